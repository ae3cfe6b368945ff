import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { nodePath, type ProductImage, productImages } from '../../../images/contents.ts';
import { run } from '../client.ts';
import { systemProgram } from '../tools/debian.ts';
import { ownNode, program, root, withBase } from './images.ts';
import type { PreviousRelease } from '../previous-release.ts';
import { type Image, writeImage } from './oci.ts';
import type { Entry } from './tar.ts';

/** As `Containerfile` would name them, in a registry that is not there: nothing is pulled. */
export const productImage = (stage: string, tag = 'v1'): string => `domicile.test/domicile-${stage}:${tag}`;

/** Writes what the images are made of into `folder`, as `make build` does into `dist`. */
export async function buildBundles(folder: string): Promise<void> {
  const { status, stderr } = await run(process.execPath, [join(root, 'scripts', 'build.ts'), folder]);
  if (status !== 0) throw new Error(`the bundles could not be built: ${stderr}`);
}

/** What `Containerfile` copies, as files of a layer; `dist` is where the bundles are. */
export function copied({ copies }: ProductImage, dist: string): readonly Entry[] {
  return copies.flatMap(({ from, to }) => filesOf(from.replace(/^dist/, dist), to.slice(1)));
}

function filesOf(from: string, to: string): readonly Entry[] {
  if (!statSync(from).isDirectory()) return [{ path: to, content: readFileSync(from), mode: 0o644 }];
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' });
  return names
    .toSorted()
    .filter((name) => statSync(join(from, name)).isFile())
    .map((name) => ({ path: `${to}/${name}`, content: readFileSync(join(from, name)), mode: 0o644 }));
}

/** A release as images: what they hold and how they run, and the tag that tells them from others. */
export interface Edition {
  readonly images: readonly ProductImage[];
  readonly tag: string;
}
const thisOne: Edition = { images: productImages, tag: 'v1' };

/** The images of the product on a base of this machine's own: its Node, without a shell. */
export async function layoutOf(dist: string, { images, tag } = thisOne): Promise<readonly Image[]> {
  const node = await program(ownNode, nodePath.slice(1));
  return Promise.all(
    images.map(async (image) => {
      const base = image.program === undefined ? node : await system(image.program);
      const files = withBase([...base, ...copied(image, dist)]);
      return {
        name: productImage(image.stage, tag),
        files,
        entrypoint: image.entrypoint,
        environment: image.environment,
      };
    }),
  );
}

const system = (path: string): Promise<readonly Entry[]> => {
  const name = path.split('/').at(-1) ?? '';
  return program(systemProgram(name) ?? name, path.slice(1));
};

/** Builds the product and writes its images into `folder`; returns their archives. */
export async function writeProductImages(folder: string): Promise<readonly string[]> {
  const dist = join(folder, 'dist');
  mkdirSync(dist, { recursive: true });
  await buildBundles(dist);
  return (await layoutOf(dist)).map((image) => writeImage(folder, image));
}

/** The same of the release before, from its kept programs. */
export async function writePreviousImages(
  folder: string,
  { images, unpackInto }: PreviousRelease,
): Promise<readonly string[]> {
  const dist = join(folder, 'dist-before');
  unpackInto(dist);
  return (await layoutOf(dist, { images, tag: previousTag })).map((image) => writeImage(folder, image));
}

const previousTag = 'v0';

/** Values of the chart for images of one tag. */
function valuesFor(tag: string): Readonly<Record<string, string>> {
  const named = productImages.flatMap(({ stage }) => [
    [`images.${stage}.repository`, productImage(stage, tag).slice(0, -tag.length - 1)],
    [`images.${stage}.tag`, tag],
  ]);
  return { imagePullPolicy: 'Never', ...Object.fromEntries(named) };
}

export const productValues = valuesFor(thisOne.tag);
export const previousValues = valuesFor(previousTag);
