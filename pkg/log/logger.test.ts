import { describe, expect, test } from '@jest/globals';
import { createLeanLogger } from './lean-logger.ts';
import type { LoggerOptions } from './logger.ts';
import { describeError, maxFields, maxStringLength, placeOf } from './masked-fields.ts';
import { maxWaitingLines, StderrLines, type WriteBytes } from './stderr-lines.ts';
import { StderrTransport } from './stderr-transport.ts';
import { createLogger } from './winston-logger.ts';

type Done = (error: NodeJS.ErrnoException | null, written: number) => void;

const mask = (text: string): string => text.replaceAll(/[\w.]+@[\w.]+/g, '[EMAIL_ADDRESS]');
const options: LoggerOptions = { level: 'info', maskText: mask, now: () => Date.UTC(2026, 0, 1) };

function collecting() {
  const written: string[] = [];
  const write: WriteBytes = (bytes, done) => {
    written.push(bytes.toString());
    done(null, bytes.length);
  };
  return { write, lines: () => written.join('').split('\n').slice(0, -1) };
}

/** A standard error that takes nothing until it is told to. */
function stuck() {
  const calls: { readonly bytes: Buffer; readonly done: Done }[] = [];
  const waiting = new StderrLines((bytes, done) => void calls.push({ bytes, done }));
  const answer = (error: NodeJS.ErrnoException | null, written?: number): void => {
    const call = calls.at(-1);
    call?.done(error, written ?? call.bytes.length);
  };
  return { waiting, calls, answer };
}

describe.each([
  [
    'the winston logger',
    (write: WriteBytes, given: LoggerOptions) => createLogger(given, new StderrTransport(write)),
  ],
  [
    'the lean logger',
    (write: WriteBytes, given: LoggerOptions) => createLeanLogger(given, new StderrLines(write)),
  ],
])('%s', (_, create) => {
  test('writes one JSON object a line', async () => {
    const { write, lines } = collecting();
    const log = create(write, options);
    log.info('policy loaded', { policy: 'eu-only', rules: 3, enforced: true });
    await log.flush();

    expect(lines()).toEqual([
      '{"time":"2026-01-01T00:00:00.000Z","level":"info","message":"policy loaded","policy":"eu-only","rules":3,"enforced":true}',
    ]);
  });

  test('writes nothing below its level', async () => {
    const { write, lines } = collecting();
    const log = create(write, { ...options, level: 'warn' });
    log.debug('one');
    log.info('two');
    log.warn('three');
    log.error('four');
    await log.flush();

    expect(lines().map((line) => JSON.parse(line).message)).toEqual(['three', 'four']);
  });

  test('masks a raw e-mail address in any field', async () => {
    const { write, lines } = collecting();
    const log = create(write, options);
    log.error('refused', { why: 'jane.doe@example.com', 'jane.doe@example.com': 1 });
    await log.flush();

    expect(lines().join()).toContain('[EMAIL_ADDRESS]');
    expect(lines().join()).not.toContain('jane');
  });
});

describe('fields', () => {
  const logged = (fields: object, over: Partial<LoggerOptions> = {}): Record<string, unknown> => {
    const { write, lines } = collecting();
    createLeanLogger({ ...options, ...over }, new StderrLines(write)).info('x', fields as never);
    return JSON.parse(lines()[0] ?? '');
  };

  test('that are not codes are withheld where there is no masker', () => {
    const { level, now } = options;
    const { write, lines } = collecting();
    createLeanLogger({ level, ...(now && { now }) }, new StderrLines(write)).info('x', {
      a: 'jane@example.com',
      b: 'policy.denied',
    });

    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ a: '[withheld]', b: 'policy.denied' });
  });

  test('of other types are withheld', () => {
    expect(logged({ a: { b: 'jane' }, c: ['jane'], d: undefined, e: new Error('jane') })).toMatchObject({
      a: '[withheld]',
      c: '[withheld]',
      d: '[withheld]',
      e: '[withheld]',
    });
  });

  test('are withheld when the masker fails', () => {
    const maskText = (): string => {
      throw new Error('no');
    };

    expect(logged({ a: 'jane' }, { maskText })).toMatchObject({ a: '[withheld]' });
  });

  test('do not take the place of level, time and message', () => {
    expect(logged({ level: 'debug', time: 'now', message: 'y' })).toEqual({
      time: '2026-01-01T00:00:00.000Z',
      level: 'info',
      message: 'x',
    });
  });

  test('are masked before they are cut', () => {
    const { a } = logged({ a: `${'x '.repeat(maxStringLength / 2 - 2)}jane.doe@example.com` });

    expect(a).not.toContain('jane');
    expect(String(a)).toHaveLength(maxStringLength + 1);
  });

  test('beyond the bound are left out', () => {
    const many = Object.fromEntries(
      Array.from({ length: maxFields + 1 }, (_, index) => [`f${index}`, index]),
    );

    expect(Object.keys(logged(many))).toHaveLength(3 + maxFields);
  });
});

describe('standard error that takes nothing', () => {
  test('costs lines beyond the bound, and the loss is told', async () => {
    const { waiting, calls, answer } = stuck();
    for (let index = 0; index < maxWaitingLines + 1 + 7; index += 1) waiting.writeLine('{}');
    const flushed = waiting.flush();
    answer(null);
    const second = calls.at(-1)?.bytes.toString().split('\n') ?? [];
    answer(null);
    await flushed;

    expect(calls).toHaveLength(2);
    expect(JSON.parse(second.at(-2) ?? '')).toEqual({
      level: 'warn',
      message: 'log lines dropped',
      count: 7,
    });
    expect(second).toHaveLength(maxWaitingLines + 2);
  });

  test('loses no byte when it takes part of a write', () => {
    const { waiting, calls, answer } = stuck();
    waiting.writeLine('{"a":1}');
    answer(null, 3);

    expect(calls.map(({ bytes }) => bytes.toString())).toEqual(['{"a":1}\n', '":1}\n']);
  });

  test('does not fail the process when it is gone', async () => {
    const { waiting, answer } = stuck();
    waiting.writeLine('{}');
    answer(Object.assign(new Error('gone'), { code: 'EPIPE' }));

    await expect(waiting.flush()).resolves.toBeUndefined();
  });
});

describe('what is told of an error', () => {
  test.each([
    [
      Object.assign(new Error('jane@example.com'), { code: 'ECONNRESET' }),
      { error: 'Error', code: 'ECONNRESET' },
    ],
    [new TypeError('jane'), { error: 'TypeError', code: '' }],
    [
      Object.assign(new Error('x'), { code: 'jane doe', name: 'jane@example.com' }),
      { error: '[withheld]', code: '[withheld]' },
    ],
    ['jane', { error: 'string', code: '' }],
  ])('is its name and code: %#', (error, expected) => {
    expect(describeError(error)).toEqual(expected);
  });
});

describe('the place of an error', () => {
  test('is a frame of the stack, and never a line of its message', () => {
    const error = new TypeError(
      'Unexpected token in JSON\nanna@example.org\n    at anna@example.org (x.ts:1:1)',
    );
    expect(placeOf(error)).toMatch(/^at .*logger\.test\.ts/);
  });

  test('is unknown where the stack does not tell it', () => {
    expect(placeOf('anna@example.org')).toBe('');
    const changed = new Error('one\n    at anna');
    expect(changed.stack).toContain('one');
    changed.message = 'two';
    expect(placeOf(changed)).toBe('');
    changed.stack = 'two';
    expect(placeOf(changed)).toBe('');
  });
});
