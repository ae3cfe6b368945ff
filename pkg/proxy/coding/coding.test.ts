import { describe, expect, test } from '@jest/globals';
import { askedCoding } from './coding.ts';
import { requestCoding } from './request-coding.ts';

describe('a Content-Encoding', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['identity', 'identity'],
    ['Identity, identity', 'identity'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    [' GZip ', 'gzip'],
    ['deflate', 'deflate'],
    ['br', 'br'],
    ['zstd', 'zstd'],
    ['identity, zstd', 'zstd'],
    ['gzip, gzip', 'several'],
    ['deflate, br', 'several'],
    ['br, unheard-of', 'several'],
    ['compress', 'unknown'],
    ['aes128gcm', 'unknown'],
    ['gzip;q=1', 'unknown'],
    ['constructor', 'unknown'],
  ] as const)('%j asks for %s', (header, asked) => {
    expect(askedCoding(header)).toBe(asked);
  });

  test('that cannot be undone is refused in a request, which is told what can', () => {
    for (const header of ['compress', 'gzip, br']) {
      expect(() => requestCoding(header)).toThrow(
        expect.objectContaining({
          code: 'request.unsupported_encoding',
          message: expect.stringContaining('one of gzip, deflate, br, zstd, or uncompressed'),
        }),
      );
    }
  });

  test('is not shown where it is refused: it may hold anything', () => {
    expect(() => requestCoding('anna@example.org')).toThrow(/^(?!.*anna)/);
  });
});
