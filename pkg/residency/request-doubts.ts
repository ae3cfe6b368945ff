import type { Destination, HopFact } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { parseAuthority } from './host-names.ts';

/** Header values by lower-case name, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Why the headers leave it open where a request would go; `undefined` where they do not. */
export function doubtOf(
  destination: Destination,
  headers: RequestHeaders,
  catalog: Catalog,
): string | undefined {
  return (
    hostDoubt(destination, headers) ??
    refusedHeader(destination, headers, catalog) ??
    signatureDoubt(destination, headers) ??
    encodingDoubt(headers)
  );
}

function valuesOf(headers: RequestHeaders, name: string): readonly string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Values of `anthropic-beta`. */
export function betasOf(headers: RequestHeaders): readonly string[] {
  const written = valuesOf(headers, 'anthropic-beta').flatMap((value) => value.split(','));
  return written.map((beta) => beta.trim()).filter((beta) => beta !== '');
}

function hostDoubt({ host, port }: Destination, headers: RequestHeaders): string | undefined {
  for (const written of [...valuesOf(headers, 'host'), ...valuesOf(headers, ':authority')]) {
    const authority = parseAuthority(written.trim());
    if (typeof authority === 'string' || authority.host !== host || (authority.port ?? port) !== port) {
      return 'the Host header names another host than the URL';
    }
  }
  return undefined;
}

function refusedHeader(
  { provider }: Destination,
  headers: RequestHeaders,
  { providers }: Catalog,
): string | undefined {
  const refused = providers.get(provider)?.refusedHeaders;
  if (refused === undefined || refused.size === 0) return undefined;
  for (const name in headers) {
    if (headers[name] !== undefined && refused.has(name)) {
      return `the header ${name} is refused: ${refused.get(name)}`;
    }
  }
  return undefined;
}

const signature = /^AWS4-HMAC-SHA256\s+.*?Credential=([^,\s]+)/;

/** A signature names the region that it is made for; one that names another is for another request. */
function signatureDoubt({ params }: Destination, headers: RequestHeaders): string | undefined {
  const { region } = params;
  const signatures = valuesOf(headers, 'authorization').filter((value) => /^\s*AWS4-/i.test(value));
  if (region === undefined || signatures.length === 0) return undefined;
  for (const value of signatures) {
    const scope = signature.exec(value)?.[1]?.split('/');
    if (scope?.length !== 5 || scope[2] !== region) {
      return 'the signature is made for another region than the host';
    }
  }
  return signatures.length > 1 ? 'the request has several signatures' : undefined;
}

/** The same of a signature in the query: the URL as it is written. */
export function presignedDoubt({ params }: Destination, url: string): string | undefined {
  const { region } = params;
  const scopes = [...url.matchAll(/[?&]X-Amz-Credential=([^&#]*)/gi)].map(([, scope = '']) => scope);
  if (region === undefined || scopes.length === 0) return undefined;
  const isRight = scopes.every((scope) => scope.split(/\/|%2F/i)[2] === region);
  return isRight && scopes.length === 1 ? undefined : 'the signature in the query is made for another region';
}

function encodingDoubt(headers: RequestHeaders): string | undefined {
  const encodings = valuesOf(headers, 'content-encoding').filter((value) => !/^\s*identity\s*$/i.test(value));
  return encodings.length === 0 ? undefined : 'the body is compressed and cannot be read';
}

const guardrail = ['x-amzn-bedrock-guardrailidentifier', 'x-amzn-bedrock-guardrailversion'] as const;
const latency = ['x-amzn-bedrock-performanceconfig-latency'] as const;
const readable = /^[A-Za-z0-9_.:/-]{1,256}$/;

/** Second hops that headers ask for. `isClean`: whether a value may be shown. */
export function headerHops(
  { provider }: Destination,
  headers: RequestHeaders,
  isClean: (value: string) => boolean,
): readonly HopFact[] {
  if (provider !== 'bedrock') return none;
  const ids = valuesOf(headers, guardrail[0]);
  const latencies = valuesOf(headers, latency[0]).filter(
    (value) => value.trim().toLowerCase() !== 'standard',
  );
  if (ids.length + latencies.length === 0) return none;
  return [
    ...ids.map((id) => ({
      kind: 'guardrail' as const,
      target: readable.test(id) && isClean(id) ? id : 'unreadable id',
      headers: guardrail,
    })),
    ...latencies.map(() => ({
      kind: 'agent' as const,
      target: 'performanceConfig.latency:optimized',
      headers: latency,
    })),
  ];
}

const none: readonly HopFact[] = [];

/** Those that are left where headers are left out (`undefined`). */
export function hopsWithout(
  hops: readonly HopFact[] | undefined,
  changed: ReadonlyMap<string, string | undefined>,
): readonly HopFact[] {
  if (hops === undefined || hops.length === 0) return none;
  const isLeft = (header: string): boolean => !changed.has(header) || changed.get(header) !== undefined;
  return hops.filter(({ headers = [] }) => headers.every(isLeft));
}
