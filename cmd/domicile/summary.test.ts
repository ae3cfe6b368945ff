import { expect, test } from '@jest/globals';
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

test('a summary of nothing says so', () => {
  expect(summaryOf({ ...facts, tally: new Tally(), recorded: false })).toBe(`
domicile: session s-1
  no request came through
  nothing was recorded (recording.level: Off)
`);
});
