import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ProductImage, productImages } from '../../images/contents.ts';
import { version } from '../../pkg/api/release.ts';
import { freePort } from '../run/free-port.ts';
import { until } from './daemon.ts';
import { type Builder, builderIn, type BuiltImage } from './images/buildah.ts';
import type { Image } from './images/oci.ts';
import { buildBundles, copied, layoutOf, productImage } from './images/product.ts';
import './patience.ts';

/**
 * `Containerfile` as it is, built; its base images are stand-ins made on this machine, since no registry is reached.
 */
const folder = mkdtempSync(join(tmpdir(), 'domicile-images-'));
const dist = join(folder, 'dist');
const built = new Map<string, BuiltImage>();
let builder: Builder | undefined;
/** What tests run. */
let tested: readonly Image[] = [];

beforeAll(async () => {
  await buildBundles(dist);
  tested = await layoutOf(dist);
  const made = await builderIn(folder);
  builder = made;
  for (const image of productImages) built.set(image.stage, await made.build(image));
}, 1_200_000);
afterAll(async () => {
  await builder?.close();
  rmSync(folder, { recursive: true, force: true });
});

const imageOf = (stage: string): BuiltImage => {
  const image = built.get(stage);
  if (image === undefined) throw new Error(`${stage} is not built`);
  return image;
};

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );

/** The version of a library is that of the machine that it comes from. */
const unversioned = (path: string): string => path.replace(/\.so\.[\d.]+$/, '.so');

/** Starts a program of an image as its user, in its environment, with its files and nothing else. */
function start({ config, files }: BuiltImage, command: readonly string[]): ChildProcess {
  const env = Object.fromEntries(config.Env.map((entry) => entry.split(/=(.*)/s, 2)));
  return spawn('chroot', [`--userspec=${config.User}:${config.User}`, files, ...command], {
    env: { ...env, PATH: '/usr/sbin:/usr/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<readonly [code: number | null, said: string]> {
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = child.stdout === null || child.stderr === null ? [] : [text(child.stdout), text(child.stderr)];
  return [await code, (await Promise.all(said)).join('')];
}

describe.each(productImages.map((image) => [image.stage, image] as const))(
  'the image %s, built',
  (stage, image) => {
    test('has the files of the image that tests run, and no other', () => {
      const layout = tested.find(({ name }) => name === productImage(stage));
      const expected = (layout?.files ?? []).flatMap(({ path, content }) =>
        content === undefined ? [] : [path],
      );
      const own = (paths: readonly string[]): readonly string[] =>
        paths
          .filter((path) => path !== 'etc/passwd')
          .map(unversioned)
          .toSorted();
      expect(own(filesIn(imageOf(stage).files))).toEqual(own(expected));
    });

    test('has the bundles byte for byte, and its user may change none of it', () => {
      const { files } = imageOf(stage);
      for (const { path, content } of copied(image, dist))
        expect([path, content && readFileSync(join(files, path)).equals(content)]).toEqual([path, true]);
      for (const path of filesIn(files)) {
        const { uid, mode } = statSync(join(files, path));
        expect([path, uid, mode & 0o6022]).toEqual([path, 0, 0]);
      }
    });

    test('has no shell', () => {
      expect(filesIn(imageOf(stage).files).filter((path) => /(^|\/)(ba|da)?sh$|busybox/.test(path))).toEqual(
        [],
      );
    });

    test('runs as its user, by its command, in its environment', () => {
      const { config } = imageOf(stage);
      expect([config.User, config.Entrypoint]).toEqual([String(image.uid), image.entrypoint]);
      const variables = Object.entries(image.environment).map(([name, value]) => `${name}=${value}`);
      expect(config.Env.filter((entry) => !entry.startsWith('PATH=') || variables.includes(entry))).toEqual(
        variables,
      );
    });
  },
);

describe('a program of an image that was built', () => {
  const entrypointOf = (stage: string): ProductImage['entrypoint'] => imageOf(stage).config.Entrypoint;

  test('is a proxy that lives', async () => {
    const image = imageOf('proxy');
    const policy = {
      apiVersion: 'domicile.dev/v1alpha1',
      kind: 'ResidencyPolicy',
      metadata: { name: 'eu', namespace: 'agents' },
      spec: { residency: { allow: ['EU'] } },
    };
    const admin = { host: '127.0.0.1', port: await freePort() };
    const config = {
      policies: ['/tmp/policy.json'],
      listen: { host: '127.0.0.1', port: 0 },
      admin,
      journal: '/tmp/journal',
      secret: 'of-the-test-nobody-asks',
    };
    writeFileSync(join(image.files, 'tmp', 'policy.json'), JSON.stringify(policy));
    writeFileSync(join(image.files, 'tmp', 'config.json'), JSON.stringify(config));
    const child = start(image, [...entrypointOf('proxy'), '--config', '/tmp/config.json']);
    const end = ended(child);
    const lives = async (): Promise<string | undefined> => {
      if (child.exitCode !== null) throw new Error((await end)[1]);
      return fetch(`http://127.0.0.1:${admin.port}/livez`).then(
        (answer) => answer.text(),
        () => undefined,
      );
    };
    try {
      expect(await until('it lives', lives)).toBe('ok\n');
    } finally {
      child.kill();
      await end;
    }
  });

  test('is an operator that asks for its configuration', async () => {
    expect(await ended(start(imageOf('operator'), entrypointOf('operator')))).toEqual([
      64,
      'Name the configuration: --config FILE.\n',
    ]);
  });

  test('is the command line that checks an installation', async () => {
    const [node = ''] = entrypointOf('operator');
    const command = [node, '/domicile/domicile.mjs', '--version'];
    expect(await ended(start(imageOf('operator'), command))).toEqual([0, `${version}\n`]);
  });

  test('is one that loads rules', async () => {
    const [code, said] = await ended(start(imageOf('capture'), [...entrypointOf('capture'), '--version']));
    expect([code, said]).toEqual([0, expect.stringMatching(/^nftables v1/)]);
  });
});
