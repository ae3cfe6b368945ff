import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { nodePath, type ProductImage } from '../../../images/contents.ts';
import { run } from '../client.ts';
import { systemProgram } from '../tools/debian.ts';
import { ownNode, program, root, withBase } from './images.ts';
import { writeImage } from './oci.ts';

/** What an image says of how it runs. */
export interface ImageConfig {
  readonly User: string;
  readonly Entrypoint: readonly string[];
  readonly Env: readonly string[];
}

export interface BuiltImage {
  readonly config: ImageConfig;
  /** Where its files are; they may be changed. */
  readonly files: string;
}

export interface Builder {
  /** Builds a stage of `Containerfile` with everything that it needs. */
  readonly build: (image: ProductImage) => Promise<BuiltImage>;
  readonly close: () => Promise<void>;
}

/** No registry is reached from here: the names that `Containerfile` begins with are these images of our own. */
const bases = {
  debian: 'docker.io/library/debian:bookworm-slim',
  node: 'docker.io/library/node:24-bookworm-slim',
  distroless: 'gcr.io/distroless/nodejs24-debian12:nonroot',
} as const;

/** Debian's buildah, which takes neither daemon nor control groups, with a store of its own in `folder`. */
export async function builderIn(folder: string): Promise<Builder> {
  const policy = join(folder, 'policy.json');
  writeFileSync(policy, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }));
  const store = await storeIn(folder);
  const buildah = async (command: string, ...args: readonly string[]): Promise<string> => {
    const options = ['from', 'build', 'commit', 'pull'].includes(command)
      ? ['--signature-policy', policy]
      : [];
    return must('buildah', [...store, command, ...options, ...args]);
  };
  const debian = join(folder, 'debian');
  await must('debootstrap', ['--variant=minbase', 'bookworm', debian, 'http://deb.debian.org/debian']);
  await commit(buildah, ['scratch'], bases.debian, [[debian, '/']]);
  await commit(buildah, ['--pull-never', bases.debian], bases.node, await nodeParts(folder), trusts);
  const node = await program(ownNode, nodePath.slice(1));
  const archive = writeImage(folder, {
    name: bases.distroless,
    files: withBase(node),
    entrypoint: [nodePath],
  });
  const id = (await buildah('pull', '--quiet', `oci-archive:${archive}`)).trim();
  await buildah('tag', id, bases.distroless);
  const npmCache = (await must('npm', ['config', 'get', 'cache'])).trim();
  mkdirSync(npmCache, { recursive: true });
  return {
    build: async ({ stage }) => {
      const name = `localhost/domicile-${stage}`;
      await buildah(
        'build',
        '--isolation=chroot',
        '--pull=never',
        '--layers',
        `--volume=${npmCache}:/root/.npm`,
        `--file=${join(root, 'images', 'Containerfile')}`,
        `--target=${stage}`,
        `--tag=${name}`,
        root,
      );
      const said = JSON.parse(await buildah('inspect', '--type', 'image', name)) as Inspected;
      const container = (await buildah('from', '--pull-never', name)).trim();
      const files = (await buildah('mount', container)).trim();
      return { config: said.OCIv1.config, files };
    },
    close: async () => void (await buildah('rm', '--all')),
  };
}

/** Layers over each other where the file system takes that, else copies of copies. */
async function storeIn(folder: string): Promise<readonly string[]> {
  const at = (driver: string): readonly string[] => [
    `--root=${join(folder, driver)}`,
    `--runroot=${join(folder, `${driver}-run`)}`,
    `--storage-driver=${driver}`,
  ];
  const overlay = at('overlay');
  const tries = async (...args: readonly string[]): Promise<boolean> =>
    (await run(systemProgram('buildah') ?? 'buildah', [...overlay, ...args])).status === 0;
  const works = (await tries('from', '--name', 'try', 'scratch')) && (await tries('mount', 'try'));
  await tries('rm', '--all');
  return works ? overlay : at('vfs');
}

interface Inspected {
  readonly OCIv1: { readonly config: ImageConfig };
}

type Buildah = (command: string, ...args: readonly string[]) => Promise<string>;
type Part = readonly [from: string, to: string];

async function commit(
  buildah: Buildah,
  from: readonly string[],
  name: string,
  parts: readonly Part[],
  env: readonly string[] = [],
): Promise<void> {
  const container = (await buildah('from', ...from)).trim();
  for (const [path, to] of parts) await buildah('add', '--quiet', container, path, to);
  await buildah('config', ...env.map((entry) => `--env=${entry}`), '--cmd', '[]', container);
  await buildah('commit', '--quiet', '--rm', container, name);
}

const authorities = '/etc/ssl/certs/ca-certificates.crt';
/** The registry of packages as this machine trusts it, and what it has of it already. */
const trusts = [`NODE_EXTRA_CA_CERTS=${authorities}`, 'npm_config_prefer_offline=true'];

/** Node of this project and npm of this machine, where the image of Node has them. */
async function nodeParts(folder: string): Promise<readonly Part[]> {
  const npm = dirname(dirname(realpathSync(systemProgram('npm') ?? 'npm')));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  cpSync(ownNode, join(bin, 'node'));
  const started = '#!/bin/sh\nexec /usr/local/bin/node /usr/local/lib/node_modules/npm/bin/npm-cli.js "$@"\n';
  writeFileSync(join(bin, 'npm'), started, { mode: 0o755 });
  writeFileSync(join(folder, 'authorities.crt'), readFileSync(authorities));
  return [
    [bin, '/usr/local/bin'],
    [npm, '/usr/local/lib/node_modules/npm'],
    [join(folder, 'authorities.crt'), authorities],
  ];
}

async function must(name: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(systemProgram(name) ?? name, args, '', process.env['HOME']);
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${status} ${stderr} ${stdout.slice(-2_000)}`);
  return stdout;
}
