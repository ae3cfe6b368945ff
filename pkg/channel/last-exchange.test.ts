import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { keepLastExchange, saidMs } from './last-exchange.ts';

let folder = '';
let [seen, now] = [0, 0];
const errors: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  [seen, now] = [0, 1_000_000];
  errors.length = 0;
});
const open = (within = folder) =>
  keepLastExchange({
    folder: within,
    seen: () => seen,
    now: () => now,
    onError: (error) => errors.push(error),
  });

describe('when the pod last talked', () => {
  test('is never until it has, and news at once when it has', () => {
    const last = open();
    expect([last.isNews(), last.say()]).toEqual([false, 0]);
    seen = now;
    expect([last.isNews(), last.say()]).toEqual([true, seen]);
  });

  test('is news again only after a while, and then whatever came last', () => {
    const last = open();
    seen = 1;
    expect([last.isNews(), last.say()]).toEqual([true, 1]);
    seen = 2;
    now += saidMs - 1;
    expect(last.isNews()).toBe(false);
    seen = 3;
    now += 1;
    expect([last.isNews(), last.say(), last.isNews()]).toEqual([true, 3, false]);
    now += saidMs;
    expect(last.isNews()).toBe(false);
  });

  test('outlives the process, readable by nobody else', () => {
    const last = open();
    seen = 5;
    last.say();
    seen = 0;
    const again = open();
    expect([again.isNews(), again.say()]).toEqual([false, 5]);
    expect(statSync(join(folder, 'last-exchange')).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'x', '-1', '1.5', '1e99'])('is never where %j was kept', (text) => {
    writeFileSync(join(folder, 'last-exchange'), text);
    expect(open().say()).toBe(0);
  });

  test('is not in the future, where the clock was set back', () => {
    writeFileSync(join(folder, 'last-exchange'), String(now + 1));
    expect(open().say()).toBe(now);
  });

  test('is said where it cannot be kept, and that is told', () => {
    const last = open(join(folder, 'missing'));
    seen = 5;
    expect([last.say(), errors.length]).toEqual([5, 1]);
  });
});
