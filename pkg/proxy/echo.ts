import type { IncomingMessage } from 'node:http';
import type { Location } from '../api/location.ts';
import type { AnswerHooks } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { judgedLocality } from '../residency/judged-locality.ts';
import { locate } from '../residency/locate.ts';
import { placeLabel } from '../residency/place-label.ts';
import { regionLocation } from '../residency/statements.ts';
import type { Exchange } from './exchange.ts';

type EchoField = Parameters<AnswerHooks['echo']>[0];

/** What providers write where they say nothing about a place. */
const silent: ReadonlySet<string> = new Set(['', 'not_available']);

/**
 * Keeps what a provider says of itself, and holds a place against what was decided while the answer runs. A place
 * beyond it is recorded, metered and reported; it throws `policy.echo_mismatch` where a policy ends the answer.
 */
export function takeEcho(exchange: Exchange, field: EchoField, value: string): void {
  exchange.echo[field] = value;
  if (field !== 'inference_geo' || silent.has(value) || exchange.echoMismatch !== undefined) return;
  const facts = exchange.scanned?.facts;
  const { destination, engine } = exchange;
  if (destination === undefined || facts === undefined || facts.inferenceGeo === value) return;
  const echoed = locate(destination, { ...facts, inferenceGeo: value }, engine.catalog).processing.location;
  compare(exchange, echoed, field, value);
}

/** The same for headers that name a cloud region; called before anything of the answer is passed on. */
export function takeEchoHeaders(exchange: Exchange, upstream: IncomingMessage): void {
  const { destination, engine } = exchange;
  const provider = engine.catalog.providers.get(destination?.provider ?? '')?.data;
  if (provider?.echoHeaders === undefined) return;
  for (const header of provider.echoHeaders) {
    const value = upstream.headers[header];
    if (typeof value !== 'string' || value === '') continue;
    exchange.echo.region = value;
    const region = value.toLowerCase().replaceAll(' ', '');
    const echoed = regionLocation(`${provider.cloud}/${region}`, engine.catalog.places);
    // A region that no catalog knows proves nothing.
    if (echoed !== undefined) compare(exchange, echoed, header, value);
  }
}

function compare(exchange: Exchange, echoed: Location, field: string, written: string): void {
  const decided = decidedPlace(exchange);
  if (decided === undefined || isPart(echoed, decided.location)) return;
  const { engine, destination, policy, id } = exchange;
  const isReadable = readable.test(written) && policy?.cleanTexts.masked(written) === written;
  const value = isReadable ? written : 'unreadable';
  exchange.echoMismatch = { field, value, decided: decided.label };
  const provider = destination?.provider ?? 'none';
  engine.metrics.echoMismatch(provider);
  engine.warn(`${provider} answered exchange ${id} with ${field} ${value}, and ${decided.label} was decided`);
  const ending = policy?.snapshot.policies.find(
    ({ mode, onEchoMismatch }) => mode === 'Enforce' && onEchoMismatch === 'EndStream',
  );
  if (ending === undefined) return;
  throw new DomicileError(
    'policy.echo_mismatch',
    `The provider says that it processed this with ${field} ${value}, and ${decided.label} was decided. Ask the provider why, or set residency.onEchoMismatch: Record.`,
    { by: { policy: ending.name, field: 'residency.onEchoMismatch' } },
  );
}

type Countries = Extract<Location, { kind: 'countries' }>;

/**
 * The place by which the first enforcing policy decided; `undefined` where it was no set of countries, which alone can
 * be left.
 */
function decidedPlace({
  destination,
  locality,
  policy,
  engine,
}: Exchange): { readonly location: Countries; readonly label: string } | undefined {
  if (destination === undefined || locality === undefined) return undefined;
  for (const one of policy?.snapshot.policies ?? []) {
    if (one.mode !== 'Enforce') continue;
    const judged = judgedLocality(one, destination, locality, engine.catalog);
    const { location } = judged.processing;
    if (location.kind === 'countries') return { location, label: placeLabel(judged) };
  }
  return undefined;
}

function isPart(inner: Location, outer: Countries): boolean {
  if (inner.kind !== 'countries') return false;
  if (outer.regions.length > 0 && inner.regions.length > 0)
    return inner.regions.every((region) => outer.regions.includes(region));
  return inner.countries.every((country) => outer.countries.includes(country));
}

/** What a provider writes is shown where it is a word for a place. */
const readable = /^[\w .:/-]{1,64}$/;

/** Keeps what the address of the provider speaks for, and counts where it speaks against what was decided. */
export function takeAddress(exchange: Exchange, upstream: IncomingMessage): void {
  const { engine, destination, locality } = exchange;
  const address = upstream.socket.remoteAddress;
  const country = address === undefined ? undefined : engine.addressEvidence?.countryOf(address);
  if (country === undefined || locality === undefined) return;
  const decided = decidedPlace(exchange);
  if (decided === undefined) return;
  const contradicts = !decided.location.countries.includes(country);
  const confidence = contradicts ? 'Inferred' : locality.processing.confidence;
  exchange.addressEvidence = { country, contradicts, confidence };
  if (contradicts) engine.metrics.addressContradicted(destination?.provider ?? 'none');
}
