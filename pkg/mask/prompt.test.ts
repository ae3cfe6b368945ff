import { describe, expect, test } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { CarriedValues } from './carried.ts';
import { MAX_GROUPS_MATCH, MAX_PHRASE_MATCH, MAX_RUN_MATCH } from './detector.ts';
import { allDetectors } from './detectors/all.ts';
import { MAX_ENTRY } from './dictionary.ts';
import { createMasker } from './masker.ts';
import { MAX_MATCH } from './pattern.ts';
import { hashOf } from './strategy.ts';
import { MAX_VALUE } from './value-table.ts';
import type { MaskRule } from '../api/policy.ts';
import { macKey, tokenOf } from './pseudonym.ts';
import {
  configOf,
  entities,
  everything,
  key,
  keys,
  mask,
  restore,
  rule,
  silent,
  textPart,
} from './prompt.fixture.ts';
import type { Masked } from './prompt.fixture.ts';

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

  test('identifiers are hashed where that is asked for, rules or not', () => {
    const user = [textPart('user-1', { role: 'identifier' })];
    const asked = { ...configOf(), hashIdentifiers: true };
    expect(mask(createMasker(asked, keys), user).texts).toEqual([hashOf(key, 'Identifier', 'user-1')]);
    const unasked = { ...configOf(rule({ entities })), hashIdentifiers: false };
    expect(mask(createMasker(unasked, keys), user).texts).toEqual(['user-1']);
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

  test('so is one right behind an escape of a line end, few known values or many', () => {
    const many = Array.from({ length: 40 }, (_, i) => `emp: E-99${1000 + i}`).join(' ');
    const carried = new CarriedValues();
    carried.add('Anna Berg', 'EmployeeId');
    for (const before of ['', many]) {
      const masked = mask(
        everything,
        [before, 'emp: E-123456', 'a\\nE-123456\\r\\nAnna Berg\\tE-123456, nE-123456'],
        carried,
      );
      expect(masked.texts.at(-1)).toBe(
        `a\\n${token}\\r\\n${tokenOf(key, 'EmployeeId', 'Anna Berg')}\\t${token}, nE-123456`,
      );
    }
  });

  test('a value that no rule asks for as what it was found as is masked where it is found again as what one does', () => {
    const masker = createMasker(configOf(rule({ entities: ['PlPesel'], strategy: 'Redact' })), keys);
    const [asAccount, asBoth, ...others] = mask(masker, [
      'Account number: 44051401359, 44051401359',
      '44051401359; PESEL: 44051401359; and 44051401359',
      'again 44051401359',
      'account number 44051401359',
    ]).texts;
    expect(asAccount).toBe('Account number: 44051401359, 44051401359');
    expect(asBoth).toBe('44051401359; PESEL: [PL_PESEL]; and [PL_PESEL]');
    expect(others).toEqual(['again [PL_PESEL]', 'account number [PL_PESEL]']);
  });

  test.each([0, 40])(
    'a value is masked where one begins that is longer and that no rule asks for, beside %d others',
    (others) => {
      const masker = createMasker(configOf(rule({ entities: ['DriverLicence'], strategy: 'Redact' })), keys);
      const many = Array.from({ length: others }, (_, i) => `driver licence 48477/05/${2000 + i}`).join(', ');
      const [, , again] = mask(masker, [
        many,
        'driver licence 07700 and that is all that there is to say of it; mobile 07700 900123',
        '07700 900123',
      ]).texts;
      expect(again).toBe('[DRIVER_LICENCE] 900123');
    },
  );

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

describe('what overlaps', () => {
  const overlapping = createMasker(
    configOf(
      rule({ entities }),
      rule({ name: 'Row', pattern: 'row (?P<value>[^\\n]+)' }),
      rule({ name: 'Note', pattern: 'note:(?P<value>.{4,20})' }),
    ),
    keys,
  );
  const minted = (masked: Masked, text: string) =>
    (masked.edits[0] ?? []).map((edit) => [text.slice(edit.start, edit.end), edit.text]);

  test('a phone number whose digits could be a card is one phone number, and leaves every plus alone', () => {
    const masked = mask(everything, ['call +4915100000004 now', 'a + b, 1+1, +']);
    const token = tokenOf(key, 'PhoneNumber', '+4915100000004');
    expect(masked.texts).toEqual([`call ${token} now`, 'a + b, 1+1, +']);
    const carried = new CarriedValues();
    everything
      .answerTransforms(
        masked.minted,
        carried,
        silent,
      )({ kind: 'text', tool: '' })
      ?.push(`${token} `);
    expect(carried.size).toBe(1);
    expect(mask(everything, ['a + b, 1+1, + and +4915100000004'], carried).texts).toEqual([
      `a + b, 1+1, + and ${token}`,
    ]);
  });

  test('findings that overlap are one value, and what is found in it is carried with it', () => {
    const text = 'row x a@example.eu note:DE89370400440532013000 y';
    const masked = mask(overlapping, [text]);
    const value = text.slice(4);
    expect(minted(masked, text)).toEqual([[value, tokenOf(key, 'Row', value)]]);
    const carried = new CarriedValues();
    const transform = overlapping.answerTransforms(
      masked.minted,
      carried,
      silent,
    )({ kind: 'text', tool: '' });
    expect(transform?.push(`${masked.texts[0]} `)).toBe(`${text} `);
    const later = mask(
      createMasker(configOf(rule({ entities: ['Note'] })), keys),
      ['DE89370400440532013000 a@example.eu'],
      carried,
    );
    expect(later.findings).toEqual({ Iban: 1, EmailAddress: 1 });
    expect(carried.size).toBe(4);
  });

  test('the strictest strategy of overlapping findings holds for all of them', () => {
    const strict = createMasker(
      configOf(
        rule({ entities: ['EmailAddress'], strategy: 'Redact' }),
        rule({ name: 'Row', pattern: 'row (?P<value>[^\\n]+)' }),
      ),
      keys,
    );
    expect(mask(strict, ['row x a@example.eu y']).texts).toEqual(['row [ROW]']);
  });

  test('what holds neither letter nor digit is redacted: it would be masked wherever it stands', () => {
    const masked = mask(overlapping, ['note:-----\nnote:+++++\n----- +++++']);
    expect(masked.texts).toEqual(['note:[NOTE]\nnote:[NOTE]\n----- +++++']);
    expect(masked.minted.size).toBe(0);
  });

  test('what is longer than a value may be is redacted', () => {
    const secret = (length: number): string => `eyJ${'a'.repeat(20)}.eyJ${'a'.repeat(length - 27)}`;
    expect(mask(everything, [secret(MAX_VALUE)]).texts).toEqual([tokenOf(key, 'Jwt', secret(MAX_VALUE))]);
    expect(mask(everything, [secret(MAX_VALUE + 1)]).texts).toEqual(['[JWT]']);
  });

  test('a value known stays masked where it is found as a thing that no rule asks for', () => {
    const masker = createMasker(configOf(rule({ entities: ['DkCpr'], strategy: 'Redact' })), keys);
    const parts = ['CPR 010594-9032', 'and 010594-9032 again'];
    expect(mask(masker, parts).texts).toEqual(['CPR [DK_CPR]', 'and [DK_CPR] again']);
  });

  test('what is too long to be remembered is found by itself wherever it stands again', () => {
    const jwt = `eyJ${'a'.repeat(20)}.eyJ${'a'.repeat(MAX_VALUE)}`;
    const pem = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEF\n'.repeat(MAX_VALUE / 16)}-----END PRIVATE KEY-----`;
    const parts = [`token: ${jwt}`, `key:\n${pem}`, `again ${jwt}, and "${jwt}"\n${pem}.`, `{"a":"${jwt}"}`];
    const masked = [
      'token: [JWT]',
      'key:\n[PRIVATE_KEY]',
      'again [JWT], and "[JWT]"\n[PRIVATE_KEY].',
      '{"a":"[JWT]"}',
    ];
    expect(mask(everything, parts).texts).toEqual(masked);
    expect(mask(everything, parts).record).toEqual(masked);
  });

  test('what words around it make sure of is never too long to be remembered', () => {
    const byWords = allDetectors.filter(({ tier }) => tier === 'B');
    expect(byWords.filter(({ shape }) => shape === 'block')).toEqual([]);
    for (const bound of [MAX_RUN_MATCH, MAX_GROUPS_MATCH, MAX_PHRASE_MATCH, MAX_MATCH, MAX_ENTRY]) {
      expect(bound).toBeLessThanOrEqual(MAX_VALUE);
    }
  });

  test('a token of another prompt stays none for standing right before one of this prompt', () => {
    const email = tokenOf(key, 'EmailAddress', 'a@example.eu');
    const foreign = tokenOf(key, 'Iban', 'other');
    const planted = tokenOf(key, 'PseudonymToken', foreign);
    const masked = mask(everything, ['a@example.eu', `${foreign}${email}`]);
    expect(masked.texts).toEqual([email, `${planted}${email}`]);
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
