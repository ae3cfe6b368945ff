import { describe, expect, test } from '@jest/globals';
import type { AllowedPlaces, CompiledPolicy, PolicySnapshot } from '../api/policy.ts';
import type { BodyFacts } from '../api/request.ts';
import { builtInCatalog } from './catalog.ts';
import { chain, decide } from './decide.ts';
import { hostSet } from './host-names.ts';
import { identify, type Route } from './identify.ts';
import { locate } from './locate.ts';
import { permitOf } from './permit.ts';
import { isRefusal } from './refusal.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const { places } = builtInCatalog;

function allowed(...written: string[]): AllowedPlaces {
  const resolved = written.map((one) => {
    const place = places.resolve(one);
    if (place === undefined) throw new Error(one);
    return place;
  });
  return {
    written,
    countries: new Set(
      resolved.filter((place) => place.regions.length === 0).flatMap((place) => place.countries),
    ),
    regions: new Set(resolved.flatMap((place) => place.regions)),
  };
}

function policy(changes: Partial<CompiledPolicy> = {}): CompiledPolicy {
  return {
    name: 'eu-only',
    kind: 'ResidencyPolicy',
    mode: 'Enforce',
    allow: allowed('EU', 'CH'),
    covers: new Set(['Processing', 'SecondHops'] as const),
    unknown: 'Deny',
    secondHops: 'Deny',
    require: { confidence: undefined, maxAgeMs: undefined },
    egress: undefined,
    exceptions: [],
    dataClasses: [],
    uninspectable: 'Deny',
    ...changes,
  };
}

function snapshot(...policies: CompiledPolicy[]): PolicySnapshot {
  return {
    policies,
    masking: { rules: [], allowValues: [], allowedUrlHosts: [], placeholderInTool: 'Deny' },
    credentials: [],
    recording: { level: 'Masked', onFailure: 'Block' },
    version: 'v',
    loadedAt: now,
  };
}

const plainFacts: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: [],
};

interface Given {
  readonly route: Route;
  readonly method?: string;
  readonly facts?: Partial<BodyFacts>;
  readonly policies?: readonly CompiledPolicy[];
  readonly findings?: Record<string, number>;
  readonly uninspectable?: number;
}

function run(given: Given) {
  const policies = given.policies ?? [policy()];
  const hosts = policies.flatMap((one) => one.egress ?? []).flatMap((rule) => rule.hosts);
  const destination = identify(given.method ?? 'POST', given.route, builtInCatalog, {
    declaredHosts: hostSet(hosts),
    hostParams: { bedrock: { region: 'eu-central-1' } },
  });
  if (isRefusal(destination)) throw new Error(destination.message);
  const locality = locate(destination, { ...plainFacts, ...given.facts }, builtInCatalog);
  const decision = decide(
    snapshot(...policies),
    destination,
    locality,
    given.findings ?? {},
    given.uninspectable ?? 0,
    now,
  );
  return { destination, locality, decision };
}

const anthropic: Route = { kind: 'reverse', mode: 'anthropic', path: '/v1/messages', query: '?beta=true' };
const bedrock = (model: string): Route => ({
  kind: 'reverse',
  mode: 'bedrock',
  path: `/model/${model}/invoke`,
  query: '',
});
const crm: Route = { kind: 'absolute', url: 'https://crm.example.eu/contacts?id=1' };
const crmRule = {
  name: 'crm',
  action: 'Allow',
  provider: undefined,
  hosts: ['crm.example.eu'],
  location: allowed('DE'),
} as const;
const rule = (name: string, provider: string, action: 'Allow' | 'Deny' | 'RequireApproval' = 'Allow') => ({
  name,
  action,
  provider,
  hosts: [],
  location: undefined,
});

describe('decide', () => {
  test('asks the rules in a stated order', () => {
    expect(chain.map((check) => check.name)).toEqual([
      'checkEgress',
      'checkProcessing',
      'checkSecondHops',
      'checkStorage',
      'checkTelemetry',
      'checkDataClasses',
      'checkUninspectable',
    ]);
  });

  test.each([
    [
      'the eu. profile from Frankfurt stays in the EU',
      { route: bedrock('eu.anthropic.claude-opus-5') },
      'Allow',
      'allowed',
    ],
    [
      'the global. profile leaves',
      { route: bedrock('global.anthropic.claude-opus-5') },
      'Deny',
      'processing_anywhere',
    ],
    ['Anthropic without inference_geo is unknown', { route: anthropic }, 'Deny', 'processing_unknown'],
    [
      'Anthropic with inference_geo us is outside',
      { route: anthropic, facts: { inferenceGeo: 'us' } },
      'Deny',
      'processing_outside',
    ],
    [
      'Anthropic with inference_geo us complies where the US is allowed',
      { route: anthropic, facts: { inferenceGeo: 'us' }, policies: [policy({ allow: allowed('US') })] },
      'Allow',
      'allowed',
    ],
    [
      'a declared host is where its policy says',
      { route: crm, policies: [policy({ egress: [crmRule] })], method: 'GET' },
      'Allow',
      'allowed',
    ],
    [
      'a declaration does not count for another policy',
      { route: crm, policies: [policy({ egress: [crmRule] }), policy({ name: 'other' })], method: 'GET' },
      'Deny',
      'processing_unknown',
    ],
    ['an undeclared host is denied', { route: crm, method: 'GET' }, 'Deny', 'processing_unknown'],
    [
      'nothing matched denies',
      { route: bedrock('eu.anthropic.claude-opus-5'), policies: [policy({ egress: [crmRule] })] },
      'Deny',
      'egress_unmatched',
    ],
    [
      'a second hop denies',
      {
        route: bedrock('eu.anthropic.claude-opus-5'),
        facts: { secondHops: [{ kind: 'web_search' as const, target: 'web_search' }] },
      },
      'Deny',
      'second_hop_denied',
    ],
    [
      'what keeps state has its storage judged',
      { route: bedrock('eu.anthropic.claude-opus-5'), facts: { keepsState: ['store'] } },
      'Deny',
      'storage_unknown',
    ],
    [
      'what cannot be inspected is denied',
      { route: bedrock('eu.anthropic.claude-opus-5'), uninspectable: 1 },
      'Deny',
      'uninspectable',
    ],
    [
      'Audit allows and says so',
      { route: anthropic, policies: [policy({ mode: 'Audit' })] },
      'Allow',
      'audit_only',
    ],
    ['no policy at all denies', { route: anthropic, policies: [] }, 'Deny', 'egress_unmatched'],
    [
      'unknown: RequireApproval asks',
      { route: anthropic, policies: [policy({ unknown: 'RequireApproval' })] },
      'RequireApproval',
      'processing_unknown',
    ],
    [
      'an egress rule may ask for approval',
      {
        route: bedrock('eu.anthropic.claude-opus-5'),
        policies: [policy({ egress: [rule('aws', 'bedrock', 'RequireApproval')] })],
      },
      'RequireApproval',
      'approval_required',
    ],
  ] as readonly (readonly [string, Given, string, string])[])('%s', (_, given, action, reason) => {
    const { decision } = run(given);
    expect([decision.action, decision.deciding.reason]).toEqual([action, reason]);
  });

  test('only an allowed decision on exactly this request gets a permit', () => {
    const good = run({ route: bedrock('eu.anthropic.claude-opus-5') });
    expect(permitOf(good.decision, good.destination, good.locality)).toMatchObject({
      destination: good.destination,
    });
    expect(permitOf(good.decision, { ...good.destination }, good.locality)).toBeUndefined();
    expect(permitOf({ ...good.decision }, good.destination, good.locality)).toBeUndefined();
    const bad = run({ route: anthropic });
    expect(permitOf(bad.decision, bad.destination, bad.locality)).toBeUndefined();
  });
});
