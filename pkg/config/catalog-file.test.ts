import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { builtInCatalog } from '../residency/catalog.ts';
import { extendCatalog } from './catalog-file.ts';
import schema from './catalog-schema.json' with { type: 'json' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: unknown): string {
  const path = join(folder, 'extra.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const extend = (content: unknown) => extendCatalog(builtInCatalog, [written(content)]);
const statement = {
  about: 'processing',
  location: { places: ['DE'] },
  confidence: 'Contractual',
  source: 'our contract',
  asOf: '2026-11-22',
  reason: 'the contract says so',
};
const acme = {
  id: 'acme',
  name: 'Acme',
  asOf: '2026-11-22',
  surface: 'openai-compatible',
  hosts: [{ template: 'api.acme.example', service: 'api' }],
  credentials: [],
  clientModes: [],
  statements: [
    statement,
    { ...statement, about: 'storage', location: 'unknown', confidence: 'Unknown' },
    { ...statement, about: 'telemetry', location: 'unknown', confidence: 'Unknown' },
  ],
  ways: [],
};

describe('a catalog file of a user', () => {
  test('every provider of the product has the shape of the schema', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.addSchema(schema).getSchema(`${schema.$id}#/definitions/provider`);
    for (const provider of builtInCatalog.files.providers) {
      expect([provider.id, validate?.(provider), validate?.errors]).toEqual([provider.id, true, null]);
    }
  });

  test('adds a provider, a zone and a region, and shows in version and digest', () => {
    const catalog = extend({
      version: 'acme-1',
      providers: [acme],
      zones: {
        HOME: { countries: ['DE', 'AT'], regions: [], source: 'us', asOf: '2026-11-22', meaning: 'home' },
      },
      clouds: { aws: { source: 's', asOf: '2026-11-22', regions: { 'xx-new-1': { country: 'DE' } } } },
    });
    expect(catalog.hosts.find('api.acme.example')).toMatchObject({ provider: 'acme' });
    expect(catalog.places.resolve('HOME')?.countries).toEqual(['AT', 'DE']);
    expect(catalog.places.region('aws/xx-new-1')?.country).toBe('DE');
    expect(catalog.places.region('aws/eu-central-1')?.country).toBe('DE');
    expect(catalog.version).toMatch(/^\d{4}-\d\d-\d\d\+acme-1 sha256:[0-9a-f]{64}$/);
    expect(catalog.version).not.toBe(builtInCatalog.version);
  });

  test('corrects a provider: its statements count before those of the product', () => {
    const catalog = extend({ version: '1', providers: [{ id: 'cohere', statements: [statement] }] });
    const found = catalog.providers.get('cohere')?.statements.find('processing', {
      operation: 'inference',
      host: 'api.cohere.com',
      params: {},
      facts: undefined,
    });
    expect(found).toMatchObject({ confidence: 'Contractual', location: { countries: ['DE'] } });
    expect(catalog.providers.get('cohere')?.operations).toBeDefined();
  });

  test('that is not there is said to be', () => {
    expect(() => extendCatalog(builtInCatalog, ['/none.json'])).toThrow(
      'The catalog file /none.json cannot be read (ENOENT: there is no such file): name a file that can be.',
    );
  });

  test('without files nothing changes', () => {
    expect(extendCatalog(builtInCatalog, [])).toBe(builtInCatalog);
  });

  test.each([
    ['no JSON', '{', /extra\.json is not JSON: /],
    ['no version', {}, /extra\.json is refused:\n.*version/],
    ['an unknown member', { version: '1', provider: [] }, /\(provider\)/],
    [
      'a statement without a source',
      { version: '1', providers: [{ id: 'cohere', statements: [{ ...statement, source: undefined }] }] },
      /\/providers\/0\/statements\/0: must have required property 'source'/,
    ],
    [
      'a place that is none',
      {
        version: '1',
        providers: [{ id: 'cohere', statements: [{ ...statement, location: { places: ['Mars'] } }] }],
      },
      /cohere: Mars is no place/,
    ],
    [
      'a new provider that is not complete',
      { version: '1', providers: [{ id: 'acme' }] },
      /providers acme .*: must have required property 'name'/,
    ],
    [
      'a region without a country',
      { version: '1', clouds: { aws: { source: 's', asOf: '2026-11-22', regions: { a: {} } } } },
      /\/clouds\/aws\/regions\/a: must have required property 'country'/,
    ],
    [
      'a profile with a destination that is no region',
      {
        version: '1',
        providers: [
          {
            id: 'bedrock',
            profiles: {
              families: ['anthropic'],
              bare: { confidence: 'Inferred', source: 's', asOf: '2026-11-22', reason: 'r' },
              prefixes: [
                {
                  prefix: 'eu',
                  destinations: ['moon-1'],
                  sources: [],
                  families: ['anthropic'],
                  confidence: 'Inferred',
                  source: 's',
                  asOf: '2026-11-22',
                  reason: 'r',
                },
              ],
            },
          },
        ],
      },
      /bedrock: profile eu: moon-1 is no region/,
    ],
  ])('with %s is refused with file and path', (_title, content, message) => {
    expect(() => extend(content)).toThrow(message);
  });
});
