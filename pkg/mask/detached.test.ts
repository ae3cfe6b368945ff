import { expect, test } from '@jest/globals';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import fc from 'fast-check';
import { CarriedValues } from './carried.ts';
import { detached } from '../api/detached.ts';
import { MintedTokens } from './minted.ts';
import { keys, rule } from './prompt.fixture.ts';
import { Replacer } from './replacer.ts';

test('a copy is the same string, of whatever units, half characters too', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(detached(text)).toBe(text);
    }),
  );
});

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const usedBytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const textBytes = 512 * 1024;
const texts = 64;

/** A value cut out of a long text that nothing else holds. */
const cutValue = (n: number): string => {
  const text =
    `${n}`.repeat(textBytes).slice(0, textBytes - 40) + `user${n}.of.this.text@mail.example.eu in it`;
  return text.slice(textBytes - 40, -6);
};

test.each<[string, () => (value: string) => unknown]>([
  [
    'carried values',
    () => {
      const carried = new CarriedValues();
      return (value) => carried.add(value, 'EmailAddress');
    },
  ],
  [
    'remembered tokens',
    () => {
      const replacer = new Replacer(keys);
      return (value) =>
        replacer.replace(
          rule({}),
          { value, entity: 'EmailAddress', secret: false, inner: [] },
          new MintedTokens(),
        );
    },
  ],
  [
    'tokens that an answer may restore',
    () => {
      const replacer = new Replacer(keys);
      const minted = new MintedTokens();
      return (value) =>
        replacer.replace(rule({}), { value, entity: 'EmailAddress', secret: false, inner: [] }, minted);
    },
  ],
])('%s do not keep the texts that their values were cut from', (_, make) => {
  const keep = make();
  keep(cutValue(0));
  const before = usedBytes();
  for (let n = 1; n <= texts; n++) keep(cutValue(n));
  const grown = usedBytes() - before;
  keep(cutValue(0));
  expect(grown).toBeLessThan((texts * textBytes) / 8);
});
