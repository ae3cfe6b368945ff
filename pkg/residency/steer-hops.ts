import type { Locality, SecondHop } from '../api/location.ts';
import type { CompiledPolicy } from '../api/policy.ts';
import type { HopFact } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { judgedLocality } from './judged-locality.ts';
import { judgePlace } from './judge-place.ts';
import type { Rewrite } from './steer-shape.ts';

/** Whose second hops are to go, and those that headers ask for. */
export interface Removing {
  readonly policies: readonly CompiledPolicy[];
  readonly inHeaders: readonly HopFact[];
  /** Unix milliseconds. */
  readonly now: number;
  readonly catalog: Catalog;
}

/** The request without the second hops that policies with `secondHops: Remove` do not allow; itself without any. */
export function withoutHops(
  base: Rewrite,
  locality: Locality,
  { policies, inHeaders, now, catalog }: Removing,
): Rewrite {
  const unwanted = new Set<string>();
  for (const policy of policies) {
    if (policy.secondHops !== 'Remove' || !policy.covers.has('SecondHops')) continue;
    for (const hop of judgedLocality(policy, base.destination, locality, catalog).secondHops) {
      const judgement = judgePlace(hop.processing, policy.allow, policy.require, now, catalog.places);
      if (judgement.kind !== 'within') unwanted.add(nameOf(hop));
    }
  }
  if (unwanted.size === 0) return base;
  const { facts } = base;
  const going = facts.secondHops.filter((fact) => unwanted.has(nameOf(fact)) && fact.at !== undefined);
  const headers = inHeaders.filter((fact) => unwanted.has(nameOf(fact)));
  return {
    ...base,
    headers: new Map(headers.flatMap((fact) => (fact.headers ?? []).map((header) => [header, undefined]))),
    facts: { ...facts, secondHops: facts.secondHops.filter((fact) => !going.includes(fact)) },
    body: [...base.body, ...going.map(({ at = [] }) => ({ kind: 'remove', path: at }) as const)],
    changes: [
      ...base.changes,
      ...going.map(({ kind, at = [] }) => `removed ${at.join('.')} (${kind})`),
      ...headers.map(({ kind, headers: [first] = [] }) => `removed the header ${first} (${kind})`),
    ],
  };
}

const nameOf = ({ kind, target }: SecondHop | HopFact): string => `${kind} ${target}`;
