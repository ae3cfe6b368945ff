import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, test } from '@jest/globals';
import { readArguments } from './command-line.ts';

const known = { only: ['start', 'bulk'], contenders: ['direct', 'envoy'] };

describe('the arguments of a benchmark', () => {
  test('are names with commas between them, and switches', () => {
    expect(readArguments([], known)).toEqual({ quick: false, lists: {} });
    expect(readArguments(['--quick', '--only', 'bulk,start'], known)).toEqual({
      quick: true,
      lists: { only: ['bulk', 'start'] },
    });
  });

  test('that are not known are refused with what is', () => {
    expect(() => readArguments(['--only', 'bulk,nothing'], known)).toThrow(
      '--only does not know nothing: it takes start, bulk.',
    );
    for (const wrong of [['--fast'], ['bulk'], ['--only'], ['--quick=yes']])
      expect(() => readArguments(wrong, known)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

const entries = ['main.ts', 'operator/main.ts'];

describe.each(entries)('bench/%s', (entry) => {
  const run = (...args: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--no-warnings', `${import.meta.dirname}/${entry}`, ...args], {
      encoding: 'utf8',
      env: {},
    });

  test('says how it is used where it is asked', () => {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`node bench/${entry} [--quick] [--only GROUP,...]`);
  });

  test('says so and ends with 64 where an option is wrong, without a stack', () => {
    for (const wrong of [['--helpp'], ['--only', 'nothing']]) {
      const { status, stdout, stderr } = run(...wrong);
      expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
      expect(stderr).toContain(`node bench/${entry} [--quick] [--only GROUP,...]`);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });
});
