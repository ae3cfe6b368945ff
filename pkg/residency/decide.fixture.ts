import type {
  AllowedPlaces,
  CompiledDataClass,
  CompiledEgressRule,
  CompiledPolicy,
  PolicySnapshot,
} from '../api/policy.ts';
import type { Decision } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { BodyFacts, Destination } from '../api/request.ts';
import { builtInCatalog } from './catalog.ts';
import { decide } from './decide.ts';
import { hostSet } from './host-names.ts';
import { identify, type Route } from './identify.ts';
import { locate } from './locate.ts';
import { isRefusal } from './refusal.ts';

export const now = Date.parse('2026-11-22T12:00:00Z');
const { places } = builtInCatalog;

export function allowed(...written: string[]): AllowedPlaces {
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

export function policy(changes: Partial<CompiledPolicy> = {}): CompiledPolicy {
  return {
    name: 'eu-only',
    kind: 'ResidencyPolicy',
    mode: 'Enforce',
    allow: allowed('EU', 'CH'),
    covers: new Set(['Processing', 'SecondHops'] as const),
    unknown: 'Deny',
    secondHops: 'Deny',
    steer: false,
    steerTo: [],
    onEchoMismatch: 'Record',
    require: { confidence: undefined, maxAgeMs: undefined },
    conditions: new Set(),
    deployments: [],
    egress: undefined,
    exceptions: [],
    dataClasses: [],
    uninspectable: 'Deny',
    ...changes,
  };
}

export function snapshot(...policies: CompiledPolicy[]): PolicySnapshot {
  return {
    policies,
    masking: {
      rules: [],
      dictionaries: [],
      allow: { values: [], patterns: [], domains: [], documentation: false },
      allowedUrlHosts: [],
      placeholderInTool: 'Deny',
      hashIdentifiers: true,
    },
    credentials: [],
    recording: { level: 'Masked', onFailure: 'Block' },
    dataClasses: new Set(),
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
  uninspectable: {},
};

export interface Given {
  readonly route: Route;
  readonly method?: string;
  readonly facts?: Partial<BodyFacts>;
  readonly policies?: readonly CompiledPolicy[];
  readonly findings?: Record<string, number>;
  readonly uninspectable?: number;
}

export function run(given: Given): {
  readonly destination: Destination;
  readonly locality: Locality;
  readonly decision: Decision;
} {
  const policies = given.policies ?? [policy()];
  const hosts = policies.flatMap((one) => one.egress ?? []).flatMap((rule) => rule.hosts);
  const destination = identify(given.method ?? 'POST', given.route, builtInCatalog, {
    declaredHosts: hostSet(hosts),
    hostParams: { bedrock: { region: 'eu-central-1' }, gateway: { host: 'llm.corp.example' } },
  });
  if (isRefusal(destination)) throw new Error(destination.message);
  const locality = locate(destination, { ...plainFacts, ...given.facts }, builtInCatalog);
  const { findings = {}, uninspectable = 0 } = given;
  const matter = { destination, locality, findings, uninspectable };
  const decision = decide(snapshot(...policies), matter, now, builtInCatalog);
  return { destination, locality, decision };
}

export const anthropic: Route = {
  kind: 'reverse',
  mode: 'anthropic',
  path: '/v1/messages',
  query: '?beta=true',
};
export const bedrock = (model: string): Route => ({
  kind: 'reverse',
  mode: 'bedrock',
  path: `/model/${model}/invoke`,
  query: '',
});
export const crm: Route = { kind: 'absolute', url: 'https://crm.example.eu/contacts?id=1' };
export const crmRule: CompiledEgressRule = {
  name: 'crm',
  action: 'Allow',
  provider: undefined,
  hosts: ['crm.example.eu'],
  location: allowed('DE'),
  privateAddresses: false,
};
export const rule = (
  name: string,
  provider: string,
  action: 'Allow' | 'Deny' | 'RequireApproval' = 'Allow',
) => ({
  name,
  action,
  provider,
  hosts: [],
  location: undefined,
  privateAddresses: false,
});

export function dataClass(...places: string[]): CompiledDataClass {
  const findings = new Set(['MedicalRecordNumber']);
  return { name: 'health', findings, annotation: undefined, allow: allowed(...places) };
}
