import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../client.ts';
import { systemProgram } from '../tools/debian.ts';
import type { Image } from './oci.ts';
import type { Entry } from './tar.ts';

/** What pods of tests run: nothing is pulled, everything is made of programs of this machine. */
export const imageNames = {
  /** Holds the namespaces of a pod. */
  pause: 'domicile.test/pause:1',
  /** A shell with the usual small programs. */
  busybox: 'domicile.test/busybox:1',
  /** The Node of this project. */
  node: 'domicile.test/node:1',
  /** `nft`, and a shell. */
  nft: 'domicile.test/nft:1',
} as const;

const applets = ['sh', 'sleep', 'wget', 'nc', 'cat', 'echo', 'id', 'ls', 'httpd', 'nslookup', 'true'];

// Not that of run/domicile.ts, which only tests can load.
export const root = join(import.meta.dirname, '..', '..', '..');
/** The Node of this project, the program itself. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', 'node');

/** It as an image whose author has named this user, `UID:GID`. */
export async function nodeImageOf(name: string, user?: string): Promise<Image> {
  const files = withBase(await program(ownNode, 'usr/bin/node'));
  return { name, files, entrypoint: ['/usr/bin/node'], ...(user !== undefined && { user }) };
}

export async function images(): Promise<readonly Image[]> {
  const busybox = await shell();
  return [
    { name: imageNames.pause, files: busybox, entrypoint: ['/bin/sleep', '2147483647'] },
    { name: imageNames.busybox, files: busybox, entrypoint: ['/bin/sh'] },
    await nodeImageOf(imageNames.node),
    {
      name: imageNames.nft,
      files: unique([...busybox, ...(await program(systemProgram('nft') ?? 'nft', 'usr/sbin/nft'))]),
      entrypoint: ['/usr/sbin/nft'],
    },
  ];
}

const base: readonly Entry[] = [
  { path: 'tmp', mode: 0o1777 },
  { path: 'etc', mode: 0o755 },
  { path: 'etc/passwd', content: Buffer.from('root:x:0:0::/:/bin/sh\n'), mode: 0o644 },
];

export const withBase = (files: readonly Entry[]): readonly Entry[] => unique([...base, ...files]);

async function shell(): Promise<readonly Entry[]> {
  const files = await program(systemProgram('busybox') ?? 'busybox', 'bin/busybox');
  return withBase([
    ...files,
    ...applets.map((name) => ({ path: `bin/${name}`, link: 'busybox', mode: 0o777 })),
  ]);
}

/** A program with the shared libraries that it loads, each where it looks for it. */
export async function program(path: string, at: string): Promise<readonly Entry[]> {
  const { stdout } = await run('ldd', [path]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, library = '']) => library);
  return [
    { path: at, content: readFileSync(path), mode: 0o755 },
    ...libraries.map((library) => ({ path: library.slice(1), content: readFileSync(library), mode: 0o755 })),
  ];
}

function unique(files: readonly Entry[]): readonly Entry[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
