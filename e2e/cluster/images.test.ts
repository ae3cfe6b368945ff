import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { productImages } from '../../images/contents.ts';
import { root } from '../run/domicile.ts';
import { buildBundles, copied, layoutOf } from './images/product.ts';
import './patience.ts';

const dist = mkdtempSync(join(tmpdir(), 'domicile-dist-'));

beforeAll(() => buildBundles(dist));
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** The instructions of one stage of `Containerfile`. */
function stageOf(name: string): readonly string[] {
  const text = readFileSync(join(root, 'images', 'Containerfile'), 'utf8');
  const stages = text.split(/^FROM /m).slice(1);
  const found = stages.find((stage) => stage.split('\n')[0]?.endsWith(` AS ${name}`));
  return (found ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe.each(productImages.map((image) => [image.stage, image] as const))('the image %s', (stage, image) => {
  test('holds in tests what Containerfile copies, runs the same in the same environment, as the same user', () => {
    const lines = stageOf(stage);
    const copies = lines.flatMap((line) => {
      const [, from = '', to = ''] = /^COPY --from=build \/src\/(\S+) (\S+)$/.exec(line) ?? [];
      return from === '' ? [] : [{ from, to }];
    });
    expect(copies).toEqual(image.copies);
    expect(lines).toContain(`USER ${image.uid}`);
    const entrypoint = lines.find((line) => line.startsWith('ENTRYPOINT '))?.slice('ENTRYPOINT '.length);
    expect(JSON.parse(entrypoint ?? '')).toEqual(image.entrypoint);
    const variables = lines
      .filter((line) => line.startsWith('ENV '))
      .map((line) => line.slice('ENV '.length));
    expect(variables).toEqual(Object.entries(image.environment).map(([name, value]) => `${name}=${value}`));
  });

  test('has every byte of its bundle in the layout, and no shell', async () => {
    const layout = (await layoutOf(dist)).find(({ name }) => name.includes(`-${stage}:`));
    const files = new Map((layout?.files ?? []).map(({ path, content }) => [path, content]));
    for (const { path, content } of copied(image, dist))
      expect(content && files.get(path)?.equals(content)).toBe(true);
    const program = image.entrypoint.find((part) => part.endsWith('.mjs')) ?? image.entrypoint[0] ?? '';
    expect(files.get(program.slice(1))?.length).toBeGreaterThan(1_000);
    expect([...files.keys()].filter((path) => /(^|\/)(sh|bash|busybox)$/.test(path))).toEqual([]);
  });
});
