import { describe, expect, test } from '@jest/globals';
import { MAX_ALLOWED, compileAllowance } from './allowance.ts';
import { createMasker } from './masker.ts';
import { configOf, keys, mask, rule } from './prompt.fixture.ts';

const nothing = { values: [], patterns: [], domains: [], documentation: false };

describe('what is allowed', () => {
  test.each<[string, Partial<typeof nothing> & object, string, string, boolean]>([
    ['a value', { values: ['a@b.eu'] as never[] }, 'a@b.eu', 'EmailAddress', true],
    ['another case of it', { values: ['a@b.eu'] as never[] }, 'A@b.eu', 'EmailAddress', false],
    ['a pattern', { patterns: ['.*@b[.]eu'] as never[] }, 'a@b.eu', 'EmailAddress', true],
    ['part of a pattern', { patterns: ['a@b'] as never[] }, 'a@b.eu', 'EmailAddress', false],
    ['a domain', { domains: ['B.eu'] as never[] }, 'a@b.EU', 'EmailAddress', true],
    ['a domain below it', { domains: ['b.eu'] as never[] }, 'a@mail.b.eu', 'EmailAddress', true],
    ['a domain that ends like it', { domains: ['b.eu'] as never[] }, 'a@xb.eu', 'EmailAddress', false],
    ['a domain, for another entity', { domains: ['b.eu'] as never[] }, 'a@b.eu', 'Customer', false],
    ['documentation', { documentation: true }, 'a@example.com', 'EmailAddress', true],
    ['documentation', { documentation: true }, 'a@host.mail.example', 'EmailAddress', true],
    ['documentation', { documentation: true }, 'a@example.com.eu', 'EmailAddress', false],
    ['documentation', { documentation: true }, 'a@myexample.com', 'EmailAddress', false],
    ['documentation', { documentation: true }, '192.0.2.7', 'IpAddress', true],
    ['documentation', { documentation: true }, '192.0.20.7', 'IpAddress', false],
    ['documentation', { documentation: true }, '198.51.100.1', 'IpAddress', true],
    ['documentation', { documentation: true }, '203.0.113.255', 'IpAddress', true],
    ['documentation', { documentation: true }, '2001:DB8::1', 'IpAddress', true],
    ['documentation', { documentation: true }, '2001:db9::1', 'IpAddress', false],
    ['documentation', { documentation: true }, '+1 (415) 555-0123', 'PhoneNumber', true],
    ['documentation', { documentation: true }, '+1 (415) 555-0223', 'PhoneNumber', false],
    ['documentation', { documentation: true }, 'DE89370400440532013000', 'Iban', false],
    ['nothing', {}, 'a@example.com', 'EmailAddress', false],
  ])('%s %j: %s as %s', (_, allow, value, entity, expected) => {
    expect(compileAllowance({ ...nothing, ...allow }).allows(value, entity)).toBe(expected);
  });

  test('patterns are asked about values up to a bound', () => {
    const allowance = compileAllowance({ ...nothing, patterns: ['a+'] });
    expect(allowance.allows('a'.repeat(MAX_ALLOWED), 'X')).toBe(true);
    expect(allowance.allows('a'.repeat(MAX_ALLOWED + 1), 'X')).toBe(false);
  });

  test('stays on the wire, in the record and in later parts', () => {
    const config = {
      ...configOf(rule({ entities: ['EmailAddress'] })),
      allow: { ...nothing, documentation: true },
    };
    const masked = mask(createMasker(config, keys), [
      'anna@example.com',
      'to anna@example.com and anna@firm.eu',
    ]);
    expect(masked.texts[1]).toMatch(/^to anna@example\.com and EMAIL_ADDRESS_\w{17}$/);
    expect(masked.record[0]).toBe('anna@example.com');
    expect(masked.findings).toEqual({ EmailAddress: 1 });
  });
});
