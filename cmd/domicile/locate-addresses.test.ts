import { describe, expect, test } from '@jest/globals';
import { addressesOf, addressLines } from './locate-addresses.ts';

const germany = { kind: 'countries', countries: ['DE'], regions: [] } as const;
const evidence = { countryOf: (address: string) => ({ '8.8.8.8': 'US', '5.9.0.1': 'DE' })[address] };
const answering = (...addresses: readonly string[]) =>
  addressesOf(
    'api.example.eu',
    germany,
    async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    evidence,
  );

describe('the addresses of a host', () => {
  test('are told with their country, and with whether that is another', async () => {
    const resolved = await answering('5.9.0.1', '8.8.8.8', '2001:db8::1');
    expect(resolved).toEqual({
      kind: 'addresses',
      addresses: [
        { address: '5.9.0.1', refused: null, country: 'DE', contradicts: false },
        { address: '8.8.8.8', refused: null, country: 'US', contradicts: true },
        { address: '2001:db8::1', refused: null, country: null, contradicts: false },
      ],
    });
    expect(addressLines(resolved)).toEqual([
      '5.9.0.1, registered in DE',
      '8.8.8.8, registered in US, which is not where the request was located',
      '2001:db8::1',
    ]);
  });

  test('that the proxy would not dial say why', async () => {
    expect(addressLines(await answering('169.254.169.254'))).toEqual([
      '169.254.169.254; not dialled: link-local or metadata',
    ]);
  });

  test('that cannot be found are a problem, not an answer', async () => {
    const resolved = await addressesOf(
      'nowhere.invalid',
      germany,
      () => Promise.reject(new Error()),
      evidence,
    );
    expect(addressLines(resolved)).toEqual(['nowhere.invalid cannot be resolved']);
  });
});
