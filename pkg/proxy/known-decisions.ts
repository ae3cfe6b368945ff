import type { Decision } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { CompiledPolicy } from '../api/policy.ts';
import type { Matter } from '../residency/checks.ts';
import { isDecisionOn } from '../residency/decide.ts';

/** Decisions remembered for one locality; at the bound all are forgotten. */
export const maxKnownDecisions = 64;

/**
 * What the policies in force decided before, on the same destination and locality and on findings of the same data
 * classes. Where time has a say (exceptions end, statements grow too old) nothing is remembered.
 */
export class KnownDecisions {
  readonly #entities: readonly string[];
  readonly #isTimeless: boolean;
  readonly #made = new WeakMap<Locality, Map<string, Decision>>();

  constructor(policies: readonly CompiledPolicy[]) {
    const classes = policies.flatMap(({ dataClasses }) => dataClasses);
    this.#entities = [...new Set(classes.flatMap(({ findings }) => [...findings]))];
    this.#isTimeless = policies.every(
      ({ exceptions, require }) => exceptions.length === 0 && require.maxAgeMs === undefined,
    );
  }

  /** `decide`: must depend on the policies and the matter alone, for as long as this lives, but for the time. */
  find(matter: Matter, decide: () => Decision): Decision {
    if (!this.#isTimeless) return decide();
    const { destination, locality } = matter;
    const key = this.#keyOf(matter);
    const known = this.#made.get(locality)?.get(key);
    if (known !== undefined && isDecisionOn(known, destination, locality)) return known;
    const decision = decide();
    this.#remember(locality, key, decision);
    return decision;
  }

  #remember(locality: Locality, key: string, decision: Decision): void {
    const decisions = this.#made.get(locality) ?? new Map<string, Decision>();
    if (decisions.size >= maxKnownDecisions) decisions.clear();
    this.#made.set(locality, decisions.set(key, decision));
  }

  /** Of findings a data class asks only whether there are any of an entity. */
  #keyOf({ findings, uninspectable }: Matter): string {
    let key = `${uninspectable}`;
    for (const entity of this.#entities) key += (findings[entity] ?? 0) > 0 ? ' 1' : ' 0';
    return key;
  }
}
