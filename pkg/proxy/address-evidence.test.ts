import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openAddressEvidence } from './address-evidence.ts';
import { ask } from './client.fixture.ts';
import { prompt, startRig } from './rig.fixture.ts';

const database = fileURLToPath(
  new URL(
    '../../node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
    import.meta.url,
  ),
);
const masking = '\n  masking: {rules: [{entities: [EmailAddress], strategy: Pseudonym}]}';

test('a database tells the country in which an address is registered', async () => {
  const evidence = await openAddressEvidence(database);
  expect(evidence.countryOf('8.8.8.8')).toBe('US');
  expect(evidence.countryOf('2001:4860:4860::8888')).toBe('US');
  expect(evidence.countryOf('127.0.0.1')).toBeUndefined();
});

test('a file that is none is refused by name', async () => {
  const here = fileURLToPath(import.meta.url);
  await expect(openAddressEvidence(here)).rejects.toThrow(
    `The address database ${here} cannot be read (unreadable): it must be a country database in the format of MaxMind.`,
  );
  await expect(openAddressEvidence('/nowhere')).rejects.toThrow(
    '/nowhere cannot be read (ENOENT: there is no such file)',
  );
});

describe('what an address speaks for', () => {
  test.each([
    ['US', false, 'Documented'],
    ['DE', true, 'Inferred'],
  ])('(%s) stands in the record, and decides nothing', async (country, contradicts, confidence) => {
    await using rig = await startRig({ policy: { masking }, addressEvidence: { countryOf: () => country } });
    expect((await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') })).status).toBe(200);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ addressEvidence: { country, contradicts, confidence } });
    const counted = /^domicile_address_contradictions_total\{provider="anthropic"\} 1$/m.test(
      await rig.metrics(),
    );
    expect(counted).toBe(contradicts);
  });

  test('is left out where the database has nothing', async () => {
    const addressEvidence = { countryOf: () => undefined };
    await using rig = await startRig({ policy: { masking }, addressEvidence });
    await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') });
    await rig.recorded('close');
    expect(rig.records()[1]).not.toHaveProperty('addressEvidence');
  });
});
