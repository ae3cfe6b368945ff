import { expect, test } from '@jest/globals';
import { compileAnchors } from '../../anchors.ts';
import { newSweep, sweepTo } from '../../scan.ts';
import { tierB } from './tier-b.ts';

/** Numbers that are the same in every run: a linear congruential generator. */
const generator = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const draw = generator(7);
const digits = (count: number): string => Array.from({ length: count }, () => draw(10)).join('');
const hex = (count: number): string => Array.from({ length: count }, () => draw(16).toString(16)).join('');
const two = (below: number): string => String(draw(below) + 1).padStart(2, '0');

/** What numbers look like that are nobody's. */
const noise: readonly (() => string)[] = [
  () => `20${two(30)}-${two(12)}-${two(28)}T${two(23)}:${two(59)}:${two(59)}.${digits(3)}Z`,
  () => `"createdAt": 17${digits(8)}, "updatedAt": 17${digits(11)}`,
  () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  () => `sha256:${hex(64)}`,
  () => `commit ${hex(40)}`,
  () => `order ${digits(3)}-${digits(2)}-${digits(4)}`,
  () => `Order #${digits(9)} of 20${two(30)}`,
  () => `invoice INV-${digits(4)}-${digits(6)}`,
  () => `ticket ${digits(10)} was closed`,
  () => `${digits(2)}.${digits(6)}, -${digits(3)}.${digits(7)}`,
  () => `v${digits(1)}.${digits(2)}.${digits(3)}-beta.${digits(1)}`,
  () => `$${digits(3)},${digits(3)}.${digits(2)} and ${digits(3)},${digits(3)},${digits(3)}`,
  () => `0.${digits(16)} ${digits(3)}.${digits(3)}.${digits(4)}.${digits(1)}`,
  () => `#${hex(6)} #${hex(3)}`,
  () => `ISBN 978-${digits(1)}-${digits(2)}-${digits(6)}-${digits(1)}`,
  () => `const id = ${digits(9)}; x[${digits(3)}] = 0x${hex(8)};`,
  () => `"version": "${digits(2)}.${digits(1)}.${digits(2)}", "size": ${digits(7)}`,
  () => `${digits(3)} ${digits(3)} ${digits(3)} ${digits(3)}`,
  () => `SKU ${digits(4)}-${digits(6)}, part ${digits(2)}-${digits(7)}`,
  () => `at line ${digits(3)}:${digits(2)} (${digits(5)} bytes, ${digits(12)} ns)`,
  () => `12${digits(7)}..12${digits(7)} | ${digits(8)} | ${digits(11)} | ${digits(13)}`,
  () => `arn:aws:iam::${digits(12)}:role/r-${digits(10)}`,
  () => `integrity sha512-${hex(20)}==`,
  () => `max_tokens: ${digits(4)}, token_count=${digits(7)}`,
];

test('numbers that are nobody’s: nothing is found in 20,000 of them', () => {
  const table = compileAnchors(tierB);
  const found: string[] = [];
  for (let i = 0; i < 20_000; i++) {
    const text = (noise[i % noise.length] as () => string)();
    const sweep = newSweep(0, '');
    sweepTo(sweep, table, text, text.length);
    for (const { start, end, kind } of sweep.findings)
      found.push(`${kind.entity} ${text.slice(start, end)} in ${text}`);
  }
  expect(found).toEqual([]);
});
