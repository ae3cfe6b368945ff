import { describe, expect, test } from '@jest/globals';
import type { SecondHop, Statement } from '../api/location.ts';
import { nowhereKnown } from '../residency/locate.ts';
import { CleanTexts } from './clean-texts.ts';
import { ask } from './client.fixture.ts';
import { startRig } from './rig.fixture.ts';
import { maxShownIds, Written } from './written.ts';

const iban = 'DE89370400440532013000';
const processing: Statement = nowhereKnown('openai', 'r').processing;
const withHops = (...secondHops: readonly SecondHop[]) => ({ ...nowhereKnown('openai', 'r'), secondHops });
const newWritten = (): Written =>
  new Written(new CleanTexts({ maskAll: (text) => text.replaceAll(iban, '[IBAN]') }));

describe('a locality as it is written', () => {
  test('is the same object where nothing is found', () => {
    const locality = withHops({ kind: 'file', target: 'file-1', processing });
    expect(newWritten().locality(locality)).toBe(locality);
  });

  test('has ids redacted, what is known of their place kept, and hosts left as policies name them', () => {
    const host = { kind: 'url', target: `${iban}.example.com`, processing } as const;
    const locality = withHops({ kind: 'file', target: iban, processing }, host);
    const written = newWritten();
    const shown = written.locality(locality);
    expect(shown.secondHops).toEqual([{ kind: 'file', target: '[IBAN]', processing }, host]);
    expect(shown.secondHops[0]?.processing).toBe(processing);
    expect(written.locality(locality)).toBe(shown);
  });

  test('shows so many ids and no more', () => {
    const ids = Array.from({ length: maxShownIds + 1 }, (_, index) => `file-${index}`);
    const hops = ids.map((target) => ({ kind: 'file', target, processing }) as const);
    const targets = newWritten()
      .locality(withHops(...hops))
      .secondHops.map(({ target }) => target);
    expect(targets).toEqual([...ids.slice(0, maxShownIds), 'unreadable id']);
  });
});

test.each([
  ['', 451],
  ['\n    secondHops: Allow', 451],
  ['\n    secondHops: Remove', 200],
])('an id in a body that nobody may read is in no record (%j)', async (residency, status) => {
  await using rig = await startRig({
    policy: { residency: `\n    conditions: [openai/regional-project]${residency}` },
    hostParams: { openai: { region: 'us' } },
  });
  const body = JSON.stringify({
    model: 'gpt-5',
    store: false,
    tools: [{ type: 'mcp', server_label: 'crm', connector_id: iban }],
    input: 'Hi.',
  });
  const answer = await ask(`${rig.base('openai')}/responses`, { body });
  await rig.recorded('close');
  expect(answer.status).toBe(status);
  expect(rig.journalText()).toContain('"type":"open"');
  expect(rig.journalText()).not.toContain(iban);
  expect(answer.text).not.toContain(iban);
});
