import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskAll } from '../mask/mask-all.ts';
import { encodedTooOften, maskedUrlText, maxDecodings } from './url-text.ts';

const email = 'anna.berg@example.org';
const masked = (text: string): string => maskedUrlText(text, maskAll);
const encoded = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('a part of a URL', () => {
  test.each([
    ['/v1/messages', '/v1/messages'],
    ['/model/eu.anthropic.claude%3A0/invoke', '/model/eu.anthropic.claude%3A0/invoke'],
    ['/a%zz%', '/a%zz%'],
    ['/a%ff%fe', '/a%ff%fe'],
    [`/users/${email}/x`, '/users/[EMAIL_ADDRESS]/x'],
    ['/users/anna.berg%40example.org', '/users/[EMAIL_ADDRESS]'],
    ['/users/anna.berg%2540example.org', '/users/[EMAIL_ADDRESS]'],
    ['/users/anna.berg%252540example.org', '/users/[EMAIL_ADDRESS]'],
    [`/${email}/b%40c.eu`, '/[EMAIL_ADDRESS]/[EMAIL_ADDRESS]'],
    ['/m%C3%BCller%40firma.de', '/[EMAIL_ADDRESS]'],
  ])('%s is written as %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  test('that is encoded more often than it is decoded is not shown', () => {
    let text = email;
    for (let times = 0; times < maxDecodings; times++) text = encoded(text);
    expect(masked(`/${text}`)).toBe('/[EMAIL_ADDRESS]');
    expect(masked(`/${encoded(text)}`)).toBe(encodedTooOften);
  });

  test('shows no value, however often and wherever it is encoded', () => {
    const once = (text: string, which: readonly boolean[]): string =>
      Array.from(text, (char, index) => (which[index % which.length] ? encoded(char) : char)).join('');
    const choices = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 5 }), (layers) => {
        const shown = masked(`/x/${layers.reduce(once, email)}/y`);
        let text = shown;
        for (let times = 0; times < 8; times++) {
          expect(text).not.toContain(email);
          text = text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
