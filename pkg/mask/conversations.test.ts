import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import { Conversation } from './conversation.ts';
import { Conversations, MAX_CONVERSATIONS, MAX_REMEMBERED, MIN_REMEMBERED } from './conversations.ts';
import { allDetectors } from './detectors/all.ts';
import { createMasker } from './masker.ts';
import { configOf, employee, entities, keys, mask, restore, rule, textPart } from './prompt.fixture.ts';
import type { Masked } from './prompt.fixture.ts';
import { MIN_SIGNED } from './signatures.ts';

const config = configOf(rule({ entities }), employee);
const padding = 'word '.repeat(MIN_REMEMBERED / 5 + 1);

const shown = ({ texts, record, findings, total, masked }: Masked): unknown => ({
  texts,
  record,
  findings,
  total,
  masked,
});

const fragments = fc.oneof(
  fc.constantFrom(
    ...allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text)),
    'emp: E-123456',
    'E-123456',
    'E-123456@firm.eu',
    'E-123457 and E-123458',
    'emp=E-123457',
    String.raw`{"n": "E-1234\u00358"}`,
    'word ',
  ),
  fc.string({ maxLength: 8 }),
);
/** Long texts are signed, short ones are not. */
const filling = fc.constantFrom('', ' word'.repeat(MIN_SIGNED / 4));
const part = fc
  .tuple(
    fc.array(fc.oneof(fragments, filling), { maxLength: 5 }),
    fc.constantFrom('', 'ssn', 'iban'),
    fc.integer({ max: 9, min: 0 }),
  )
  .map(([texts, key, kind]) =>
    kind === 0 ? textPart('user-1', { role: 'identifier' }) : textPart(texts.join(' '), { key }),
  );

describe('what is remembered of prompts', () => {
  test('changes nothing: turns, branches, other keys, values carried in between', () => {
    const turns = fc.array(
      fc.record({
        keep: fc.nat({ max: 30 }),
        add: fc.array(part, { maxLength: 4 }),
        carry: fc.boolean(),
        foresee: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(turns, (sequence) => {
        const remembering = createMasker(config, keys);
        const carried = new CarriedValues();
        let prompt = [textPart(padding)];
        for (const { keep, add, carry, foresee } of sequence) {
          prompt = [...prompt.slice(0, 1 + keep), ...add];
          const masked = mask(remembering, prompt, carried);
          expect(shown(masked)).toEqual(shown(mask(createMasker(config, keys), prompt, carried)));
          const text = masked.texts.join(' ');
          const alone = mask(createMasker(config, keys), prompt, carried);
          const [mine, other] = [masked, alone].map((each) =>
            restore(remembering, each, text, new CarriedValues()),
          );
          expect(mine).toBe(other);
          if (carry) restore(remembering, masked, text, carried);
          if (foresee) finish(remembering.foresee());
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['short', ''],
    ['long, which are signed', padding],
  ])('a value that is carried since is found where it was not, in texts that are %s', (_, filling) => {
    const masker = createMasker(config, keys);
    const carried = new CarriedValues();
    const prompt = [padding, `${filling}about E-123456 here`, 'emp: E-123456'];
    expect(mask(masker, prompt, carried).texts[1]).toContain('about E-123456 here');
    finish(masker.foresee());
    carried.add('E-123456', 'EmployeeId');
    expect(mask(masker, prompt, carried).texts[1]).toMatch(/about EMPLOYEE_ID_\w{17} here$/);
  });

  test.each([
    ['short', ''],
    ['long, which are signed', padding],
  ])('also where a detector found it as what no rule asks for, in texts that are %s', (_, filling) => {
    const staff = rule({ name: 'Staff', pattern: 'staff: (?P<value>[^\\n]+)' });
    const masker = createMasker(configOf(staff), keys);
    const carried = new CarriedValues();
    const prompt = [padding, `${filling}call anna@example.org here`];
    expect(mask(masker, prompt, carried).texts).toEqual(prompt);
    finish(masker.foresee());
    const told = mask(masker, ['staff: anna@example.org'], carried);
    expect(restore(masker, told, told.texts.join(), carried)).toContain('anna@example.org');
    expect(mask(masker, [...prompt, 'Go on.'], carried).texts[1]).toMatch(/call STAFF_\w{17} here$/);
  });

  test.each([
    ['EmployeeId', 3],
    ['OrderId', 1],
  ])(
    'behind where it became known, a value that is carried since as %s leaves %d parts as they are',
    (entity, kept) => {
      const carried = new CarriedValues();
      const prompt = [padding, 'emp: E-123456', String.raw`E-123456, \u0041`].map((text) => textPart(text));
      const conversations = new Conversations(() => true);
      const conversation = new Conversation(carried, () => true);
      for (const { text, key } of prompt) {
        const start = text.indexOf('E-');
        const token = 'EMPLOYEE_ID_0123456789ABCDEFG';
        const edits = start < 0 ? undefined : [{ start, end: start + 8, text: token }];
        if (start >= 0)
          conversation.known.add('E-123456', { entity: 'EmployeeId', certainty: 1, secret: false });
        conversation.add({ text, key, edits, recordEdits: edits, counts: undefined });
      }
      conversations.remember(conversation);
      carried.add('other', 'EmployeeId');
      conversation.follow(carried);
      carried.add('E-123456', entity);
      expect(conversations.begin(prompt, carried).steps).toHaveLength(kept);
    },
  );

  test.each([
    ['within something longer that is known', ['emp: E-123456', 'E-123456@firm.eu', 'E-123456@firm.eu']],
    ['before it was known', ['about E-123456', 'emp: E-123456', 'about E-123456']],
  ])('a value that is carried since changes what it changes anew: %s', (_, texts) => {
    const masker = createMasker(config, keys);
    const carried = new CarriedValues();
    const prompt = [padding, ...texts];
    mask(masker, prompt, carried);
    carried.add('E-123456', 'EmployeeId');
    expect(shown(mask(masker, prompt, carried))).toEqual(
      shown(mask(createMasker(config, keys), prompt, carried)),
    );
  });

  test('a value that is carried since as something else than it was found as is masked as that', () => {
    const masker = createMasker(config, keys);
    const carried = new CarriedValues();
    const prompt = [padding, 'call anna@example.org'];
    expect(mask(masker, prompt, carried).texts[1]).toMatch(/^call EMAIL_ADDRESS_\w{17}$/);
    carried.add('anna@example.org', 'EmployeeId');
    const again = mask(masker, prompt, carried);
    expect(again.texts[1]).toMatch(/^call EMPLOYEE_ID_\w{17}$/);
    expect(shown(again)).toEqual(shown(mask(createMasker(config, keys), prompt, carried)));
  });

  test('what is given back as what it was found as leaves all parts as they are', () => {
    const carried = new CarriedValues();
    const conversations = new Conversations(() => true);
    const prompt = [padding, 'to anna@example.org', 'to bert@example.org'].map((text) => textPart(text));
    const conversation = new Conversation(carried, () => true);
    const { edits } = mask(
      createMasker(config, keys),
      prompt.map(({ text }) => text),
    );
    for (const [i, { text, key }] of prompt.entries()) {
      conversation.add({ text, key, edits: edits[i], recordEdits: edits[i], counts: undefined });
    }
    conversations.remember(conversation);
    carried.add('other', 'EmailAddress');
    conversation.follow(carried);
    for (const value of ['anna@example.org', 'bert@example.org']) carried.add(value, 'EmailAddress');
    expect(conversations.begin(prompt, carried).steps).toHaveLength(3);
  });

  test('any number of values may be carried between two turns: only what holds one is masked anew', () => {
    const masker = createMasker(config, keys);
    const carried = new CarriedValues();
    const prompt = [padding, 'about E-123456 here'].map((text) => textPart(text));
    const conversations = new Conversations(() => true);
    const conversation = new Conversation(carried, () => true);
    for (const { text, key } of prompt) {
      conversation.add({ text, key, edits: undefined, recordEdits: undefined, counts: undefined });
    }
    conversations.remember(conversation);
    for (let i = 0; i < 5000; i++) carried.add(`E-9${i}`, 'EmployeeId');
    expect(conversations.begin(prompt, carried).steps).toHaveLength(2);
    carried.add('E-123456', 'EmployeeId');
    expect(conversations.begin(prompt, carried).steps).toHaveLength(1);
    expect(mask(masker, [padding, 'about E-123456 here'], carried).texts[1]).toMatch(
      /^about EMPLOYEE_ID_\w{17} here$/,
    );
  });

  test('a request restores the tokens of its own prompt alone, though the conversation goes on', () => {
    const masker = createMasker(config, keys);
    const first = mask(masker, [padding, 'to anna@example.eu']);
    const second = mask(masker, [padding, 'to anna@example.eu', 'to bert@example.eu']);
    const [, , bert = ''] = second.texts;
    expect(restore(masker, first, bert)).toBe(bert);
    expect(restore(masker, second, bert)).toBe('to bert@example.eu');
  });

  test('two scans of the same beginning at once do not disturb each other', () => {
    const masker = createMasker(config, keys);
    const prompt = (end: string) => [
      textPart(padding),
      textPart(`${padding.repeat(20)} emp: E-123456`),
      textPart(end),
    ];
    mask(masker, prompt('').slice(0, 1));
    const scans = ['x E-123456', 'y a@example.eu'].map((end) =>
      masker.scanPrompt(prompt(end), new CarriedValues()),
    );
    const results = new Map<number, Masked['edits']>();
    while (results.size < scans.length) {
      for (const [i, scan] of scans.entries()) {
        const step = scan.next();
        if (step.done === true && step.value !== undefined) results.set(i, step.value.masking.edits);
      }
    }
    for (const [i, end] of ['x E-123456', 'y a@example.eu'].entries()) {
      expect(results.get(i)).toEqual(mask(createMasker(config, keys), prompt(end)).edits);
    }
  });

  test('is bounded in number and in size', () => {
    const conversations = new Conversations(() => true);
    const carried = new CarriedValues();
    const remember = (text: string): void => {
      const conversation = new Conversation(carried, () => true);
      conversation.add({ text, key: '', edits: undefined, recordEdits: undefined, counts: undefined });
      conversations.remember(conversation);
    };
    for (let i = 0; i < 2 * MAX_CONVERSATIONS; i++) remember(`${i} ${padding}`);
    expect(conversations.size).toBe(MAX_CONVERSATIONS);
    const large = 'x'.repeat(MAX_REMEMBERED / 4);
    for (let i = 0; i < 8; i++) remember(i + large);
    expect(conversations.units).toBeLessThanOrEqual(MAX_REMEMBERED);
    remember('x'.repeat(MAX_REMEMBERED + 1));
    remember('short');
    expect(conversations.units).toBeGreaterThan(MAX_REMEMBERED / 2);
    expect(conversations.begin([textPart('short')], carried).steps).toEqual([]);
    expect(conversations.begin([textPart(`7${large}`)], carried).steps).toHaveLength(1);
    expect(conversations.begin([textPart(`7${large}`)], new CarriedValues()).steps).toHaveLength(1);
  });
});
