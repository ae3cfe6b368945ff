import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Base64Reader, base64Of, encodedAtATime } from './base64.ts';

function read(...stretches: readonly string[]): Buffer | undefined {
  const reader = new Base64Reader(stretches.join('').length);
  for (const stretch of stretches) reader.add(stretch);
  return reader.end();
}

test('what was encoded is read, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.array(fc.nat({ max: 60 })), (array, cuts) => {
      const bytes = Buffer.from(array);
      const text = [...base64Of(bytes)].join('');
      expect(text).toBe(bytes.toString('base64'));
      const edges = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      const stretches = edges.slice(1).map((end, index) => text.slice(edges[index], end));
      expect(read(...stretches)?.equals(bytes)).toBe(true);
    }),
  );
});

test.each([-2, -1, 0, 1, 2, encodedAtATime])('%i bytes more than are encoded at a time', (more) => {
  const bytes = Buffer.from(Array.from({ length: encodedAtATime + more }, (_, index) => index % 251));
  const text = [...base64Of(bytes)].join('');
  expect(text === bytes.toString('base64')).toBe(true);
  expect(read(text)?.equals(bytes)).toBe(true);
});

const noBase64 = [
  'A',
  'AA',
  'AAA',
  'A===',
  '====',
  'AA=A',
  'AAAA=',
  'AAAA====',
  'AA==AAAA',
  'AA\nA',
  'AA A',
  'AA-_',
];

describe.each(noBase64)('%j is no Base64', (text) => {
  test.each([1, 2, 3, 4, 5])('in stretches of %i', (length) => {
    expect(read(...(text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? []))).toBeUndefined();
  });
});
