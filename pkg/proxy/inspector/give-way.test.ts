import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { ask } from '../client.fixture.ts';
import { prompt, startRig } from '../rig.fixture.ts';
import { giveWay, helpersGiveWay, inspectorNiceness } from './give-way.ts';

/** Of each thread of this process, as the kernel counts. */
const priorities = (): readonly number[] =>
  readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));

describe('the thread of the inspector', () => {
  test('lets all other threads go first', async () => {
    const before = priorities();
    const own = getPriority();
    await using rig = await startRig({ bounds: { largeBodyBytes: 1 } });
    await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') });
    const count = (all: readonly number[]): number =>
      all.filter((priority) => priority >= inspectorNiceness).length;
    expect(count(priorities()) - count(before)).toBe(1);
    expect(getPriority()).toBe(own);
  });

  test('has the priority of the process where threads have none of their own', () => {
    const before = priorities();
    for (const platform of ['darwin', 'win32', 'freebsd'] as const) {
      giveWay(platform);
      helpersGiveWay(platform, ['--no-parallel-scavenge']);
    }
    helpersGiveWay('linux', []);
    expect(priorities()).toEqual(before);
  });

  test('has the priority of the process where a sandbox shows no threads', () => {
    const before = priorities();
    helpersGiveWay('linux', ['--no-parallel-scavenge'], '/proc/self/task/none');
    expect(priorities()).toEqual(before);
  });
});
