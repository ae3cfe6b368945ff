import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('one value has one text, in whichever order its members were given, and it reads as the value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

const sign = fc.constantFrom('a', '"', '\\', '\n', '\u0000', '\u00e9', '\u2028', '\ud83d', '\ude00');

test('a list of strings has the text of its strings, each by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: sign })), (strings) => {
      expect(canonicalJson(strings)).toBe(`[${strings.map((one) => canonicalJson(one)).join(',')}]`);
    }),
  );
});

test('what is not defined is left out', () => {
  expect(canonicalJson({ b: undefined, a: [{ d: 1, c: ['x', 2] }] })).toBe('{"a":[{"c":["x",2],"d":1}]}');
});
