import type { Decision, Steering } from '../../pkg/api/decision.ts';
import type { Locality, Statement } from '../../pkg/api/location.ts';
import type { PolicySnapshot } from '../../pkg/api/policy.ts';
import { type BodyFormat, countParts, type Destination } from '../../pkg/api/request.ts';
import { DomicileError } from '../../pkg/errors/domicile-error.ts';
import type { Catalog } from '../../pkg/residency/catalog.ts';
import { credentialHosts } from '../../pkg/residency/credential-hosts.ts';
import { decide } from '../../pkg/residency/decide.ts';
import { givenOf } from '../../pkg/residency/given.ts';
import { hostSet } from '../../pkg/residency/host-names.ts';
import { identify } from '../../pkg/residency/identify.ts';
import { judgedLocality } from '../../pkg/residency/judged-locality.ts';
import { type Around, locate, nowhereKnown } from '../../pkg/residency/locate.ts';
import { placeName } from '../../pkg/residency/place-label.ts';
import { isRefusal, type Refusal } from '../../pkg/residency/refusal.ts';
import {
  betasOf,
  doubtOf,
  headerHops,
  hopsWithout,
  presignedDoubt,
} from '../../pkg/residency/request-doubts.ts';
import { mayRewrite, steer } from '../../pkg/residency/steer.ts';
import { finish } from '../../pkg/api/text.ts';
import { readRequest, type RequestMessage } from '../../pkg/wire/request/read-request.ts';
import type { Asked } from './locate-input.ts';

export interface Surveyor {
  readonly catalog: Catalog;
  /** `undefined`: nothing is decided. */
  readonly snapshot: PolicySnapshot | undefined;
  /** What detectors find in a request, by entity. */
  readonly findings: (message: RequestMessage) => Readonly<Record<string, number>>;
  /** Unix milliseconds. */
  readonly now: number;
}

export interface Decided {
  readonly decision: Decision;
  /** What would be sent instead, where policies allow that and not what was asked for. */
  readonly steered: { readonly steering: Steering; readonly url: string } | undefined;
}

/** Where a request would go, why, and what the policies say. */
export interface Explanation extends Surveyed {
  /** Version and digest of the catalog that it rests on. */
  readonly catalog: string;
}

interface Surveyed {
  readonly destination: Destination | undefined;
  /** With what the policy that decides declares. */
  readonly locality: Locality;
  /** For people; the first tells of the processing. */
  readonly reasons: readonly string[];
  /** Set where the proxy would not send such a request whatever a policy says. */
  readonly refused: Pick<Refusal, 'refused' | 'message' | 'fix'> | undefined;
  readonly decided: Decided | undefined;
  /** What would keep the provider's work in known places; empty where a decision says it already. */
  readonly ways: readonly string[];
}

/** Whoever explains a request has it before them. */
const isShown = (): boolean => true;

/** A request on its way: what was found out so far. */
interface Survey {
  readonly destination: Destination;
  readonly message: RequestMessage | undefined;
  readonly around: Around;
  readonly betas: readonly string[];
  readonly locality: Locality;
}

/** The straight path of the proxy up to its decision: identify, read, locate, steer, decide. Nothing is sent. */
export function locateRequest(asked: Asked, surveyor: Surveyor): Explanation {
  return { ...surveyed(asked, surveyor), catalog: surveyor.catalog.version };
}

function surveyed(asked: Asked, surveyor: Surveyor): Surveyed {
  const hosts = (surveyor.snapshot?.policies ?? [])
    .flatMap(({ egress }) => egress ?? [])
    .flatMap((rule) => rule.hosts);
  const surroundings = { declaredHosts: hostSet(hosts), hostParams: {} };
  const identified = identify(
    asked.method,
    { kind: 'absolute', url: asked.url, speaksAnthropic: asked.headers['anthropic-version'] !== undefined },
    surveyor.catalog,
    surroundings,
  );
  if (!isRefusal(identified)) return explain(asked, identified, identified.protocol, surveyor);
  const { explained } = identified;
  return explained === undefined
    ? unidentified(identified)
    : refusedBut(identified, explain(asked, explained.destination, explained.format ?? 'opaque', surveyor));
}

function explain(
  asked: Asked,
  destination: Destination,
  format: BodyFormat | 'opaque',
  surveyor: Surveyor,
): Surveyed {
  const { catalog, snapshot } = surveyor;
  const { message, problem } = readBody(asked, destination, format);
  const doubt =
    doubtOf(destination, asked.headers, catalog) ?? presignedDoubt(destination, asked.url) ?? problem;
  const around: Around = { snapshot, doubt, hops: headerHops(destination, asked.headers, isShown) };
  const locality = locate(destination, message?.facts, catalog, around);
  const survey = { destination, message, around, betas: betasOf(asked.headers), locality };
  const decided = snapshot && decideOn(survey, snapshot, surveyor);
  const shown = snapshot === undefined ? locality : asJudged(survey, snapshot, decided, catalog);
  return {
    destination,
    locality: shown,
    reasons: reasonsOf(shown),
    refused: undefined,
    decided,
    ways:
      snapshot === undefined && shown.processing.location.kind !== 'countries'
        ? [...waysOf(destination, catalog), ...declarationsOf(shown.processing)]
        : [],
  };
}

interface ReadBody {
  readonly message: RequestMessage | undefined;
  readonly problem: string | undefined;
}

/** A body that cannot be read is a problem, not a guess. */
function readBody(asked: Asked, destination: Destination, format: BodyFormat | 'opaque'): ReadBody {
  if (format === 'opaque') return { message: undefined, problem: undefined };
  if (asked.body === undefined) return { message: undefined, problem: 'the request has no body to read' };
  try {
    return { message: finish(readRequest(format, destination.params, asked.body)), problem: undefined };
  } catch (error) {
    if (!(error instanceof DomicileError)) throw error;
    return { message: undefined, problem: `the body cannot be read: ${error.message}` };
  }
}

function decideOn(asked: Survey, snapshot: PolicySnapshot, surveyor: Surveyor): Decided {
  const { catalog, now } = surveyor;
  const steered = steeredFrom(asked, snapshot, surveyor);
  const { destination, message, locality } = steered?.survey ?? asked;
  const findings = message === undefined ? {} : surveyor.findings(message);
  const uninspectable = message === undefined ? 0 : countParts(message.facts.uninspectable);
  const decision = decide(snapshot, { destination, locality, findings, uninspectable }, now, catalog);
  if (steered === undefined || decision.action !== 'Allow') return { decision, steered: undefined };
  const url = `https://${destination.host}${destination.path}${destination.query}`;
  return { decision: { ...decision, action: 'Steer' }, steered: { steering: steered.steering, url } };
}

/** What would be sent instead, read and located again as the proxy does. */
function steeredFrom(
  asked: Survey,
  snapshot: PolicySnapshot,
  { catalog, now }: Surveyor,
): { readonly survey: Survey; readonly steering: Steering } | undefined {
  const { message, around } = asked;
  if (message === undefined || !mayRewrite(snapshot)) return undefined;
  const hasCredential = credentialHosts(snapshot.credentials, { hostParams: {} }, catalog);
  const answer = steer({ ...asked, snapshot, facts: message.facts, catalog, hasCredential, now });
  if (answer.kind === 'kept') return undefined;
  const { destination, body } = answer.rewrite;
  const changed = body.length === 0 ? message.body : finish(message.change(body));
  const reread = finish(readRequest(destination.protocol, destination.params, changed));
  const hops = hopsWithout(around.hops, answer.rewrite.headers);
  const locality = locate(destination, reread.facts, catalog, { ...around, hops });
  return { survey: { ...asked, destination, message: reread, locality }, steering: answer.steering };
}

/** As the policy sees it that decides: with what it declares. */
function asJudged(
  { destination, locality }: Survey,
  { policies }: PolicySnapshot,
  decided: Decided | undefined,
  catalog: Catalog,
): Locality {
  const name = decided?.decision.deciding.policy;
  const policy = policies.find((one) => one.name === name) ?? policies[0];
  if (policy === undefined) return locality;
  const judged = judgedLocality(policy, destination, locality, catalog);
  // A policy that does not name a host takes its place for unknown: what the catalog says of it is told all the same.
  return judged.processing.location.kind === 'unknown'
    ? { ...locality, secondHops: judged.secondHops }
    : judged;
}

function unidentified(refusal: Refusal): Surveyed {
  const { message, provider } = refusal;
  return {
    destination: undefined,
    locality: nowhereKnown(provider ?? 'unknown', message),
    reasons: [message],
    refused: refusal,
    decided: undefined,
    ways: [],
  };
}

function refusedBut(refused: Refusal, explanation: Surveyed): Surveyed {
  return { ...explanation, refused, decided: undefined, reasons: [...explanation.reasons, refused.message] };
}

function reasonsOf({ processing, storage, telemetry, secondHops, keepsState }: Locality): readonly string[] {
  const kept = `the request has the provider keep state (${keepsState.join(', ')})`;
  return [
    ...new Set([
      processing.reason,
      ...secondHops.map((hop) => hop.processing.reason),
      ...(keepsState.length === 0 ? [] : [kept]),
      storage.reason,
      telemetry.reason,
    ]),
  ];
}

/** What no request shows, and a policy may declare. */
function declarationsOf(statement: Statement): readonly string[] {
  return givenOf(statement).map((given) =>
    given.kind === 'deployment'
      ? 'declare its place in residency.deployments'
      : `declare ${given.conditions.join(' and ')} in residency.conditions, if that is so: ${placeName(given.statement.location)}`,
  );
}

function waysOf({ provider, operation }: Destination, { providers }: Catalog): readonly string[] {
  const ways = providers.get(provider)?.data.ways ?? [];
  return ways
    .filter(({ operations }) => operations.includes(operation))
    .map(({ advice, places }) => `${advice}: ${places.join(', ')}`);
}
