import { describe, expect, test } from '@jest/globals';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { allowed, policy, snapshot } from '../../pkg/residency/decide.fixture.ts';
import { reachText } from './reach.ts';
import { reachOf } from './reach-survey.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const reach = (...policies: Parameters<typeof snapshot>) =>
  new Map(reachOf({ snapshot: snapshot(...policies), catalog, now }).map((one) => [one.provider, one]));

describe('reach', () => {
  test('tells every way of a provider that a policy admits', () => {
    const bedrock = reach(policy({ allow: allowed('DE') })).get('bedrock');
    const ways = bedrock?.admitted.map(({ way }) => way);
    expect(ways).toContain('bedrock-runtime.eu-central-1.amazonaws.com, plain id');
    expect(ways?.filter((way) => /global|us-east|eu\. profile/.test(way))).toEqual([]);
    expect(bedrock?.admitted.every(({ place, families }) => place === 'DE' && families.length > 0)).toBe(
      true,
    );
    expect(bedrock?.blocked).toBeGreaterThan(0);
  });

  test('tells what is nearest where nothing is admitted', () => {
    const anthropic = reach(policy()).get('anthropic');
    expect(anthropic?.admitted).toEqual([]);
    expect(anthropic?.nearest).toMatchObject({ rule: 'residency.allow', reason: 'processing_outside' });
  });

  test('a setting of the request is a way of its own', () => {
    const anthropic = reach(policy({ allow: allowed('US') })).get('anthropic');
    expect(anthropic?.admitted.map(({ way }) => way)).toEqual(['api.anthropic.com, inference_geo us']);
  });

  test('features are told where a way is admitted', () => {
    const { features = [] } = reach(policy({ allow: allowed('US') })).get('anthropic') ?? {};
    const blockers = new Map(features.map(({ feature, blocker }) => [feature, blocker?.reason]));
    expect(blockers.get('web_search')).toBe('second_hop_denied');
    expect(blockers.get('kept state (store)')).toBe('storage_unknown');
    expect(reach(policy()).get('anthropic')?.features).toEqual([]);
  });

  test('people read one paragraph for each provider', () => {
    const text = reachText([...reach(policy({ allow: allowed('US') })).values()]);
    expect(text).toMatch(
      /^Anthropic \(anthropic\): 1 way admitted\n {2}US: api\.anthropic\.com, inference_geo us/m,
    );
    expect(text).toMatch(/\n {2}features denied by residency\.secondHops: mcp, web_search/);
    expect(text).toMatch(/\(deepseek\): not admitted\n {2}nearest blocker: eu-only, /);
  });
});
