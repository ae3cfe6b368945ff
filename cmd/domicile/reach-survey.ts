import type { Verdict } from '../../pkg/api/decision.ts';
import type { SecondHopKind } from '../../pkg/api/location.ts';
import type { PolicySnapshot } from '../../pkg/api/policy.ts';
import type { Catalog, Provider } from '../../pkg/residency/catalog.ts';
import { decide } from '../../pkg/residency/decide.ts';
import { locate } from '../../pkg/residency/locate.ts';
import { placeName } from '../../pkg/residency/place-label.ts';
import { type Variant, variantsOf } from './reach-variants.ts';

/** One way of asking that policies admit, with the families of models that they admit by it. */
export interface Admitted {
  readonly way: string;
  readonly place: string;
  readonly families: readonly string[];
}

export type Blocker = Pick<Verdict, 'policy' | 'rule' | 'reason' | 'message' | 'fix'>;

export interface Feature {
  readonly feature: string;
  /** `undefined`: admitted. */
  readonly blocker: Blocker | undefined;
}

/** How far policies let requests to one provider reach. */
export interface Reach {
  readonly provider: string;
  readonly name: string;
  readonly admitted: readonly Admitted[];
  /** How many other ways there are, and what stands in the way of the nearest of them. */
  readonly blocked: number;
  readonly nearest: Blocker | undefined;
  /** Of the first way that is admitted; empty where none is. */
  readonly features: readonly Feature[];
}

export interface ReachQuestion {
  readonly snapshot: PolicySnapshot;
  readonly catalog: Catalog;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Every provider with hosts of its own, in the order of the catalog. */
export function reachOf(question: ReachQuestion): readonly Reach[] {
  return [...question.catalog.providers.values()]
    .filter(({ data }) => data.hosts.length > 0 && data.operations.length > 0)
    .map((provider) => reachOfProvider(provider, question));
}

export function reachOfProvider(provider: Provider, question: ReachQuestion): Reach {
  const families = new Map<string, { readonly place: string; readonly families: Set<string> }>();
  const blockers: Blocker[] = [];
  let first: Variant | undefined;
  for (const variant of variantsOf(provider, question.catalog)) {
    const { verdict, allowed, place } = judged(variant, question);
    if (!allowed) {
      blockers.push(verdict);
      continue;
    }
    first ??= variant;
    const known = families.get(variant.way) ?? { place, families: new Set<string>() };
    known.families.add(variant.family);
    families.set(variant.way, known);
  }
  return {
    provider: provider.data.id,
    name: provider.data.name,
    admitted: [...families].map(([way, found]) => ({
      way,
      place: found.place,
      families: [...found.families],
    })),
    blocked: blockers.length,
    nearest: nearestOf(blockers),
    features: first === undefined ? [] : featuresOf(first, question),
  };
}

interface Judged {
  readonly verdict: Verdict;
  readonly allowed: boolean;
  readonly place: string;
}

function judged({ destination, facts }: Variant, { snapshot, catalog, now }: ReachQuestion): Judged {
  const locality = locate(destination, facts, catalog);
  const matter = { destination, locality, findings: {}, uninspectable: 0 };
  const { action, deciding } = decide(snapshot, matter, now, catalog);
  return { verdict: deciding, allowed: action === 'Allow', place: placeName(locality.processing.location) };
}

/** The less has to change to comply, the nearer. */
const distance = [
  'approval_required',
  'storage',
  'processing_outside',
  'processing_unknown',
  'processing_anywhere',
];

function nearestOf(blockers: readonly Blocker[]): Blocker | undefined {
  const rank = ({ reason }: Blocker): number => {
    const found = distance.findIndex((start) => reason.startsWith(start));
    return found === -1 ? distance.length : found;
  };
  return blockers.toSorted(
    (one, other) => rank(one) - rank(other) || one.message.length - other.message.length,
  )[0];
}

const hopKinds: readonly SecondHopKind[] = [
  'mcp',
  'web_search',
  'web_fetch',
  'code_execution',
  'url',
  'file',
  'fallback',
  'handle',
  'guardrail',
  'grounding',
  'knowledge_base',
  'agent',
  'prompt',
  'advisor',
  'data_source',
];

function featuresOf(variant: Variant, question: ReachQuestion): readonly Feature[] {
  const { facts } = variant;
  const feature = (name: string, changed: Partial<Variant['facts']>): Feature => {
    const { allowed, verdict } = judged({ ...variant, facts: { ...facts, ...changed } }, question);
    return { feature: name, blocker: allowed ? undefined : verdict };
  };
  return [
    feature('kept state (store)', { keepsState: ['store'] }),
    ...hopKinds.map((kind) => feature(kind, { secondHops: [{ kind, target: 'example' }] })),
  ];
}
