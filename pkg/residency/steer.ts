import type { Steering } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { CompiledPolicy, PolicySnapshot } from '../api/policy.ts';
import type { BodyFacts, Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import type { HasCredential } from './credential-hosts.ts';
import { decide } from './decide.ts';
import { hopsWithout } from './request-doubts.ts';
import { type Around, locate } from './locate.ts';
import { type WayAcross, waysAcross } from './steer-across.ts';
import type { Rewrite } from './steer-shape.ts';
import { withoutHops } from './steer-hops.ts';
import { waysWithin } from './steer-ways.ts';

/** A located request, and what steering has to know besides. */
export interface SteerQuestion {
  readonly snapshot: PolicySnapshot;
  readonly destination: Destination;
  readonly facts: BodyFacts;
  readonly locality: Locality;
  /** What the request was located with: a doubt about it stands, wherever it is steered. */
  readonly around: Around;
  readonly catalog: Catalog;
  /** Values of the header `anthropic-beta`. */
  readonly betas: readonly string[];
  readonly hasCredential: HasCredential;
  /** Unix milliseconds. */
  readonly now: number;
}

/** `kept`: the request stays as it is, and `reason` (may be empty) says what stood in the way of steering it. */
export type SteerAnswer =
  | { readonly kind: 'kept'; readonly reason: string }
  | { readonly kind: 'steered'; readonly rewrite: Rewrite; readonly steering: Steering };

/** Whether any policy of a snapshot would ever have a request rewritten. */
export function mayRewrite({ policies }: PolicySnapshot): boolean {
  return policies.some((policy) => policy.mode === 'Enforce' && permitsRewriting(policy));
}

const permitsRewriting = ({ steer, secondHops }: CompiledPolicy): boolean => steer || secondHops === 'Remove';

/**
 * The nearest equivalent of a request that every enforcing policy allows, where every one that would not allow the
 * request itself permits rewriting. Never by an exception, so that what is steered lies within `residency.allow`.
 */
export function steer(question: SteerQuestion): SteerAnswer {
  const { destination, facts, locality, now, catalog } = question;
  const asked: Rewrite = { destination, facts, body: [], headers: new Map(), changes: [], otherHost: false };
  const objecting = objections(question, asked);
  if (objecting.length === 0 || !objecting.every(permitsRewriting)) return kept;
  const inHeaders = question.around.hops ?? [];
  const base = withoutHops(asked, locality, { policies: objecting, inHeaders, now, catalog });
  const left = base === asked ? objecting : objections(question, base);
  if (left.length === 0) return steeredTo(question, base);
  if (!left.every((policy) => policy.steer)) return kept;
  const across = waysAcross(base, left, question.betas, catalog);
  const ways = [...waysWithin(base, catalog), ...across.flatMap((one) => ('way' in one ? [one.way] : []))];
  const allowed = ways.filter((way) => objections(question, way).length === 0);
  const way = allowed.find((one) => mayLeave(question, one));
  if (way !== undefined) return steeredTo(question, way);
  return allowed[0] === undefined ? hindered(across) : lacksCredential(allowed[0]);
}

function hindered(across: readonly WayAcross[]): SteerAnswer {
  const obstacle = across.find((one) => 'obstacle' in one);
  return obstacle === undefined
    ? kept
    : { kind: 'kept', reason: `It was not steered: ${obstacle.obstacle}.` };
}

const kept: SteerAnswer = { kind: 'kept', reason: '' };

/** Enforcing policies that do not plainly allow a request; one that needs an exception counts. */
function objections(question: SteerQuestion, rewrite: Rewrite): readonly CompiledPolicy[] {
  const { snapshot, around, catalog, now } = question;
  const { destination, facts, headers } = rewrite;
  const isAsked = destination === question.destination && facts === question.facts && headers.size === 0;
  const hops = hopsWithout(around.hops, headers);
  const locality = isAsked ? question.locality : locate(destination, facts, catalog, { ...around, hops });
  const matter = { destination, locality, findings: {}, uninspectable: 0 };
  const { verdicts } = decide(snapshot, matter, now, catalog);
  return snapshot.policies.filter(({ mode }, index) => {
    const verdict = verdicts[index];
    if (mode !== 'Enforce' || verdict === undefined) return false;
    return verdict.action !== 'Allow' || (!isAsked && verdict.reason === 'allowed_by_exception');
  });
}

function mayLeave({ hasCredential }: SteerQuestion, { otherHost, destination }: Rewrite): boolean {
  return !otherHost || hasCredential(destination);
}

function lacksCredential({ destination: { provider, host } }: Rewrite): SteerAnswer {
  return {
    kind: 'kept',
    reason: `It could be steered to ${host} with a credential for ${provider} that goes to this host (credentials[].hosts), which the policy lacks.`,
  };
}

function steeredTo({ destination, locality }: SteerQuestion, rewrite: Rewrite): SteerAnswer {
  const to = rewrite.destination;
  const model = to.params.model ?? rewrite.facts.model;
  return {
    kind: 'steered',
    rewrite,
    steering: {
      from: { provider: destination.provider, host: destination.host, model: locality.model },
      to: { provider: to.provider, host: to.host, model: locality.model === undefined ? undefined : model },
      changes: rewrite.changes,
    },
  };
}
