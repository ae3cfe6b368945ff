import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { catalogDiff, catalogList, catalogShow, catalogZones } from './catalog.ts';

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  file = join(folder, 'extra.json');
  const statement = {
    about: 'processing',
    when: { operations: ['inference'], regions: ['eu'] },
    location: { places: ['FR'] },
    confidence: 'Contractual',
    source: 'our contract',
    asOf: '2026-11-22',
    reason: 'the contract says so',
  };
  const extra = { version: 'acme-1', providers: [{ id: 'mistral', statements: [statement] }] };
  writeFileSync(file, JSON.stringify(extra));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function printed(command: () => Promise<void>): Promise<string> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await command();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

describe('domicile catalog', () => {
  test('list names version and providers, for people and as JSON', async () => {
    expect(await printed(() => catalogList({}))).toMatch(
      /^catalog \d{4}-\d\d-\d\d sha256:[0-9a-f]{64}\nanthropic +Anthropic /,
    );
    const listed = JSON.parse(await printed(() => catalogList({ json: true, catalog: [file] })));
    expect(listed.version).toContain('+acme-1 sha256:');
    expect(listed.providers).toHaveLength(builtInCatalog.providers.size);
  });

  test('show tells what is stated, with confidence, date and source', async () => {
    const text = await printed(() => catalogShow('mistral', { catalog: [file] }));
    expect(text).toContain('processing (inference; region eu): FR\n  Contractual, 2026-11-22: the contract');
    expect(await printed(() => catalogShow('openai', {}))).toContain('condition openai/regional-project: ');
    const shown = JSON.parse(await printed(() => catalogShow('bedrock', { json: true })));
    expect(shown.facts).toContainEqual(
      expect.objectContaining({ when: 'model global.*', place: 'anywhere', confidence: 'Documented' }),
    );
  });

  test('show of an unknown provider asks whether another was meant', async () => {
    await expect(catalogShow('mistrl', {})).rejects.toThrow(/no provider mistrl.*did you mean mistral\?/);
  });

  test('zones lists countries and regions', async () => {
    const text = await printed(() => catalogZones({}));
    expect(text).toContain('UK: The United Kingdom');
    expect(text).toMatch(/CA-QC: .*\n {2}.*aws\/ca-central-1/);
  });

  test('diff says what a file would widen', async () => {
    expect(await printed(() => catalogDiff('built-in', file, {}))).toBe(
      'widens mistral processing (inference; region eu): EU+EFTA [Documented] -> FR [Contractual]\n',
    );
    expect(await printed(() => catalogDiff(file, file, {}))).toBe('nothing changes\n');
    const { changes } = JSON.parse(await printed(() => catalogDiff(file, 'built-in', { json: true })));
    expect(changes).toMatchObject([{ effect: 'narrows' }]);
  });
});
