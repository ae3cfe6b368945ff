import { describe, expect, test } from '@jest/globals';
import { defaultBounds } from '../api/bounds.ts';
import { connectToFrom } from './connect-to.ts';
import { boundsFrom } from './bounds.ts';

describe('bounds', () => {
  test('are the stated ones where nothing is said', () => {
    expect(boundsFrom(undefined)).toEqual(defaultBounds);
    expect(boundsFrom({})).toEqual(defaultBounds);
  });

  test('are overridden by name, from text as from an object', () => {
    const expected = { ...defaultBounds, firstByteMs: 60_000, sliceMs: 0.5 };
    expect(boundsFrom('{"firstByteMs": 60000, "sliceMs": 0.5}')).toEqual(expected);
    expect(boundsFrom({ firstByteMs: 60_000, sliceMs: 0.5 })).toEqual(expected);
  });

  test('may be as long as a timer can be, and no longer: Node would take it for 1 ms', () => {
    expect(boundsFrom({ idleMs: 2 ** 31 - 1 }).idleMs).toBe(2_147_483_647);
    expect(() => boundsFrom({ idleMs: 2 ** 31 })).toThrow(
      'bounds.idleMs: found 2147483648; allowed: a number above 0',
    );
  });

  test('are whole numbers where a fraction would end the process, or mean nothing', () => {
    expect(boundsFrom({ sliceMs: 0.25 }).sliceMs).toBe(0.25);
    for (const name of ['headersMs', 'keepAliveMs', 'connections', 'headerBytes'])
      expect(() => boundsFrom({ [name]: 1.5 })).toThrow(
        `bounds.${name}: found 1.5; allowed: a whole number above 0, at most 2147483647`,
      );
  });

  test('give headers no longer than the request that they begin: Node would not start', () => {
    const { headersMs } = defaultBounds;
    expect(boundsFrom({ requestMs: headersMs }).requestMs).toBe(headersMs);
    expect(() => boundsFrom({ requestMs: headersMs - 1 })).toThrow(
      `bounds.headersMs: found ${headersMs}; allowed: at most requestMs, which is ${headersMs - 1}: lower it, or raise requestMs`,
    );
  });

  test('have a least where less would end the process', () => {
    const least = 16 * 1024 * 1024;
    expect(boundsFrom({ inspectorHeapBytes: least }).inspectorHeapBytes).toBe(16_777_216);
    expect(() => boundsFrom({ inspectorHeapBytes: least - 1 })).toThrow(
      'bounds.inspectorHeapBytes: found 16777215; allowed: a number of at least 16777216, at most 2147483647',
    );
  });

  test.each(['toString', '__proto__', 'constructor', 'firstbyteMs', ''])('%p is not one', (name) => {
    expect(() => boundsFrom(`{${JSON.stringify(name)}: 5}`)).toThrow(
      `bounds: "${name}" is not a bound; allowed: headerBytes`,
    );
  });

  test.each([0, -1, null, '60000', [], {}, true, Number.NaN, Number.POSITIVE_INFINITY])(
    '%p is no value',
    (value) => {
      expect(() => boundsFrom({ firstByteMs: value })).toThrow(
        /^bounds\.firstByteMs: found .*; allowed: a number above 0/,
      );
    },
  );

  test.each(['', '[]', 'null', '7', '{', '"firstByteMs"'])('%p is no object', (text) => {
    expect(() => boundsFrom(text)).toThrow('DOMICILE_BOUNDS: found');
  });
});

describe('--connect-to', () => {
  const providers = new Set(['anthropic', 'openai']);
  const from = (...mappings: readonly string[]) =>
    Object.fromEntries([...connectToFrom(mappings, providers)].map(([name, url]) => [name, url.href]));

  test('maps providers and hosts to what is dialled', () => {
    expect(
      from(
        'anthropic=http://127.0.0.1:9000',
        'OpenAI=https://llm.example.eu/base',
        'crm.example=http://[::1]:1',
      ),
    ).toEqual({
      anthropic: 'http://127.0.0.1:9000/',
      openai: 'https://llm.example.eu/base',
      'crm.example': 'http://[::1]:1/',
    });
    expect(from()).toEqual({});
  });

  test.each([
    ['', 'found ""'],
    ['anthropic', 'found "anthropic"'],
    ['=http://127.0.0.1', 'found "='],
    ['anthropic=', 'found'],
    ['anthropic=127.0.0.1:9000', 'found'],
    ['anthropic=ftp://127.0.0.1', 'found'],
    ['anthropic=http://user:pass@127.0.0.1', 'found'],
    ['anthropic=http://127.0.0.1/?a=b', 'found'],
    ['anthropic=http://127.0.0.1/#a', 'found'],
    ['else=http://127.0.0.1', '"else" is not a provider; allowed: anthropic, openai, or a host name'],
    [
      'anthropc=http://127.0.0.1',
      '"anthropc" is not a provider; allowed: anthropic, openai, or a host name; did you mean "anthropic"?',
    ],
  ])('%p is refused', (mapping, says) => {
    expect(() => from(mapping)).toThrow(`--connect-to: ${says}`);
    expect(() => from(mapping)).toThrow('allowed: ');
  });

  test('names each once', () => {
    expect(() => from('anthropic=http://a', 'ANTHROPIC=http://b')).toThrow('"anthropic" is named twice');
  });
});
