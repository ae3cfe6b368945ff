import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskRule, MaskingConfig } from '../api/policy.ts';
import type { TextEdit } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import { allDetectors } from './detectors/all.ts';
import { atOnce } from './mask-all.ts';
import { createMasker } from './masker.ts';
import type { Masker } from './masker.ts';
import type { PromptMasking, PromptPart, PromptScan } from './prompt.ts';
import { isToken, macKey, tokenOf } from './pseudonym.ts';
import { hashOf } from './strategy.ts';

const keys = { current: Buffer.alloc(32, 1), previous: undefined };
const key = macKey(keys.current);
const entities = allDetectors.map(({ name }) => name);

const rule = (more: Partial<MaskRule>): MaskRule => ({
  name: 'rule',
  entities: undefined,
  pattern: undefined,
  strategy: 'Pseudonym',
  direction: 'Request',
  keepLast: 0,
  ...more,
});
const employee = rule({ name: 'EmployeeId', pattern: 'emp[:= ]+(?P<value>E-\\d{6})' });
const configOf = (...rules: readonly MaskRule[]): MaskingConfig => ({
  rules,
  allowValues: ['support@example.eu'],
  allowedUrlHosts: [],
  placeholderInTool: 'Deny',
});
const everything = createMasker(configOf(rule({ entities }), employee), keys);

const textPart = (text: string, more: Partial<PromptPart> = {}): PromptPart => ({
  text,
  section: 'messages',
  isKey: false,
  key: '',
  role: 'text',
  ...more,
});

const apply = (text: string, edits: readonly TextEdit[] | undefined): string =>
  [...(edits ?? [])]
    .reverse()
    .reduce((out, { start, end, text: by }) => out.slice(0, start) + by + out.slice(end), text);

interface Masked extends PromptMasking, PromptScan {
  readonly texts: readonly string[];
  readonly record: readonly string[];
}

const mask = (
  masker: Masker,
  parts: readonly (string | PromptPart)[],
  carried = new CarriedValues(),
): Masked => {
  const all = parts.map((part) => (typeof part === 'string' ? textPart(part) : part));
  const scan = atOnce(masker.scanPrompt(all, carried));
  const masking = masker.maskPrompt(scan);
  return {
    ...scan,
    ...masking,
    texts: all.map(({ text }, i) => apply(text, masking.edits[i])),
    record: all.map(({ text }, i) => apply(text, masking.recordEdits[i])),
  };
};

const silent = { restored: () => {}, withheld: () => {}, masked: () => {} };
const restore = (masker: Masker, masked: PromptMasking, text: string): string => {
  const transform = masker.answerTransforms(
    masked.minted,
    new CarriedValues(),
    silent,
  )({ kind: 'text', tool: '' });
  return transform === undefined ? text : transform.push(text) + transform.flush();
};

describe('what rules ask', () => {
  test('the wire shows what no rule names, the record does not', () => {
    const masker = createMasker(configOf(rule({ entities: ['EmailAddress'] })), keys);
    const masked = mask(masker, ['a@example.eu from 203.0.113.7']);
    const token = tokenOf(key, 'EmailAddress', 'a@example.eu');
    expect(masked.texts).toEqual([`${token} from 203.0.113.7`]);
    expect(masked.record).toEqual([`${token} from [IP_ADDRESS]`]);
    expect(masked.findings).toEqual({ EmailAddress: 1, IpAddress: 1 });
    expect(masked.total).toBe(2);
    expect(masked.masked).toBe(1);
  });

  test('without rules nothing is edited, and everything is counted and recorded masked', () => {
    const masked = mask(createMasker(configOf(), keys), [
      'a@example.eu',
      textPart('user-1', { role: 'identifier' }),
    ]);
    expect(masked.edits).toEqual([undefined, undefined]);
    expect(masked.record).toEqual(['[EMAIL_ADDRESS]', hashOf(key, 'Identifier', 'user-1')]);
    expect(masked.findings).toEqual({ EmailAddress: 1 });
  });

  test('of several rules for an entity the strictest holds: Redact, Hash, Pseudonym, Partial', () => {
    const outcome = (...strategies: readonly MaskRule['strategy'][]) =>
      mask(
        createMasker(
          configOf(
            ...strategies.map((strategy) => rule({ entities: ['EmailAddress'], strategy, keepLast: 3 })),
          ),
          keys,
        ),
        ['a@example.eu'],
      ).texts[0];
    expect(outcome('Partial')).toBe('*********.eu');
    expect(outcome('Partial', 'Pseudonym')).toBe(tokenOf(key, 'EmailAddress', 'a@example.eu'));
    expect(outcome('Pseudonym', 'Hash', 'Partial')).toBe(hashOf(key, 'EmailAddress', 'a@example.eu'));
    expect(outcome('Pseudonym', 'Redact', 'Hash')).toBe('[EMAIL_ADDRESS]');
  });

  test('allowed values stay everywhere', () => {
    const masked = mask(everything, ['support@example.eu, x@example.eu']);
    expect(masked.texts[0]).toContain('support@example.eu');
    expect(masked.record[0]).toContain('support@example.eu');
    expect(masked.findings).toEqual({ EmailAddress: 1 });
  });

  test('keys of objects are masked like values, identifiers whole', () => {
    const masked = mask(everything, [
      textPart('a@example.eu', { isKey: true }),
      textPart('user a@example.eu', { role: 'identifier' }),
    ]);
    expect(masked.texts).toEqual([
      tokenOf(key, 'EmailAddress', 'a@example.eu'),
      hashOf(key, 'Identifier', 'user a@example.eu'),
    ]);
  });

  test('secrets get tokens where a rule says so, and are redacted in the record all the same', () => {
    const secret = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const masked = mask(everything, [`token ${secret}`]);
    expect(masked.texts).toEqual([`token ${tokenOf(key, 'ApiKey', secret)}`]);
    expect(masked.record).toEqual(['token [API_KEY]']);
    expect(restore(everything, masked, masked.texts[0] as string)).toBe(masked.texts[0]);
  });

  test('a pattern that reaches into a secret does not make it restorable', () => {
    const secret = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const masker = createMasker(configOf(rule({ name: 'Line', pattern: 'key (?P<value>\\S+)' })), keys);
    const masked = mask(masker, [`key ${secret}`]);
    expect(masked.texts[0]).not.toContain(secret);
    expect(restore(masker, masked, masked.texts[0] as string)).toBe(masked.texts[0]);
    expect(masked.record).toEqual(['key [API_KEY]']);
  });
});

describe('coherence', () => {
  const token = tokenOf(key, 'EmployeeId', 'E-123456');

  test('a value found by its context is masked later without it, in the same part and in others, never earlier', () => {
    const masked = mask(everything, [
      'E-123456',
      'E-123456 emp: E-123456 (E-123456)',
      'x=E-123456,E-1234567,AE-123456',
    ]);
    expect(masked.texts).toEqual([
      'E-123456',
      `E-123456 emp: ${token} (${token})`,
      `x=${token},E-1234567,AE-123456`,
    ]);
    expect(masked.findings).toEqual({ EmployeeId: 3 });
  });

  test('values carried from earlier answers are masked from the beginning', () => {
    const carried = new CarriedValues();
    carried.add('E-123456', 'EmployeeId');
    expect(mask(everything, ['about E-123456'], carried).texts).toEqual([`about ${token}`]);
  });

  test('the longest known value wins, and what it contains is found on its own', () => {
    const carried = new CarriedValues();
    for (const value of ['ab', 'ab cd', 'ab cd ef', 'x']) carried.add(value, 'EmployeeId');
    const masked = mask(everything, ['ab cd ef; ab cd e; abc; x'], carried);
    const of = (value: string): string => tokenOf(key, 'EmployeeId', value);
    expect(masked.texts).toEqual([`${of('ab cd ef')}; ${of('ab cd')} e; abc; ${of('x')}`]);
  });

  test('occurrences that overlap are masked to the last character, and one that repeats itself once per length', () => {
    const carried = new CarriedValues();
    for (const value of ['ab cd', 'cd ef', 'x x x x']) carried.add(value, 'EmployeeId');
    const overlapping = mask(everything, ['ab cd ef.'], carried);
    expect(overlapping.texts[0]).not.toMatch(/ab|cd|ef/);
    expect(overlapping.texts[0]).toMatch(/\.$/);
    const periodic = mask(everything, [`${'x '.repeat(4000)}y`], carried);
    expect(periodic.texts[0]).not.toContain('x');
    expect(periodic.findings['EmployeeId']).toBeLessThan(2500);
  });

  test('many values with a common beginning are each found again', () => {
    const values = Array.from({ length: 3000 }, (_, i) => `E-${100000 + i}`);
    const masked = mask(everything, [values.map((value) => `emp=${value}`).join(' '), values.join(' ')]);
    expect(masked.texts[1]).toBe(values.map((value) => tokenOf(key, 'EmployeeId', value)).join(' '));
  });
});

describe('token-shaped input', () => {
  const email = tokenOf(key, 'EmailAddress', 'a@example.eu');

  test('passes once it was minted earlier in the same prompt', () => {
    expect(mask(everything, ['a@example.eu', `${email} x${email}`]).texts).toEqual([
      email,
      `${email} x${email}`,
    ]);
  });

  test('is masked before, and comes back as it was planted', () => {
    const masked = mask(everything, [`see ${email}.`, 'a@example.eu']);
    const planted = tokenOf(key, 'PseudonymToken', email);
    expect(masked.texts).toEqual([`see ${planted}.`, email]);
    expect(masked.findings).toEqual({ PseudonymToken: 1, EmailAddress: 1 });
    expect(restore(everything, masked, `${planted} ${email}`)).toBe(`${email} a@example.eu`);
  });

  test('of the previous key passes and is restored while that key is being retired', () => {
    const previous = Buffer.alloc(32, 2);
    const masker = createMasker(configOf(rule({ entities })), { current: keys.current, previous });
    const old = tokenOf(macKey(previous), 'EmailAddress', 'a@example.eu');
    const masked = mask(masker, ['a@example.eu', `then ${old}`]);
    expect(masked.texts).toEqual([email, `then ${old}`]);
    expect(restore(masker, masked, old)).toBe('a@example.eu');
  });

  test('of another key or another session restores nothing', () => {
    const masked = mask(everything, ['b@example.eu']);
    const foreign = tokenOf(macKey(Buffer.alloc(32, 9)), 'EmailAddress', 'b@example.eu');
    expect(restore(everything, masked, `${foreign} ${email}`)).toBe(`${foreign} ${email}`);
  });
});

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
        for (const [i, text] of parts.entries())
          expect(restore(open, masked, masked.texts[i] as string)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('a record that is scanned again holds tokens at most', () => {
    const lines = fc.array(fragments, { maxLength: 12 }).map((texts) => texts.join('\n'));
    fc.assert(
      fc.property(lines, (text) => {
        const { record } = mask(everything, [text]);
        for (const entity of Object.keys(mask(everything, record).findings))
          expect(entity).toBe('PseudonymToken');
      }),
    );
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
