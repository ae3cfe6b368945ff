import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../pkg/journal/journal.ts';
import { closeBody, openBody } from '../../pkg/journal/records.fixture.ts';
import { listSessions } from '../../pkg/journal/sessions.ts';
import { Tally } from '../../pkg/proxy/tally.ts';
import { summaryOf } from './summary.ts';

const facts = {
  session: 's-1',
  journal: '/j',
  head: { seq: 4, hash: 'ab' },
  recorded: true,
  connectTo: [],
} as const;

test('a summary counts by place, and says what was out of the ordinary', () => {
  const tally = new Tally();
  const counted = { exceptionsUsed: 0, masked: false };
  tally.count({ ...counted, place: 'US', outcome: 'completed', masked: true });
  tally.count({ ...counted, place: 'US', outcome: 'aborted', masked: true });
  tally.count({ ...counted, place: 'EU', outcome: 'failed' });
  tally.count({ ...counted, place: undefined, outcome: 'denied', exceptionsUsed: 2 });
  expect(summaryOf({ ...facts, tally, connectTo: ['anthropic=http://a'] })).toBe(`
domicile: session s-1
  place        allowed  masked  denied  failed
  EU                 0       0       0       1
  US                 2       1       0       0
  not located        0       0       1       0
  exceptions used: 2
  sent elsewhere by --connect-to: anthropic=http://a (decided as the real destination)
  journal: /j
  head:    4:ab
`);
});

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'summary-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each([
  ['completed', { allowed: 1, denied: 0, failed: 0 }],
  ['aborted', { allowed: 1, denied: 0, failed: 0 }],
  ['denied', { allowed: 0, denied: 1, failed: 0 }],
  ['failed', { allowed: 0, denied: 0, failed: 1 }],
] as const)('what ended as %s is counted alike by the summary and by sessions', async (outcome, counted) => {
  const tally = new Tally();
  tally.count({ exceptionsUsed: 0, masked: false, place: 'US', outcome });
  expect(tally.places.get('US')).toMatchObject(counted);

  const journal = await openJournal({ directory: join(directory, outcome) });
  await journal.append('s', 'x', openBody());
  await journal.append('s', 'x', closeBody({ outcome }));
  await journal.close();
  expect(await listSessions(join(directory, outcome))).toMatchObject([{ requests: counted }]);
});

test('a summary of nothing says so', () => {
  expect(summaryOf({ ...facts, tally: new Tally(), recorded: false })).toBe(`
domicile: session s-1
  no request came through
  nothing was recorded (recording.level: Off)
`);
});
