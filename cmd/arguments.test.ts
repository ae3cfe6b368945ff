import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../pkg/errors/usage-error.ts';
import { readArguments } from './arguments.ts';

describe('the arguments of a program', () => {
  test('are a configuration, and words where they may be', () => {
    expect(readArguments(['--config', 'a.yaml'], { allowWords: false })).toEqual({
      config: 'a.yaml',
      words: [],
    });
    expect(readArguments(['channel'], { allowWords: true })).toEqual({
      config: undefined,
      words: ['channel'],
    });
  });

  test.each([
    [['--confg', 'a.yaml'], "Unknown option '--confg'; allowed: --config FILE"],
    [['--config'], "Option '--config <value>' argument missing; allowed: --config FILE"],
    [['channel'], "Unexpected argument 'channel'; allowed: --config FILE"],
  ])('of %j are refused: %s', (args, says) => {
    const read = () => readArguments(args, { allowWords: false });
    expect(read).toThrow(UsageError);
    expect(read).toThrow(says);
  });
});
