import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IPropertyWithHooks } from 'fast-check';
import { lawsOf } from './laws.ts';
import { cut, texts, widths } from './texts.ts';
import { tryLaw } from './try-law.ts';

/** Texts, not time, are what is to be enough here. */
const UNHURRIED = 60_000;

describe('laws on random texts', () => {
  test.each(lawsOf(1).map((law) => [law.name, law] as const))('%s', (_, law) => {
    expect(tryLaw(law, { seed: 1, within: UNHURRIED, runs: 40 })).toEqual({ held: true, texts: 40 });
  });

  test('one that is broken is said with the smallest text that breaks it', () => {
    const property = fc.property(texts, (text) => {
      if (text.includes('name;ssn')) throw new Error(`broken by ${text.length}`);
    }) as IPropertyWithHooks<never>;
    const trial = tryLaw({ name: 'no table', property }, { seed: 1, within: UNHURRIED });
    expect(trial).toEqual({ held: false, why: 'broken by 14', drawn: ['name;ssn;iban\n'] });
  });

  test('the time that was given ends it', () => {
    const property = fc.property(texts, () => {}) as IPropertyWithHooks<never>;
    const trial = tryLaw({ name: 'nothing', property }, { seed: 1, within: 50 });
    expect(trial.held && trial.texts > 0).toBe(true);
  });

  test('pieces of a text are all of it', () => {
    fc.assert(fc.property(texts, widths, (text, lengths) => cut(text, lengths).join('') === text));
  });
});
