import type { SecondHopKind } from '../../api/location.ts';
import type { BodyFacts, HopFact } from '../../api/request.ts';
import type { Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument } from '../json/document.ts';
import { pathsOf, removablePath } from './hop-paths.ts';

interface FoundHop {
  readonly kind: SecondHopKind;
  readonly target: string;
  readonly document: JsonDocument;
  readonly node: number;
}

/** Places of second hops that are told apart; of what comes later each kind and target is told once, without place. */
export const MAX_PLACED_HOPS = 256;
/** Kinds and targets that one body may name beyond those: each is located, judged and recorded. */
export const MAX_UNPLACED_HOPS = 2048;
/**
 * The same where all that the provider keeps of earlier requests counts as well: a conversation may refer to each of
 * its items. More would not fit into a record.
 */
export const MAX_UNPLACED_WITH_KEPT = 3072;

/** Undescribed things that are told; one would do. */
export const MAX_UNDESCRIBED = 16;

/** Collects what a body says that matters to residency. */
export class FactsBuilder {
  readonly #hops: FoundHop[] = [];
  readonly #unplaced = new Map<string, HopFact>();
  /** Of these, what the provider keeps of earlier requests. */
  #kept = 0;
  readonly #keeps = new Set<string>();
  readonly #betas = new Set<string>();
  readonly #undescribed = new Set<string>();
  readonly #uninspectable: Record<string, number> = {};

  /** `node`: the value that asks for it. Throws `request.too_large` at the bound. */
  hop(kind: SecondHopKind, target: string, document: JsonDocument, node: number): void {
    // A body only names what the provider keeps; what is in it was seen by nobody here.
    if (kind === 'file') this.uninspectable('file');
    if (this.#hops.length < MAX_PLACED_HOPS) this.#hops.push({ kind, target, document, node });
    else this.#unplacedHop(kind, target);
  }

  #unplacedHop(kind: SecondHopKind, target: string): void {
    const before = this.#unplaced.size;
    this.#unplaced.set(`${kind} ${target}`, { kind, target });
    if (this.#unplaced.size === before) return;
    if (kind === 'handle') this.#kept += 1;
    if (this.#unplaced.size - this.#kept > MAX_UNPLACED_HOPS) throw tooManyHops();
    if (this.#unplaced.size > MAX_UNPLACED_WITH_KEPT) throw tooManyKept();
  }

  keeps(field: string): void {
    this.#keeps.add(field);
  }

  /** `beta`: its name without the date. */
  needsBeta(beta: string): void {
    this.#betas.add(beta);
  }

  /** `what`: a member or a block, in a form that may be shown. */
  undescribed(what: string): void {
    if (this.#undescribed.size < MAX_UNDESCRIBED) this.#undescribed.add(what);
  }

  uninspectable(kind: string): void {
    this.#uninspectable[kind] = (this.#uninspectable[kind] ?? 0) + 1;
  }

  *facts(body: JsonDocument, read: Pick<BodyFacts, 'model' | 'inferenceGeo' | 'stream'>): Slices<BodyFacts> {
    return {
      ...read,
      secondHops: this.#hops.length === 0 ? [] : [...(yield* this.#placed(body)), ...this.#unplaced.values()],
      keepsState: [...this.#keeps],
      uninspectable: this.#uninspectable,
      ...this.#uses(),
    };
  }

  #uses(): Pick<BodyFacts, 'uses'> {
    if (this.#betas.size + this.#undescribed.size === 0) return {};
    return { uses: { betas: [...this.#betas], undescribed: [...this.#undescribed] } };
  }

  /** In the order in which they were found; each thing once for each place that it would be removed from. */
  *#placed(body: JsonDocument): Slices<Iterable<HopFact>> {
    const outer = this.#hops.filter(({ document }) => document === body).map(({ node }) => node);
    const nodes = [...outer].sort((one, other) => one - other);
    const paths = new Map((yield* pathsOf(body, nodes)).map((path, index) => [nodes[index] ?? -1, path]));
    const facts = new Map<string, HopFact>();
    for (const { kind, target, document, node } of this.#hops) {
      const path = document === body ? paths.get(node) : undefined;
      const at = path === undefined ? undefined : removablePath(path);
      facts.set(
        `${kind} ${target} ${JSON.stringify(at)}`,
        at === undefined ? { kind, target } : { kind, target, at },
      );
    }
    return facts.values();
  }
}

function tooManyHops(): DomicileError {
  return new DomicileError(
    'request.too_large',
    `The request names more than ${MAX_UNPLACED_HOPS.toLocaleString('en')} files, addresses, servers and the like that its provider would turn to, and is not sent. ` +
      'Name fewer in one request.',
  );
}

function tooManyKept(): DomicileError {
  return new DomicileError(
    'request.too_large',
    `The request refers to more than ${MAX_UNPLACED_WITH_KEPT.toLocaleString('en')} items that its provider keeps of earlier ones (item_reference, containers) and other second hops, and is not sent. ` +
      'Send the items themselves, name the last answer by previous_response_id, or begin the conversation anew with a summary.',
  );
}
