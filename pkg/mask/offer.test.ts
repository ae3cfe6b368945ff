import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskingConfig } from '../api/policy.ts';
import { CarriedValues } from './carried.ts';
import { allDetectors } from './detectors/all.ts';
import { createEngine, searchAnew } from './engine.ts';
import { finish } from '../api/text.ts';
import { createPromptMasker } from './masker.ts';
import {
  FOUND,
  FREE,
  MAX_OFFERED,
  MIN_OFFERED,
  OURS,
  Offered,
  offerParts,
  searchOffered,
  THEIRS,
} from './offer.ts';
import type { Offer } from './offer.ts';
import { configOf, employee, entities, keys, rule, textPart } from './prompt.fixture.ts';
import type { PromptPart } from './prompt.ts';

const config: MaskingConfig = {
  ...configOf(rule({ entities: [...entities, 'Customer', 'Project'] }), employee),
  dictionaries: [
    { name: 'Customer', values: ['Acme Works'] },
    { name: 'Project', values: ['Blue Heron'] },
  ],
};
const engine = createEngine(config);
/** That of the other thread: nothing is shared but the configuration. */
const theirs = createEngine(structuredClone(config));

/** Has the other thread searched `those` texts, and begun with `open`. */
const searchSome = (
  { states, ...offer }: Offer,
  those: readonly number[],
  open: readonly number[] = [],
): void => {
  states.fill(OURS);
  for (const i of those) states[i] = FREE;
  searchOffered(theirs, { states, ...offer });
  for (const [i, state] of states.entries()) if (state === OURS) states[i] = open.includes(i) ? THEIRS : FREE;
};

const offered = (parts: readonly PromptPart[], from = 0): Offer | undefined => {
  let offer: Offer | undefined;
  offerParts(engine, parts, from, (posted) => {
    offer = posted;
  });
  return offer;
};

const partsOf = (...units: readonly number[]): readonly PromptPart[] =>
  units.map((length) => textPart('x'.repeat(length)));

const fragment = fc.oneof(
  fc.constantFrom(
    ...allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text)),
    'emp: E-123456',
    'Acme Works',
    'BLUE HERON',
    'E-123456',
    'name,phone\nAnna,030 1234567\nBob,030 7654321\n',
    '\\u0061nna@example.eu',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(fragment, { maxLength: 8 }).map((texts) => texts.join(' '));
const part = fc
  .tuple(text, fc.constantFrom('', 'ssn', 'password'), fc.constantFrom(0, 0, 9000))
  .map(([one, key, padding]) => textPart(one + ' '.repeat(padding), { key }));

describe('texts that another thread searches as well', () => {
  test('are masked as by one alone, whatever it has found, and where it ended over one', () => {
    const numbers = fc.uniqueArray(fc.nat({ max: 7 }));
    const open = fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 1 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), numbers, open, (some, found, left) => {
        const parts = [...some, ...partsOf(MIN_OFFERED)];
        const offers: Offer[] = [];
        const together = createPromptMasker(config, keys, (offer) => {
          offers.push(offer);
          const isThere = (i: number): boolean => i < offer.texts.length;
          searchSome(offer, found.filter(isThere), left.filter(isThere));
        });
        const alone = createPromptMasker(config, keys);
        const { masking, ...scan } = finish(together.scanPrompt(parts, new CarriedValues()));
        const { masking: expected, ...expectedScan } = finish(alone.scanPrompt(parts, new CarriedValues()));
        expect(offers).toHaveLength(1);
        expect(scan).toEqual(expectedScan);
        expect(masking.edits).toEqual(expected.edits);
        expect(masking.recordEdits).toEqual(expected.recordEdits);
        expect(masking.minted.tokens()).toEqual(expected.minted.tokens());
      }),
    );
  });

  test('are taken as they were found there', () => {
    const parts = [textPart('anna@example.eu and E-1, emp: E-123456, Acme Works'), ...partsOf(MIN_OFFERED)];
    const offer = offered(parts) as Offer;
    searchOffered(theirs, offer);
    expect([...offer.states]).toEqual([FOUND, FOUND]);
    expect(new Offered(engine, 0, offer).take(0)).toEqual(searchAnew(engine, parts[0]?.text ?? '', ''));
  });

  test('are offered from a length on, and up to one', () => {
    expect(offered(partsOf(MIN_OFFERED - 1))).toBeUndefined();
    expect(offered(partsOf(1, MIN_OFFERED - 1))?.texts).toHaveLength(2);
    expect(offered(partsOf(MAX_OFFERED - 1, 1))?.texts).toHaveLength(2);
    expect(offered(partsOf(MAX_OFFERED, 1))).toBeUndefined();
    expect(offered(partsOf(MAX_OFFERED, MIN_OFFERED), 1)?.texts).toHaveLength(1);
  });

  test('are given back where the room for findings does not suffice', () => {
    const dense = textPart('8.8.4.4 '.repeat(MIN_OFFERED / 8));
    const offer = offered([textPart('anna@example.eu'), dense, textPart('x')]) as Offer;
    searchOffered(theirs, offer);
    expect([...offer.states]).toEqual([FOUND, FREE, FREE]);
    const taken = new Offered(engine, 0, offer);
    expect([taken.take(0)?.length, taken.take(1), taken.take(2)]).toEqual([1, undefined, undefined]);
    expect([...offer.states]).toEqual([FOUND, OURS, OURS]);
  });

  test('are not searched there once nothing is asked of them any more', () => {
    const offer = offered(partsOf(MIN_OFFERED, 8)) as Offer;
    new Offered(engine, 0, offer).pass(0);
    searchOffered(theirs, offer);
    expect([...offer.states]).toEqual([OURS, FOUND]);
  });

  test('are searched ahead while the other thread is at one', () => {
    const mail = textPart('anna@example.eu');
    const offer = offered([mail, mail, mail, mail, ...partsOf(MIN_OFFERED)]) as Offer;
    searchSome(offer, [2], [0]);
    const taken = new Offered(engine, 0, offer, 0);
    expect(taken.take(0)).toBeUndefined();
    expect([...offer.states]).toEqual([THEIRS, OURS, FOUND, OURS, OURS]);
    for (const i of [1, 2, 3]) expect(taken.take(i)).toEqual(searchAnew(engine, mail.text, ''));
    expect(taken.take(4)).toEqual([]);
  });

  test('are searched here where the other thread ended over them', () => {
    const offer = offered(partsOf(MIN_OFFERED, 8, 8)) as Offer;
    searchSome(offer, [2], [0, 1]);
    const taken = new Offered(engine, 0, offer, 0);
    expect([taken.take(0), taken.take(1), taken.take(2)]).toEqual([undefined, undefined, []]);
  });
});
