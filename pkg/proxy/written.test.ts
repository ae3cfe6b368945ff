import { describe, expect, test } from '@jest/globals';
import type { Destination } from '../api/request.ts';
import { maskAll } from '../mask/mask-all.ts';
import { builtInCatalog } from '../residency/catalog.ts';
import { CleanTexts, maxCleanLength, maxCleanTexts } from './clean-texts.ts';
import { maxWrittenLength, Written } from './written.ts';

const email = 'anna.berg@example.org';
const newWritten = (): Written => new Written(new CleanTexts({ maskAll }));

describe('what is written of an exchange', () => {
  test('has every text masked, in any depth, and the rest as it was', () => {
    const value = { a: [email, 1, { b: `to ${email}`, c: null, d: undefined }], e: true };
    expect(newWritten().all(value, undefined)).toEqual({
      a: ['[EMAIL_ADDRESS]', 1, { b: 'to [EMAIL_ADDRESS]', c: null, d: undefined }],
      e: true,
    });
  });

  test('is the same object where nothing changes, and made once where something does', () => {
    const written = newWritten();
    const clean = { a: ['us', { b: 'claude-opus-4-6' }] };
    expect(written.all(clean, undefined)).toBe(clean);
    const value = { a: email };
    expect(written.recurring(value, undefined)).toEqual(written.all(value, undefined));
    expect(written.recurring(value, undefined)).toBe(written.recurring(value, undefined));
  });

  test('tells of a long text its length alone', () => {
    const longest = 'word '.repeat(maxWrittenLength).slice(0, maxWrittenLength);
    expect(newWritten().all({ a: longest }, undefined)).toEqual({ a: longest });
    expect(newWritten().all({ a: `${longest}s` }, undefined)).toEqual({ a: '(4097 characters)' });
  });

  test('keeps the address that the request goes to, and no other', () => {
    const message = 'No egress rule names 203.0.113.5. 198.51.100.7 is another.';
    expect(newWritten().text(message, '203.0.113.5')).toBe(
      'No egress rule names 203.0.113.5. [IP_ADDRESS] is another.',
    );
    expect(newWritten().text(message, 'crm.example.eu')).not.toContain('203.0.113.5');
  });

  test('has a value in the name of a host masked', () => {
    const destination = {
      provider: 'undeclared',
      host: '4111111111111111.example.com',
      method: 'POST',
      path: '/anna.berg%40example.org',
    } as unknown as Destination;
    expect(newWritten().destination(destination)).toEqual({
      provider: 'undeclared',
      host: '[CREDIT_CARD].example.com',
      method: 'POST',
      path: '/[EMAIL_ADDRESS]',
    });
  });

  test('is what the catalog says, word for word', () => {
    const { files } = builtInCatalog;
    expect(newWritten().all(files.providers, undefined)).toBe(files.providers);
  });
});

describe('texts without anything sensitive', () => {
  const counting = () => {
    const seen: string[] = [];
    return { seen, maskAll: (text: string) => (seen.push(text), maskAll(text)) };
  };

  test('are remembered, others are masked each time', () => {
    const masker = counting();
    const texts = new CleanTexts(masker);
    for (const text of ['js', 'js', email, email]) texts.masked(text);
    expect(masker.seen).toEqual(['js', email, email]);
  });

  test('are remembered up to a length', () => {
    const masker = counting();
    const texts = new CleanTexts(masker);
    const longest = 'x '.repeat(maxCleanLength).slice(0, maxCleanLength);
    for (const text of [longest, longest, `${longest}y`, `${longest}y`]) texts.masked(text);
    expect(masker.seen.map(({ length }) => length)).toEqual([
      maxCleanLength,
      maxCleanLength + 1,
      maxCleanLength + 1,
    ]);
  });

  test('are all forgotten at the bound', () => {
    const masker = counting();
    const texts = new CleanTexts(masker);
    for (let index = 0; index < maxCleanTexts; index++) texts.masked(`v${index}`);
    texts.masked('v0');
    expect(masker.seen).toHaveLength(maxCleanTexts);
    texts.masked('one more');
    texts.masked('v0');
    expect(masker.seen.slice(-2)).toEqual(['one more', 'v0']);
  });
});
