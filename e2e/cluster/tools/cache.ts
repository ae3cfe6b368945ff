import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { apiServerGroups, type Group, nodeGroups } from './binaries.ts';

const cluster = join(import.meta.dirname, '..');
export const pinsFolder = join(cluster, 'pins');

/** Changes with every pinned version and every build flag, so that no test runs on yesterday's programs. */
export function hashOfPins(folder = cluster): string {
  const hash = createHash('sha256');
  const files = globSync('pins/*/go.{mod,sum}', { cwd: folder }).toSorted();
  for (const file of [...files, 'tools/binaries.ts']) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Where the programs are: outside the tree, since they take an hour of one core to build. `DOMICILE_CLUSTER_TOOLS`
 * names another folder than the cache of the user; each set of pins has a folder of its own in it.
 */
export function toolsFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const base = process.env['DOMICILE_CLUSTER_TOOLS'] || join(cache, 'domicile', 'cluster');
  return join(base, hashOfPins());
}

/** The path of a program that `make cluster-tools` built. */
export function tool(name: string): string {
  const path = join(toolsFolder(), name);
  if (!existsSync(path)) throw new Error(`${name} is not built: run make cluster-tools (looked for ${path})`);
  return path;
}

const unbuilt = (groups: readonly Group[]): readonly string[] =>
  groups
    .flatMap(({ programs }) => Object.keys(programs))
    .filter((name) => !existsSync(join(toolsFolder(), name)));

export const unbuiltForApiServer = (): readonly string[] => unbuilt(apiServerGroups);
export const unbuiltForNode = (): readonly string[] => unbuilt(nodeGroups);
