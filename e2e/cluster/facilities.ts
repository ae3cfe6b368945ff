import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { run } from './client.ts';
import { unbuiltForApiServer, unbuiltForNode } from './tools/cache.ts';
import { missingPrograms, systemProgram } from './tools/debian.ts';

/** What this machine lacks to run an API server; empty where it can. */
export function lackingForApiServer(): readonly string[] {
  const unbuilt = unbuiltForApiServer();
  return [
    ...(unbuilt.length > 0 ? [`${unbuilt.join(', ')}: run make cluster-tools`] : []),
    ...missingPrograms('apiServer').map(asProgram),
  ];
}

/** What this machine lacks to build `Containerfile`; empty where it can. */
export const lackingForImages = (): readonly string[] => [
  ...(process.platform === 'linux' ? [] : ['Linux']),
  ...(process.getuid?.() === 0 ? [] : ['root: a base image is made by debootstrap']),
  ...missingPrograms('images').map(asProgram),
  ...(systemProgram('npm') === undefined ? [asProgram('npm')] : []),
];

const asProgram = (name: string): string => `the program ${name}`;

/** What this machine lacks to run a node with pods; empty where it can. */
export async function lackingForNode(): Promise<readonly string[]> {
  const unbuilt = unbuiltForNode();
  const missing = missingPrograms('node');
  return [
    ...lackingForApiServer(),
    ...(process.platform === 'linux' ? [] : ['Linux']),
    ...(process.getuid?.() === 0 ? [] : ['root: a node makes namespaces, mounts and control groups']),
    ...(unbuilt.length > 0 ? [`${unbuilt.join(', ')}: run make cluster-tools`] : []),
    ...missing.map(asProgram),
    ...(missing.includes('ip') || (await canMakeNetworks()) ? [] : ['network namespaces with veth links']),
    ...(existsSync('/proc/net/if_inet6') ? [] : ['IPv6']),
    ...(canMakeGroups() ? [] : ['control groups that can be written']),
  ];
}

/** Tries what a node does first, in a namespace that is gone at once. */
async function canMakeNetworks(): Promise<boolean> {
  const link = 'ip link add domicile-try type veth peer name domicile-peer';
  const { status } = await run('unshare', ['--net', 'sh', '-c', link]);
  return status === 0;
}

function canMakeGroups(): boolean {
  try {
    const points = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, , type]) => type === 'cgroup' || type === 'cgroup2')
      .map(([, point = '']) => point);
    for (const point of points) accessSync(point, constants.W_OK);
    return points.length > 0;
  } catch {
    return false;
  }
}
