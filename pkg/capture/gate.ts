import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Route } from '../residency/identify.ts';

/** What the port serves: callers that present the run's secret, addressed to us by name, and never a browser. */
export interface Gate {
  readonly secret: string;
  /** `127.0.0.1:4711`, `localhost:4711`: the only `Host` values of requests to the base URLs. */
  readonly authorities: ReadonlySet<string>;
}

/** Throws `caller.*` before anything of the request is looked at. */
export function admit(request: IncomingMessage, gate: Gate): Route {
  refuseBrowsers(request);
  const target = request.url ?? '';
  if (target.startsWith('/')) return reverseRoute(target, request, gate);
  if (/^https?:\/\//i.test(target)) return absoluteRoute(target, request, gate);
  throw new DomicileError(
    'request.malformed',
    'The request target is neither a path nor an http(s) URL: use the base URL or the proxy URL of the environment.',
  );
}

/** Whether a CONNECT comes from our child; throws `caller.*` otherwise. */
export function admitConnect(request: IncomingMessage, gate: Gate): void {
  refuseBrowsers(request);
  requireProxyPassword(request, gate);
}

function refuseBrowsers(request: IncomingMessage): void {
  if (request.headers.origin === undefined) return;
  throw new DomicileError(
    'caller.browser',
    'The request has an Origin header, as those of browsers have, and browsers are not served: call this proxy from a program, without Origin.',
  );
}

function reverseRoute(target: string, request: IncomingMessage, gate: Gate): Route {
  const host = soleHost(request)?.toLowerCase();
  if (host === undefined || !gate.authorities.has(host)) {
    throw new DomicileError(
      'caller.foreign_host',
      `The Host header is missing, twice there or another than this proxy's: allowed are ${[...gate.authorities].join(', ')}. Use the base URL of the environment as it is.`,
    );
  }
  const slash = target.indexOf('/', 1);
  const secret = slash === -1 ? target.slice(1) : target.slice(1, slash);
  if (!sameSecret(secret, gate.secret)) throw secretMissing('as the first segment of the base URL');
  return splitMode(slash === -1 ? '' : target.slice(slash + 1));
}

/** `undefined` unless the header is there exactly once. Node's `headersDistinct` would build a list of every header. */
function soleHost({ rawHeaders }: IncomingMessage): string | undefined {
  let host: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (host !== undefined) return undefined;
    host = rawHeaders[index + 1];
  }
  return host;
}

function splitMode(rest: string): Route {
  const question = rest.indexOf('?');
  const path = question === -1 ? rest : rest.slice(0, question);
  const query = question === -1 ? '' : rest.slice(question);
  const slash = path.indexOf('/');
  const mode = slash === -1 ? path : path.slice(0, slash);
  return { kind: 'reverse', mode, path: slash === -1 ? '/' : path.slice(slash), query };
}

function absoluteRoute(target: string, request: IncomingMessage, gate: Gate): Route {
  requireProxyPassword(request, gate);
  const authority = /^https?:\/\/([^/?#]*)/i.exec(target)?.[1] ?? '';
  if (soleHost(request)?.toLowerCase() !== authority.toLowerCase()) {
    throw new DomicileError(
      'caller.foreign_host',
      'The Host header is missing, twice there or another than the host of the request target: send that host, once.',
    );
  }
  const speaksAnthropic = request.headers['anthropic-version'] !== undefined;
  return { kind: 'absolute', url: target, speaksAnthropic };
}

function requireProxyPassword(request: IncomingMessage, gate: Gate): void {
  const header = request.headers['proxy-authorization'] ?? '';
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(header)?.[1] ?? '';
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const password = credentials.slice(credentials.indexOf(':') + 1);
  if (!sameSecret(password, gate.secret)) throw secretMissing('as the password of the proxy URL');
}

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function secretMissing(where: string): DomicileError {
  return new DomicileError(
    'caller.secret_missing',
    `The secret of this proxy was not presented, and only the program that it was started for is served: use the URL of the environment, which has it ${where}.`,
  );
}
