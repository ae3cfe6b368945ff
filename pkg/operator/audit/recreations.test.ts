import { expect, test } from '@jest/globals';
import { boundWaitMs, firstWaitMs, rememberedOwners, rememberRecreations } from './recreations.ts';

function rig() {
  const time = { now: 1_000_500 };
  return { time, recreations: rememberRecreations(() => time.now) };
}
const old = { owner: 'set', createdAt: 1_000 };

test('pods from before the first eviction do not wait for one another', () => {
  const { recreations } = rig();
  recreations.evicted(old, 'OldImage');
  expect(recreations.waits({ owner: 'set', createdAt: 999_000 }, 'OldImage')).toBe(false);
});

test('one that came back with the finding waits, twice as long each time, up to a day', () => {
  const { time, recreations } = rig();
  recreations.evicted(old, 'OldImage');
  for (let wait = firstWaitMs; wait < 4 * boundWaitMs; wait *= 2) {
    const again = { owner: 'set', createdAt: Math.floor(time.now / 1000) * 1000 };
    time.now += Math.min(wait, boundWaitMs) - 1;
    expect(recreations.waits(again, 'OldImage')).toBe(true);
    time.now += 1;
    expect(recreations.waits(again, 'OldImage')).toBe(false);
    recreations.evicted(again, 'OldImage');
  }
});

test('one with another finding or of another owner does not wait', () => {
  const { time, recreations } = rig();
  recreations.evicted(old, 'OldImage');
  const again = { owner: 'set', createdAt: time.now };
  expect(recreations.waits(again, 'OldImage')).toBe(true);
  expect(recreations.waits(again, 'NotPlaced')).toBe(false);
  expect(recreations.waits({ ...again, owner: 'other' }, 'OldImage')).toBe(false);
});

test('what is over for two days is forgotten', () => {
  const { time, recreations } = rig();
  recreations.evicted(old, 'OldImage');
  const again = { owner: 'set', createdAt: time.now };
  time.now += 2 * boundWaitMs + 1;
  recreations.evicted(again, 'OldImage');
  time.now += 1_000;
  const later = { owner: 'set', createdAt: time.now };
  time.now += firstWaitMs - 1_001;
  expect(recreations.waits(later, 'OldImage')).toBe(true);
  time.now += 1;
  expect(recreations.waits(later, 'OldImage')).toBe(false);
});

test('no more owners are remembered than may be, and the one evicted longest ago goes first', () => {
  const { time, recreations } = rig();
  const waits = (owner: string): boolean => recreations.waits({ owner, createdAt: time.now }, 'OldImage');
  for (let index = 0; index < rememberedOwners; index += 1)
    recreations.evicted({ owner: `set ${index}`, createdAt: 0 }, 'OldImage');
  expect(waits('set 0')).toBe(true);
  recreations.evicted({ owner: 'set 0', createdAt: 0 }, 'OldImage');
  recreations.evicted({ owner: 'one more', createdAt: 0 }, 'OldImage');
  expect([waits('set 0'), waits('set 1'), waits('set 2'), waits('one more')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});
