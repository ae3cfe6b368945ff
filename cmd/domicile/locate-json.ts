import type { Statement } from '../../pkg/api/location.ts';
import type { Resolved } from './locate-addresses.ts';
import type { Explanation } from './locate-request.ts';

/** An explanation as programs read it. Stable: fields are added, never renamed. */
export function explanationJson(
  { locality, reasons, refused, decided, catalog }: Explanation,
  decides: boolean,
): Readonly<Record<string, unknown>> {
  const { provider, service, model } = locality;
  return {
    provider,
    service,
    model: model ?? null,
    processing: placeJson(locality.processing),
    storage: placeJson(locality.storage),
    telemetry: placeJson(locality.telemetry),
    secondHops: locality.secondHops.map(({ kind, target, processing }) => ({
      kind,
      target,
      processing: placeJson(processing),
    })),
    reasons,
    ...(decides ? { decision: { ...decisionJson(refused, decided), catalog } } : {}),
  };
}

/** What `--resolve` adds. */
export function resolvedJson(resolved: Resolved | undefined): Readonly<Record<string, unknown>> {
  if (resolved === undefined) return {};
  return resolved.kind === 'problem'
    ? { addresses: [], addressProblem: resolved.problem }
    : { addresses: resolved.addresses };
}

function placeJson({ location, confidence, source, asOf }: Statement): Readonly<Record<string, unknown>> {
  const isSet = location.kind === 'countries';
  return {
    kind: location.kind,
    countries: isSet ? location.countries : [],
    regions: isSet ? location.regions : [],
    confidence,
    source,
    asOf,
  };
}

function decisionJson(
  refused: Explanation['refused'],
  decided: Explanation['decided'],
): Readonly<Record<string, unknown>> {
  if (decided === undefined) {
    return {
      action: 'Deny',
      rule: 'operation',
      reason: refused?.refused ?? 'operation.unlisted',
      steeredTo: null,
    };
  }
  const { action, deciding } = decided.decision;
  return { action, rule: deciding.rule, reason: deciding.reason, steeredTo: decided.steered?.url ?? null };
}

/** What stands in a line of which nothing could be read. */
export function errorJson(message: string): Readonly<Record<string, unknown>> {
  return {
    error: message,
    processing: { kind: 'unknown', countries: [], regions: [], confidence: 'Unknown', source: '', asOf: '' },
  };
}
