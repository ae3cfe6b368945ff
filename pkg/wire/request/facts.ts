import type { SecondHopKind } from '../../api/location.ts';
import type { BodyFacts } from '../../api/request.ts';

/** Collects what a body says that matters to residency, each thing once. */
export class FactsBuilder {
  readonly #hops = new Map<string, { readonly kind: SecondHopKind; readonly target: string }>();
  readonly #keeps = new Set<string>();
  readonly #uninspectable: { readonly kind: string; readonly bytes: number }[] = [];

  hop(kind: SecondHopKind, target: string): void {
    this.#hops.set(`${kind} ${target}`, { kind, target });
  }

  keeps(field: string): void {
    this.#keeps.add(field);
  }

  uninspectable(kind: string, bytes: number): void {
    this.#uninspectable.push({ kind, bytes });
  }

  facts(read: Pick<BodyFacts, 'model' | 'inferenceGeo' | 'stream'>): BodyFacts {
    return {
      ...read,
      secondHops: [...this.#hops.values()],
      keepsState: [...this.#keeps],
      uninspectable: this.#uninspectable,
    };
  }
}
