import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CarriedValues } from './carried.ts';
import { isThing } from './context.ts';
import { holdsWord } from './characters.ts';
import { allDetectors } from './detectors/all.ts';
import { findAll } from './engine.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import { clustersOf, unionOf } from './ownership.ts';
import { isToken, tokenOf } from './pseudonym.ts';
import {
  configOf,
  employee,
  engine,
  entities,
  everything,
  key,
  keys,
  mask,
  restore,
  rule,
  secrets,
  textPart,
} from './prompt.fixture.ts';

const secretsIn = (masker: typeof everything, parts: readonly string[]): number => {
  const { findings } = mask(masker, parts);
  return secrets.reduce((sum, entity) => sum + (findings[entity] ?? 0), 0);
};

const fragments = fc.oneof(
  fc.constantFrom(
    ...allDetectors.flatMap(({ positives, negatives }) => [
      ...positives.map(({ text }) => text),
      ...negatives,
    ]),
    'emp: E-123456',
    'E-123456',
    ' ',
    '\n',
    'EMAIL_ADDRESS_',
    tokenOf(key, 'EmailAddress', 'a@b.co'),
  ),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);
const prompts = fc.array(
  fc.array(fragments, { maxLength: 6 }).map((texts) => texts.join('')),
  { maxLength: 6 },
);

describe('laws', () => {
  test('appending parts never changes how the beginning was masked', () => {
    fc.assert(
      fc.property(prompts, prompts, (head, tail) => {
        const alone = mask(everything, head);
        const longer = mask(everything, [...head, ...tail]);
        expect(longer.texts.slice(0, head.length)).toEqual(alone.texts);
        expect(longer.record.slice(0, head.length)).toEqual(alone.record);
      }),
    );
  });

  test('every value masked is all of what overlapping findings cover, and never only marks', () => {
    fc.assert(
      fc.property(prompts, (parts) => {
        const seen = new CarriedValues();
        const masked = mask(everything, parts, seen);
        const [first = ''] = parts;
        const found = clustersOf(finish(findAll(engine, first, '')));
        const covered = found.map(unionOf).map(({ start, end }) => `${start}-${end}`);
        for (const { start, end, text } of masked.edits[0] ?? []) {
          expect(text.startsWith('[') || holdsWord(first.slice(start, end))).toBe(true);
          if (found.length === masked.edits[0]?.length) expect(covered).toContain(`${start}-${end}`);
        }
        for (const text of masked.texts) restore(everything, masked, text, seen);
        expect(mask(everything, ['a + b - c * (d) @ _ ... ::'], seen).edits).toEqual([undefined]);
      }),
    );
  });

  test('few known values and many are looked for in different ways, and found the same', () => {
    const many = Array.from({ length: 40 }, (_, i) => `emp: E-99${1000 + i}`).join('\n');
    fc.assert(
      fc.property(prompts, (parts) => {
        const repeated = [...parts, ...parts, parts.join(' ')];
        const among = mask(everything, [many, ...repeated]);
        expect(among.texts.slice(1)).toEqual(mask(everything, repeated).texts);
      }),
    );
  });

  test('masking is a function of the prompt: another masker of the same policy and key does the same', () => {
    fc.assert(
      fc.property(prompts, (parts) => {
        const again = createMasker(configOf(rule({ entities }), employee), keys);
        expect(mask(again, parts).texts).toEqual(mask(everything, parts).texts);
      }),
      { numRuns: 30 },
    );
  });

  test('restoring what was masked gives the text back byte for byte', () => {
    const open = createMasker(configOf(rule({ entities: entities.slice(3) }), employee), keys);
    fc.assert(
      fc.property(prompts, (parts) => {
        const masked = mask(open, parts);
        const isMintedPlant = parts.some((text) => text.includes('EMAIL_ADDRESS_'));
        fc.pre(!isMintedPlant && !parts.some((text) => /:\/\/|:\\|\/\//.test(text)));
        for (const [i, text] of parts.entries()) {
          // What overlaps a secret is never restored, be it a secret by what stands in an earlier part.
          const before = secretsIn(open, parts.slice(0, i));
          if (secretsIn(open, [text]) > 0 || secretsIn(open, parts.slice(0, i + 1)) > before) continue;
          expect(restore(open, masked, masked.texts[i] as string)).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a record that is scanned again holds tokens at most', () => {
    // Behind a redaction words begin anew: an order before it does not excuse a number behind it any more.
    const ofNoThing = fragments.filter((text) => !isThing(`${text} `, text.length + 1, ''));
    const lines = fc.array(ofNoThing, { maxLength: 12 }).map((texts) => texts.join('\n'));
    fc.assert(
      fc.property(lines, (text) => {
        const { record } = mask(everything, [text]);
        for (const entity of Object.keys(mask(everything, record).findings))
          expect(entity).toBe('PseudonymToken');
      }),
    );
  });

  test.each([
    'ID number 8503125858106\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\nAASCBKcwggSjAgEAAoIBAQC7VJTU\n-----END PRIVATE KEY-----\n19019097826',
    'Phone 460899847\n522-995-39-47',
    'DOB 12/03/85\n2026-11-22T10-15-30',
  ])('nor does what stands beside a value masked come to be one', (text) => {
    const [record = ''] = mask(everything, [text]).record;
    const found = Object.keys(mask(everything, [record]).findings);
    expect(found.filter((entity) => entity !== 'PseudonymToken')).toEqual([]);
  });

  test('large parts are scanned in slices, and a text remembered gives the same as a text scanned', () => {
    const text = `${'word '.repeat(20_000)}a@example.eu ${'word '.repeat(300)}`;
    const fresh = createMasker(configOf(rule({ entities })), keys);
    const scan = fresh.scanPrompt([textPart(text)], new CarriedValues());
    let yields = 0;
    for (let step = scan.next(); step.done !== true; step = scan.next()) yields++;
    expect(yields).toBeGreaterThanOrEqual(3);
    expect(mask(fresh, [text, text]).texts).toEqual(mask(everything, [text, text]).texts);
    expect(mask(fresh, [text, text]).findings).toEqual({ EmailAddress: 2 });
  });

  test('tokens match no detector of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entities), fc.string(), (entity, value) => {
        const token = tokenOf(key, entity, value);
        expect(isToken(token)).toBe(true);
        expect(mask(createMasker(configOf(), keys), [token, `"${token}"`]).findings).toEqual({
          PseudonymToken: 2,
        });
      }),
    );
  });
});
