import { createHash } from 'node:crypto';
import type { Permit } from '../api/decision.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { HeaderMap } from './credentials.ts';
import { type Exchange, policyOf } from './exchange.ts';
import type { HeaderPairs, Outgoing } from './forward.ts';
import { giveBack } from './give-back.ts';
import { hostHeader } from './origin.ts';
import { after, type Soon } from './soon.ts';

/** How a client proves itself to a provider. With a credential in custody none of these of the agent's go out. */
const clientCredentials: ReadonlySet<string> = new Set([
  'authorization',
  'x-api-key',
  'api-key',
  'x-goog-api-key',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-content-sha256',
]);

/** Bytes hashed before other work gets its turn. */
const hashSliceBytes = 512 * 1024;

/** The request as it leaves: allow-listed headers, our length, the provider's own credential. */
export function outgoingOf(exchange: Exchange, permit: Permit, body: Buffer | undefined): Soon<Outgoing> {
  const { destination } = permit;
  const { custody } = policyOf(exchange);
  const inCustody = custody.has(destination);
  const headers = allowedHeaders(exchange, destination.provider, inCustody);
  replaceSteered(exchange, headers);
  headers.host = hostHeader(destination);
  headers['accept-encoding'] = 'identity';
  if (body !== undefined) {
    // As it was read: another type or charset, or a second one, would have it read in another way.
    headers['content-type'] = 'application/json';
    headers['content-length'] = String(body.length);
  }
  const outgoing = (): Outgoing => ({ headers: pairsOf(headers), body, onSent: onSentOf(exchange, body) });
  if (inCustody)
    return after(
      custody.authorize(destination, headers, () => bodySha256(exchange, body)),
      outgoing,
    );
  refuseForeignSignature(headers, destination.provider);
  return outgoing();
}

/** A large body makes room for others once it is with the operating system: nobody holds it but its sending. */
function onSentOf({ place }: Exchange, body: Buffer | undefined): Outgoing['onSent'] {
  if (place === undefined) return undefined;
  return () => {
    place.leave();
    if (body !== undefined) giveBack(body);
  };
}

function pairsOf(headers: HeaderMap): HeaderPairs {
  const pairs: string[] = [];
  for (const name in headers) pairs.push(name, headers[name] ?? '');
  return pairs;
}

/** What was steered may need other values of headers than the agent gave. */
function replaceSteered({ steered }: Exchange, headers: HeaderMap): void {
  for (const [name, value] of steered?.headers ?? []) {
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
}

function allowedHeaders(exchange: Exchange, provider: string, inCustody: boolean): HeaderMap {
  const allowed = exchange.engine.catalog.providers.get(provider)?.requestHeaders;
  const raw = exchange.inbound.request.rawHeaders;
  const headers: HeaderMap = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const isCredential = clientCredentials.has(name);
    if (isCredential ? inCustody : allowed?.has(name) !== true) continue;
    const given = raw[index + 1] ?? '';
    const value = isCredential ? given : clean(exchange, given);
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** Allow-listed headers too may carry anything: what a detector finds in them is redacted. */
function clean(exchange: Exchange, value: string): string {
  const { cleanTexts, onlyAudits } = policyOf(exchange);
  return onlyAudits ? value : cleanTexts.masked(value);
}

function refuseForeignSignature(headers: HeaderMap, provider: string): void {
  if (headers.authorization?.startsWith('AWS4-') !== true) return;
  throw new DomicileError(
    'credential.missing',
    `The request is signed (AWS4) by the agent for this proxy, and a signature cannot be passed on: name a sigv4 credential for ${provider} in the policy, and the proxy signs.`,
  );
}

function bodySha256(exchange: Exchange, body: Buffer | undefined): string | Promise<string> {
  return exchange.engine.scheduler.run(sha256Slices(body ?? Buffer.alloc(0)));
}

function* sha256Slices(body: Buffer): Generator<undefined, string, undefined> {
  const hash = createHash('sha256');
  for (let start = 0; start < body.length; start += hashSliceBytes) {
    hash.update(body.subarray(start, start + hashSliceBytes));
    yield;
  }
  return hash.digest('hex');
}
