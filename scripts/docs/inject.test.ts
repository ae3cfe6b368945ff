import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { annotations, captureContainer, proxyContainer } from '../../pkg/api/bootstrap.ts';
import { refusalCodes } from '../../pkg/inject/outcome.ts';
import { read } from './files.ts';
import { blocksOf, rowsByCode, sectionOf } from './markdown.ts';
import { domicile } from './run.ts';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

const guide = read('docs/inject.md');
const shown = (tag: string): string => {
  const block = blocksOf(guide).find((one) => one.tag === tag);
  expect(block).toBeDefined();
  return block?.text ?? '';
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-inject-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inject(manifest: string) {
  const file = join(folder, 'shown.yaml');
  await writeFile(file, manifest);
  return domicile(['inject', '-f', file, '--policy', 'examples/policies/eu-only.yaml']);
}

describe('docs/inject.md', () => {
  test('the manifest shown is injected as is said', async () => {
    const { status, stdout, stderr } = await inject(shown('pod'));
    expect(status).toBe(0);
    expect(stdout).toContain(`name: ${proxyContainer}`);
    expect(stderr).toContain(`domicile: ${shown('injected')}`);
  });

  test('the refusal shown is what a refused pod gets', async () => {
    const { status, stderr } = await inject(
      shown('pod').replace('    spec:\n', '    spec:\n      hostNetwork: true\n'),
    );
    expect(status).toBe(1);
    expect(stderr).toContain(`domicile: ${shown('refused')}`);
  });

  test('has every code of a refusal', () => {
    const rows = rowsByCode(sectionOf(guide, '## What is refused'));
    expect([...rows.keys()].toSorted()).toEqual([...refusalCodes].toSorted());
  });

  test('has every annotation', () => {
    const { prefix } = annotations;
    const ours = Object.values(annotations).filter((name) => name.startsWith(prefix) && name !== prefix);
    expect([...rowsByCode(sectionOf(guide, '## Annotations of a pod')).keys()]).toEqual(
      expect.arrayContaining(ours),
    );
  });

  test('has every option', async () => {
    const { stdout } = await domicile(['inject', '--help']);
    const options = [...stdout.matchAll(/^ {2}((?:-\w, )?--[a-z-]+(?: <[^>]+>)?)/gm)].map(
      ([, option]) => option,
    );
    expect(options.length).toBeGreaterThan(5);
    const named = [...rowsByCode(guide).keys()].filter((code) => code.startsWith('-'));
    expect(new Set(named)).toEqual(new Set(options.filter((option) => option !== '-h, --help')));
  });

  test('names the container of lockdown', () => {
    expect(sectionOf(guide, '## Lockdown')).toContain(captureContainer);
  });
});
