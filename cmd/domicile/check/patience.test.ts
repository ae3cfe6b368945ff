import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../../pkg/kube/virtual-clock.fixture.ts';
import { type CheckLine, fail, pass, warn } from './check-line.ts';
import { longestWaitSeconds, lookAgainMs, lookPatiently, waitSecondsOf } from './patience.ts';

const clock = () => virtualClock();
const down = fail('operator', 'away', 'start it');
const rolling = warn('operator', 'on its way', 'wait');
const unread = fail('certificate', 'none', 'issue it');
const fine = [pass('operator', 'there'), warn('policies', 'none', 'write one')];

function watched(seen: readonly (readonly CheckLine[])[], seconds: number) {
  const time = clock();
  const told: string[] = [];
  let looks = 0;
  const result = lookPatiently(async () => seen[Math.min(looks++, seen.length - 1)] ?? [], {
    seconds,
    onFailing: (checks) => told.push(checks.join()),
    clock: time,
  });
  return { time, told, result, looks: () => looks };
}

describe('looking patiently', () => {
  test('ends with the first look that is settled, and tells once of each that is not', async () => {
    const { time, told, result, looks } = watched([[down, unread], [down, unread], [rolling], fine], 60);
    await time.advance(3 * lookAgainMs);
    expect(await result).toBe(fine);
    expect([looks(), told]).toEqual([4, ['operator,certificate', 'operator']]);
  });

  test('does not wait for what only needs a person', async () => {
    const { result, looks } = watched([fine], 60);
    expect([await result, looks()]).toEqual([fine, 1]);
  });

  test.each([
    [0, 1],
    [lookAgainMs / 1000 - 1, 1],
    [lookAgainMs / 1000, 2],
  ])('with %i s looks %i times, and says what it saw last', async (seconds, expected) => {
    const { time, result, looks } = watched([[down]], seconds);
    await time.advance(10 * lookAgainMs);
    expect([await result, looks()]).toEqual([[down], expected]);
  });
});

describe('--wait', () => {
  test.each([
    [undefined, 0],
    ['0', 0],
    [String(longestWaitSeconds), longestWaitSeconds],
  ])('%s is %i s', (text, seconds) => {
    expect(waitSecondsOf(text)).toBe(seconds);
  });

  test.each(['', ' ', '-1', '1.5', 'soon', String(longestWaitSeconds + 1)])('"%s" is refused', (text) => {
    expect(() => waitSecondsOf(text)).toThrow(/^--wait: found ".*"; allowed: whole seconds, 0 to 3,600$/);
  });
});
