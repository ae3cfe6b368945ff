import { boundOf } from '../api/bounds.ts';
import type { Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { identify, type Route } from '../residency/identify.ts';
import { type ConnectTarget, identifyHost } from '../residency/identify-host.ts';
import { isRefusal, type Refusal } from '../residency/refusal.ts';
import { cleanUrl } from './clean-url.ts';
import type { Engine } from './engine.ts';
import { type Asked, type Exchange, policyOf } from './exchange.ts';

/** Is the caller ours, is there room, and is it known what this method and path would do? */
export function accept(exchange: Exchange): Destination {
  const { inbound, engine } = exchange;
  const destination =
    inbound.kind === 'connect' ? acceptConnect(exchange, inbound) : acceptHttp(exchange, inbound);
  exchange.destination = destination;
  const { service, operation } = destination.params;
  exchange.errorShape =
    engine.catalog.providers.get(destination.provider)?.errorShape(service, operation) ?? 'problem';
  refuseHeaders(exchange, destination);
  return destination;
}

function refuseOverload({ engine }: Exchange): void {
  if (engine.draining())
    throw new DomicileError('proxy.draining', 'The proxy is shutting down: try again once it is back.');
  if (hasRoom(engine.exchanges, engine.bounds.exchanges)) return;
  throw new DomicileError(
    'proxy.busy',
    `More exchanges are in flight, or answers not recorded yet, than ${boundOf('exchanges', engine.bounds.exchanges)}: try again later, or raise it.`,
  );
}

/** An answer is held until it is recorded, for which it is masked: that may take longer than the answer took. */
export function hasRoom({ inFlight, unrecorded }: Engine['exchanges'], bound: number): boolean {
  return inFlight <= bound && unrecorded <= bound;
}

function acceptHttp(
  exchange: Exchange,
  inbound: Extract<Exchange['inbound'], { kind: 'http' }>,
): Destination {
  const route = inbound.admit();
  noteOurs(exchange);
  if (route.kind === 'reverse') {
    exchange.errorShape =
      exchange.engine.catalog.modes.get(route.mode)?.provider.data.errorShape ?? 'problem';
  }
  refuseOverload(exchange);
  const method = inbound.request.method ?? '';
  const { catalog } = exchange.engine;
  const policy = policyOf(exchange);
  const identified = policy.routes.find(method, route, () =>
    cleanUrl(identify(method, route, catalog, policy.surroundings), policy, catalog),
  );
  return requireKnown(exchange, identified, writtenAs(route));
}

function acceptConnect(
  exchange: Exchange,
  inbound: Extract<Exchange['inbound'], { kind: 'connect' }>,
): Destination {
  inbound.admit();
  noteOurs(exchange);
  refuseOverload(exchange);
  const authority = inbound.request.url ?? '';
  const target: ConnectTarget = requireKnown(
    exchange,
    identifyHost(authority, exchange.engine.catalog, policyOf(exchange).surroundings),
    { host: withoutUser(authority), path: '' },
  );
  exchange.blindTunnel = target.hostProvesPlace ? undefined : target.reason;
  return target.destination;
}

/** Whoever presents the secret talks through us, also where it is denied. */
function noteOurs(exchange: Exchange): void {
  const { engine } = exchange;
  exchange.isOurs = true;
  engine.tally.lastExchangeAt = engine.clock.now();
}

type WrittenAs = Omit<Asked, 'provider'>;

/** Without the mode, which the provider tells, and without what may stand before an `@`. */
function writtenAs(route: Route): WrittenAs {
  if (route.kind === 'reverse') return { host: '', path: route.path };
  const [, authority = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(route.url) ?? [];
  return { host: withoutUser(authority), path };
}

function withoutUser(authority: string): string {
  return authority.slice(authority.lastIndexOf('@') + 1);
}

function requireKnown<T extends object>(exchange: Exchange, found: T | Refusal, written: WrittenAs): T {
  if (!isRefusal(found)) return found;
  const { explained, provider = '' } = found;
  exchange.asked = explained?.destination ?? { ...written, provider };
  exchange.errorShape = found.errorShape ?? exchange.errorShape;
  throw new DomicileError(found.refused, `${found.message} ${found.fix}`);
}

/** Headers that would change what the provider does in a way that nothing here can judge. */
function refuseHeaders(exchange: Exchange, destination: Destination): void {
  const refused = exchange.engine.catalog.providers.get(destination.provider)?.refusedHeaders;
  if (refused === undefined || refused.size === 0) return;
  for (const name in exchange.inbound.request.headers) {
    const reason = refused.get(name);
    if (reason !== undefined)
      throw new DomicileError(
        'operation.unsupported',
        `The header ${name} is refused: ${reason}. Leave it out.`,
      );
  }
}
