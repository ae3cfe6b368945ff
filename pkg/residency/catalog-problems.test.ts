import { describe, expect, test } from '@jest/globals';
import { catalogFiles } from './catalog-files.ts';
import { catalogProblems } from './catalog-problems.ts';
import type { CatalogFiles } from './catalog-shape.ts';

type Json = { [key: string]: Json } & Json[] & string;

function broken(change: (files: { [key: string]: Json }) => void): readonly string[] {
  const copy = structuredClone(catalogFiles) as unknown as { [key: string]: Json };
  change(copy);
  return catalogProblems(copy as unknown as CatalogFiles);
}

/** Writes one value at a path of the catalog; `undefined` takes it out. */
function set(path: readonly (string | number)[], value: unknown): (files: { [key: string]: Json }) => void {
  return (files) => {
    let at = files as unknown as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    const last = path[path.length - 1] ?? '';
    if (value === undefined) delete at[last];
    else at[last] = value;
  };
}

const index = (id: string) => catalogFiles.providers.findIndex((provider) => provider.id === id);
const anthropic = index('anthropic');
const bedrock = index('bedrock');
const vertex = index('vertex');

describe('the catalog', () => {
  test('has no problems', () => {
    expect(catalogProblems(catalogFiles)).toEqual([]);
  });

  test('has a client mode for every mode of the Claude client, and one for every other provider', () => {
    const modes = catalogFiles.providers
      .filter(({ operations }) => operations.length > 0)
      .map(({ clientModes }) => clientModes.map(({ prefix }) => prefix));
    expect(modes.every((prefixes) => prefixes.length === 1)).toBe(true);
    expect(modes.flat()).toEqual(
      expect.arrayContaining([
        'anthropic',
        'anthropic-aws',
        'anthropic-gcp',
        'bedrock',
        'foundry',
        'gateway',
        'mantle',
        'openai',
        'vertex',
      ]),
    );
  });

  test.each([
    [
      'a region without a country',
      ['cloudRegions', 'clouds', 'aws', 'regions', 'eu-west-1', 'country'],
      undefined,
      'aws/eu-west-1: has no country',
    ],
    [
      'a region in a country that does not exist',
      ['cloudRegions', 'clouds', 'aws', 'regions', 'eu-west-1', 'country'],
      'XX',
      'aws/eu-west-1: has no country',
    ],
    [
      'a state of another country',
      ['cloudRegions', 'clouds', 'gcp', 'regions', 'us-east1', 'state'],
      'CA-QC',
      'gcp/us-east1: CA-QC is elsewhere',
    ],
    [
      'a cloud without a day',
      ['cloudRegions', 'clouds', 'azure', 'asOf'],
      undefined,
      'azure: a statement has no day',
    ],
    [
      'a zone with a country that does not exist',
      ['zones', 'zones', 'EU', 'countries', 0],
      'XX',
      'zone EU: XX is no country',
    ],
    ['a zone without a source', ['zones', 'zones', 'EU', 'source'], '', 'zone EU: a statement has no source'],
    ['a zone with nothing in it', ['zones', 'zones', 'UK', 'countries'], [], 'zone UK: is empty'],
    [
      'a zone region that is none',
      ['zones', 'zones', 'US-GOV', 'regions', 0],
      'aws/nowhere',
      'zone US-GOV: aws/nowhere is no region',
    ],
    ['a country twice', ['zones', 'countries', 'codes', 0], 'DE', 'zones: a country code is listed twice'],
    [
      'a destination that is not a region',
      ['providers', bedrock, 'profiles', 'prefixes', 2, 'destinations', 0],
      'eu-central-9',
      'bedrock: profile eu: eu-central-9 is no region',
    ],
    [
      'a source that is not a region',
      ['providers', bedrock, 'profiles', 'prefixes', 2, 'sources', 0],
      'eu-central-9',
      'bedrock: profile eu: eu-central-9 is no region',
    ],
    [
      'a family that is not listed',
      ['providers', bedrock, 'profiles', 'prefixes', 2, 'families', 0],
      'nobody',
      'bedrock: profile eu: nobody is no family',
    ],
    [
      'a prefix that is a family',
      ['providers', bedrock, 'profiles', 'prefixes', 2, 'prefix'],
      'amazon',
      'bedrock: profile amazon: is a family too',
    ],
    [
      'a profile without a day',
      ['providers', bedrock, 'profiles', 'prefixes', 2, 'asOf'],
      'soon',
      'bedrock: a statement has no day',
    ],
    [
      'names of models of a family that is not listed',
      ['providers', bedrock, 'profiles', 'models', 'nobody'],
      ['x-*'],
      'bedrock: models of nobody, which is no family',
    ],
    [
      'state that is kept without a name',
      ['providers', bedrock, 'keeps', 0, 'what'],
      '',
      'bedrock: what is kept has no name',
    ],
    [
      'state that is kept by a declaration',
      ['providers', bedrock, 'keeps', 0, 'when', 'conditions'],
      ['bedrock/no-provider-data-share'],
      'bedrock: what is kept (provider_data_share) has a declared condition',
    ],
    [
      'a statement without a source',
      ['providers', anthropic, 'statements', 0, 'source'],
      undefined,
      'anthropic: a statement has no source',
    ],
    [
      'a statement without a day',
      ['providers', anthropic, 'statements', 0, 'asOf'],
      undefined,
      'anthropic: a statement has no day',
    ],
    [
      'a statement without a confidence',
      ['providers', anthropic, 'statements', 0, 'confidence'],
      undefined,
      'anthropic: a statement has no confidence',
    ],
    [
      'a statement without a reason',
      ['providers', anthropic, 'statements', 0, 'reason'],
      '',
      'anthropic: a statement has no reason',
    ],
    [
      'a statement of a place that is none',
      ['providers', anthropic, 'statements', 0, 'location'],
      { places: ['USA'] },
      'anthropic: USA is no place',
    ],
    [
      'a statement of no place',
      ['providers', anthropic, 'statements', 0, 'location'],
      { places: [] },
      'anthropic: a location is empty',
    ],
    [
      'a guess: an unknown place with confidence',
      ['providers', anthropic, 'statements', 3, 'confidence'],
      'Documented',
      'anthropic: an unknown place is sure',
    ],
    [
      'nothing said of storage',
      ['providers', anthropic, 'statements'],
      [],
      'anthropic: nothing is said about storage',
    ],
    [
      'a path location that is not a region',
      ['providers', vertex, 'pathLocation', 'promises', 0, 'regions', 0],
      'moon1',
      'vertex: location moon1 is no region',
    ],
    [
      'a host that ends in a parameter',
      ['providers', anthropic, 'hosts', 0, 'template'],
      'api.{x}.com',
      'anthropic: host api.{x}.com ends in a parameter',
    ],
    [
      'a host in upper case',
      ['providers', anthropic, 'hosts', 0, 'template'],
      'API.anthropic.com',
      'anthropic: host API.anthropic.com is not lower case',
    ],
    [
      'an operation of a kind that is none',
      ['providers', anthropic, 'operations', 0, 'kind'],
      'magic',
      'anthropic: operation messages: the kind is not known',
    ],
    [
      'inference that nobody reads',
      ['providers', anthropic, 'operations', 0, 'protocol'],
      'opaque',
      'anthropic: operation messages: the protocol does not fit the kind',
    ],
    [
      'an open path that is supported',
      ['providers', anthropic, 'operations', 0, 'path'],
      '/v1/**',
      'anthropic: operation messages: only unsupported paths are open',
    ],
    [
      'an operation of any method',
      ['providers', anthropic, 'operations', 0, 'method'],
      '*',
      'anthropic: operation messages: only unsupported operations are of any method',
    ],
    [
      'a response header that sets cookies',
      ['providers', anthropic, 'headers', 'response', 0],
      'set-cookie',
      'anthropic: header set-cookie must not pass',
    ],
    [
      'a header in upper case',
      ['providers', anthropic, 'headers', 'request', 0],
      'Accept',
      'anthropic: header Accept is malformed',
    ],
    [
      'a client mode twice',
      ['providers', bedrock, 'clientModes', 0, 'prefix'],
      'anthropic',
      'client mode anthropic exists twice',
    ],
    ['a provider twice', ['providers', bedrock, 'id'], 'anthropic', 'provider anthropic exists twice'],
    [
      'an error shape that is none',
      ['providers', bedrock, 'errorShape'],
      'xml',
      'bedrock: the error shape is not known',
    ],
  ] as readonly (readonly [string, readonly (string | number)[], unknown, string])[])(
    '%s fails',
    (_, path, value, problem) => {
      expect(broken(set(path, value))).toContain(problem);
    },
  );
});
