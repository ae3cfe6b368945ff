import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CarriedValues } from './carried.ts';
import { withKnownValues, withKnownValuesNow } from './coherence.ts';
import { MIN_REMEMBERED } from './conversations.ts';
import { allDetectors } from './detectors/all.ts';
import { createEngine, findAll, findAllNow } from './engine.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import { KnownValues } from './known-values.ts';
import { finish } from '../api/text.ts';
import { MintedTokens } from './minted.ts';
import { maskPart, maskPartNow } from './part.ts';
import { MAX_PARTS_NOW } from './prompt.ts';
import { configOf, employee, entities, everything, keys, rule, textPart } from './prompt.fixture.ts';
import { Replacer } from './replacer.ts';
import { SMALL } from './scan.ts';
import { treatmentsOf } from './strategy.ts';

const fragments = fc.oneof(
  fc.constantFrom(...allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text))),
  fc.constantFrom('emp: E-123456', 'Acme', ' ', '\n', String.raw`anna\u0040example.eu`, 'anna@example.eu'),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);
const texts = fc.array(fragments, { maxLength: 8 }).map((pieces) => pieces.join(' '));
const config = {
  ...configOf(rule({ entities }), employee),
  dictionaries: [{ name: 'Customer', values: ['Acme'] }],
};
/** Longer texts than these are worked on in slices. */
const padding = 'word '.repeat(SMALL / 5 + 1);

/** All that masking a text came to. */
interface Outcome {
  readonly found: readonly Finding[];
  readonly all: readonly Finding[];
  readonly known: readonly string[];
  readonly masked: unknown;
}

type Way = (engine: Engine, text: string, carried: CarriedValues) => Outcome;

const contextOf = (engine: Engine): Parameters<typeof maskPartNow>[0] => ({
  engine,
  replacer: new Replacer(keys),
  treatments: treatmentsOf(config, 'Request'),
  minted: new MintedTokens(),
  counts: new Map(),
});

const inOneGo: Way = (engine, text, carried) => {
  const known = new KnownValues(() => true);
  const { allowance } = engine;
  const found = findAllNow(engine, text, '');
  const all = withKnownValuesNow(text, found, { known, carried: carried.view(), allowance });
  const masked = maskPartNow(contextOf(engine), text, all);
  return { found, all, known: known.values.map(({ value }) => value), masked };
};

const inSlices: Way = (engine, text, carried) => {
  const known = new KnownValues(() => true);
  const { allowance } = engine;
  const found = finish(findAll(engine, text, ''));
  const all = finish(withKnownValues(text, found, { known, carried: carried.view(), allowance }));
  const masked = finish(maskPart(contextOf(engine), text, all));
  return { found, all, known: known.values.map(({ value }) => value), masked };
};

describe('small texts are worked on in one go', () => {
  test('and come out as in slices', () => {
    fc.assert(
      fc.property(texts, texts, (text, before) => {
        const carried = new CarriedValues();
        for (const value of before.split(' ')) carried.add(value, 'Carried');
        const padded = padding + text;
        expect(inOneGo(createEngine(config), padded, carried)).toEqual(
          inSlices(createEngine(config), padded, carried),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a small prompt is masked as it is in slices', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (parts) => {
        const prompt = parts.map((text) => textPart(text)).concat(textPart('user-1', { role: 'identifier' }));
        const carried = new CarriedValues();
        const now = everything.scanPromptNow(prompt, carried);
        const { masking, ...seen } = finish(everything.scanPrompt(prompt, carried));
        if (now === undefined) expect(parts.join('').length).toBeGreaterThanOrEqual(MIN_REMEMBERED - 6);
        else {
          expect(now).toMatchObject(seen);
          expect(now.masking.edits).toEqual(masking.edits);
          expect(now.masking.recordEdits).toEqual(masking.recordEdits);
        }
      }),
    );
  });

  test('what is large is not', () => {
    const carried = new CarriedValues();
    const now = (...lengths: readonly number[]): unknown =>
      everything.scanPromptNow(
        lengths.map((length) => textPart('x'.repeat(length))),
        carried,
      );
    expect(now(MIN_REMEMBERED - 1)).toBeDefined();
    expect(now(MIN_REMEMBERED)).toBeUndefined();
    expect(now(1, MIN_REMEMBERED - 1)).toBeUndefined();
    const many = Array.from({ length: MAX_PARTS_NOW }, () => 1);
    expect(now(...many)).toBeDefined();
    expect(now(...many, 1)).toBeUndefined();
  });
});
