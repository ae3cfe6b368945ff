import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Program -> the Debian package that has it, by what needs it. */
const packages = {
  apiServer: { openssl: 'openssl' },
  node: {
    nsenter: 'util-linux',
    ip: 'iproute2',
    nft: 'nftables',
    runc: 'runc',
    conntrack: 'conntrack',
    busybox: 'busybox-static',
    prometheus: 'prometheus',
    promtool: 'prometheus',
  },
  images: { nft: 'nftables', buildah: 'buildah', debootstrap: 'debootstrap' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Purpose = keyof typeof packages;
const everything: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(packages));

const folders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Where a program of the system is; absent where it is not installed. */
export function systemProgram(name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export const missingPrograms = (purpose: Purpose): readonly string[] => missingOf(packages[purpose]);

const missingOf = (programs: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(programs).filter((name) => systemProgram(name) === undefined);

/** Installs what is missing, where we are root and Debian's tools are there; says what to do where not. */
export function installMissing(): void {
  const missing = missingOf(everything);
  if (missing.length === 0) return;
  const wanted = missing.map((name) => everything[name] ?? name);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(`missing: ${missing.join(', ')}. On Debian: apt-get install ${wanted.join(' ')}`);
    return;
  }
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
}

function aptGet(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
