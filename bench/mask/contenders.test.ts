import { expect, test } from '@jest/globals';
import { alternationOf, loopOf, maskedBy } from './contenders.ts';
import type { Place } from './contenders.ts';
import { Dice, cleanText, textWithValues, twoByteText } from './corpus.ts';
import { maskedByUs, sources, whatEngineFinds } from './setup.ts';

const SIZE = 64 * 1024;

const inOrder = (places: readonly Place[]): readonly string[] =>
  [...new Set(places.map(({ start, end, entity }) => `${entity} ${start}-${end}`))].sort();

test.each([
  ['clean text', cleanText, 0],
  ['text with a value in each KiB', textWithValues, SIZE / 1024],
  ['text of two bytes a character', twoByteText, 0],
] as const)('in %s the contenders find what the engine finds', (_, make, least) => {
  const text = `${make(new Dice(5), SIZE)} emp: E-123456 TICKET-12345 ${sources.dictionaries[0]?.values[7] ?? ''}`;
  const found = inOrder(whatEngineFinds(text));
  expect(found.length).toBeGreaterThanOrEqual(least + 3);
  expect(inOrder(loopOf(sources)(text))).toEqual(found);
  expect(inOrder(alternationOf(sources)(text))).toEqual(found);
  const twice = `E-123456, ${text}, E-123456`;
  const masked = maskedByUs(twice);
  expect(masked).toMatch(/^E-123456, .*, EMPLOYEE_\w+$/s);
  expect(maskedBy(loopOf(sources), twice)).toBe(masked);
  expect(maskedBy(alternationOf(sources), twice)).toBe(masked);
});
