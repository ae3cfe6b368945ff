import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { read, root } from './files.ts';
import { linksOf, rowsOf } from './markdown.ts';

/** What docs/errors.md calls each bound of a format. */
const told: Readonly<Record<string, string>> = {
  MAX_JSON_BYTES: 'JSON of a request or an answer',
  MAX_JSON_DEPTH: 'levels that it is nested',
  MAX_JSON_NODES: 'values and keys in it',
  MAX_KEY_BYTES: 'one of its keys',
  MAX_NUMBER_BYTES: 'one of its numbers',
  MAX_PARTS: 'texts of a request',
  MAX_FINDINGS: 'values that detectors find',
  MAX_UNPLACED_HOPS: 'files, addresses, servers and the like',
  MAX_UNPLACED_WITH_KEPT: 'the same with items that its provider keeps',
  maxSseEventBytes: 'an event of a stream',
  maxSseDataLines: 'lines of data in it',
  maxFrameBytes: 'a frame of an AWS event stream',
  maxFrameHeaderBytes: 'its headers',
  maxAnswerMembers: 'members of one object of an answer',
  maxOpaqueUnits: 'a signed or encrypted part of an answer',
  maxOpenChannels: 'blocks, choices and calls of a stream',
  maxToolCalls: 'tool calls of one choice',
  maxContentParts: 'parts of one item',
  maxKeptUnits: 'text of a streamed response',
  maxKnownTexts: 'texts and items of a streamed response',
  maxListedTexts: 'texts that one chunk',
};

/** At these nothing is refused. */
const quiet: ReadonlySet<string> = new Set([
  'MAX_KNOWN_BYTES',
  'MAX_KNOWN_DOCUMENTS',
  'MAX_PLACED_HOPS',
  'MAX_UNDESCRIBED',
  'MAX_EXEMPT_UNITS',
  'MAX_SIBLINGS',
  'MAX_LABEL_BYTES',
  'MAX_CONTEXT_UNITS',
  'maxIndex',
  'maxNameBytes',
  'maxChunkBytes',
]);

const files = ['pkg/wire/**/*.ts', 'pkg/mask/max-findings.ts'];
const sources = globSync(files, { cwd: root }).filter((path) => !/[.-]test|fixture/.test(path));
const bounds = (
  await Promise.all(
    sources.map(async (path) => {
      const module = (await import(join(root, path))) as Readonly<Record<string, unknown>>;
      return Object.entries(module)
        .filter(([name]) => /^max[A-Z]|^MAX_/.test(name))
        .map(([name, value]) => ({ name, value, path }));
    }),
  )
).flat();

test('every bound of a format is told, or nothing is refused at it', () => {
  expect(bounds.map(({ name }) => name).sort()).toEqual([...Object.keys(told), ...quiet].sort());
});

const rows = rowsOf(read('docs/errors.md'));
const links = new Set(linksOf(read('ARCHITECTURE.md')));

test.each(bounds.filter(({ name }) => !quiet.has(name)))(
  '$name is told with its value',
  ({ name, value, path }) => {
    const found = rows.filter(([what = '']) => what.startsWith(told[name] ?? name));
    expect(found.map(([, most = '']) => most.replace(' bytes', ''))).toEqual([
      Number(value).toLocaleString('en'),
    ]);
    expect(links).toContain(path);
  },
);
