import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type {
  CompiledDataClass,
  CompiledEgressRule,
  CompiledException,
  CompiledPolicy,
} from '../api/policy.ts';
import type { PlaceResolver } from './context.ts';
import { compileDeployments } from './deployments.ts';
import { allowedPlaces, declaredPlaces } from './places.ts';
import { policyName } from './policy-name.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a validated policy ready to decide. */
export function compilePolicy(document: PolicyDocument, places: PlaceResolver): CompiledPolicy {
  const { kind, spec } = document;
  const { residency, masking } = spec;
  return {
    name: policyName(document),
    kind,
    mode: spec.mode,
    allow: allowedPlaces(residency.allow, places),
    covers: new Set(residency.covers),
    unknown: residency.unknown,
    secondHops: residency.secondHops,
    steer: residency.steer,
    steerTo: residency.steerTo ?? [],
    onEchoMismatch: residency.onEchoMismatch,
    require: {
      confidence: residency.require?.confidence,
      maxAgeMs: residency.require?.maxAge === undefined ? undefined : durationMs(residency.require.maxAge),
    },
    conditions: new Set(residency.conditions),
    deployments: compileDeployments(document, places),
    egress: egressRules(spec, places),
    exceptions: exceptions(spec, places),
    dataClasses: dataClasses(spec, places),
    uninspectable: uninspectableOf(masking),
  };
}

/** `Deny` where there are rules: what they cannot look into would pass unmasked. */
export const uninspectableOf = (masking: Spec['masking']): 'Deny' | 'Allow' =>
  masking?.uninspectable ?? (masking?.rules === undefined ? 'Allow' : 'Deny');

const durationMs = (days: string): number => Number.parseInt(days, 10) * dayMs;

type Spec = PolicyDocument['spec'];

const egressRules = ({ egress }: Spec, places: PlaceResolver): readonly CompiledEgressRule[] | undefined =>
  egress?.map(({ name, action, provider, hosts, location, privateAddresses }) => ({
    name,
    action,
    provider,
    hosts: lowerCase(hosts),
    location: location && declaredPlaces(location, places),
    privateAddresses: privateAddresses === true,
  }));

const exceptions = (spec: Spec, places: PlaceResolver): readonly CompiledException[] =>
  (spec.exceptions ?? []).map(({ match, allow, reason, ticket, notAfter }, index) => ({
    name: `exceptions[${index}]`,
    provider: match.provider,
    hosts: lowerCase(match.hosts),
    models: match.models ?? [],
    allow: allowedPlaces(allow, places),
    reason,
    ticket,
    notAfter: Date.parse(notAfter),
  }));

const dataClasses = (spec: Spec, places: PlaceResolver): readonly CompiledDataClass[] =>
  (spec.dataClasses ?? []).map(({ name, when, allow }) => ({
    name,
    findings: new Set(when.findings),
    annotation: when.annotation,
    allow: allowedPlaces(allow, places),
  }));

const lowerCase = (hosts: readonly string[] = []): readonly string[] =>
  hosts.map((host) => host.toLowerCase());
