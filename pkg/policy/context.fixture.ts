import { RE2JS } from 're2js';
import type { CredentialKind } from '../api/policy.ts';
import { namesInData, noConfigMap } from './config-map.ts';
import type { PolicyContext, ResolvedPlace } from './context.ts';

const zones: Readonly<Record<string, readonly string[]>> = {
  EU: ['AT', 'DE', 'FR', 'IE', 'NL'],
  EEA: ['AT', 'DE', 'FR', 'IE', 'IS', 'LI', 'NL', 'NO'],
  UK: ['GB'],
};
const countries = new Set(['AT', 'CH', 'DE', 'FR', 'GB', 'IE', 'IS', 'LI', 'NL', 'NO', 'US']);
const regions: Readonly<Record<string, string>> = {
  'aws/eu-central-1': 'DE',
  'aws/eu-west-1': 'IE',
  'aws/us-east-1': 'US',
  'azure/westeurope': 'NL',
};

function resolve(written: string): ResolvedPlace | undefined {
  const zone = Object.hasOwn(zones, written) ? zones[written] : undefined;
  if (zone !== undefined) return { countries: zone, regions: [] };
  if (countries.has(written)) return { countries: [written], regions: [] };
  const country = Object.hasOwn(regions, written) ? regions[written] : undefined;
  return country === undefined ? undefined : { countries: [country], regions: [written] };
}

const suggestions = (written: string): readonly string[] =>
  [...Object.keys(zones), ...countries].filter((place) => written.toUpperCase().startsWith(place));

const kinds: Readonly<Record<string, readonly CredentialKind[]>> = {
  anthropic: ['apiKey', 'bearer'],
  bedrock: ['sigv4', 'bearer'],
  vertex: ['gcp', 'bearer'],
};

/** The world of these tests: zones, regions, five providers, two conditions, and a clock that stands. */
export const testContext: PolicyContext = {
  places: { resolve, suggestions, regions: Object.keys(regions) },
  providers: new Set(['anthropic', 'bedrock', 'gateway', 'mistral', 'openai', 'vertex']),
  credentialKinds: (provider) => kinds[provider] ?? ['bearer', 'apiKey'],
  conditions: new Set(['openai/regional-project', 'openai/zero-data-retention']),
  dated: (kind, name) =>
    kind === 'provider' || resolve(name) !== undefined ? { asOf: '2026-11-22', says: name } : undefined,
  entities: new Set([
    'ApiKey',
    'CreditCard',
    'EmailAddress',
    'Iban',
    'IpAddress',
    'Jwt',
    'PhoneNumber',
    'PrivateKey',
  ]),
  checkPattern: (pattern) => {
    try {
      RE2JS.compile(pattern);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },
  readDictionary: (policyFile, path) =>
    path === 'customers.txt'
      ? { kind: 'entries', entries: ['Acme GmbH', `of ${policyFile}`] }
      : { kind: 'problem', problem: 'which cannot be read (ENOENT)' },
  readConfigMap: (policyNamespace, ref) =>
    ref.name === 'customers'
      ? namesInData({ names: `Umbrella\nof ${policyNamespace}\n`, short: 'ab\nA' }, ref.key)
      : noConfigMap,
  now: Date.parse('2026-11-22T12:00:00Z'),
};
