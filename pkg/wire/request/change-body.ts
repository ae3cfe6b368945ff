import type { BodyChange, BodyPath } from '../../api/request.ts';
import type { Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument } from '../json/document.ts';
import type { ByteEdit } from '../json/splice.ts';
import { spliceSlices } from '../json/splice.ts';

/** What happens at one place of a body, and below it. */
interface Plan {
  change: BodyChange | undefined;
  readonly below: Map<string | number, Plan>;
}

/** A member or an element, with the bytes it takes together with its key. */
interface Child {
  readonly step: string | number;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/**
 * The body with the changes written into its bytes; bytes that no change touches stay as they are. Of two changes of
 * one place the later counts, and a change of a whole counts over changes within it.
 * Throws `request.wrong_shape` where a `set` leads to a place that cannot be there.
 */
export function* changeBody(document: JsonDocument, changes: readonly BodyChange[]): Slices<Buffer> {
  const edits: ByteEdit[] = [];
  const plan = planOf(changes);
  if (plan.change !== undefined) throw nowhere(plan.change.path);
  yield* edit(document, document.root, plan, edits);
  return yield* spliceSlices(document.bytes, edits);
}

function planOf(changes: readonly BodyChange[]): Plan {
  const root: Plan = { change: undefined, below: new Map() };
  for (const change of changes) {
    let plan = root;
    for (const step of change.path) {
      let next = plan.below.get(step);
      if (next === undefined) {
        next = { change: undefined, below: new Map() };
        plan.below.set(step, next);
      }
      plan = next;
    }
    plan.change = change;
  }
  return root;
}

/** Children that are looked at between two yields. */
const CHILDREN_PER_SLICE = 4096;

/** Appends the edits of a container's bytes, sorted. */
function* edit(document: JsonDocument, container: number, { below }: Plan, edits: ByteEdit[]): Slices<void> {
  const children = yield* childrenOf(document, container);
  let lastKept = -1;
  for (const [index, child] of children.entries()) {
    const plan = below.get(child.step);
    if (plan?.change?.kind === 'remove') {
      edits.push(removal(children, index, child, lastKept === -1));
      continue;
    }
    lastKept = index;
    if (plan?.change !== undefined) edits.push(replacement(document, child, plan.change.json));
    else if (plan !== undefined) yield* edit(document, child.value, plan, edits);
    if (index % CHILDREN_PER_SLICE === CHILDREN_PER_SLICE - 1) yield;
  }
  add(document, container, additionsTo(children, below), { children, lastKept }, edits);
}

interface Reached {
  readonly children: readonly Child[];
  /** The last child that stays; -1 where none does. */
  readonly lastKept: number;
}

function additionsTo(children: readonly Child[], below: Plan['below']): readonly Addition[] {
  const missing = new Map(below);
  for (const { step } of children) missing.delete(step);
  return [...missing].flatMap(([step, plan]) => additions(step, plan));
}

function add(
  document: JsonDocument,
  container: number,
  added: readonly Addition[],
  { children, lastKept }: Reached,
  edits: ByteEdit[],
): void {
  if (added.length === 0) return;
  if (document.kind(container) !== 'object') throw nowhere(added[0]?.path ?? []);
  const at = children.at(-1)?.end ?? document.start(container) + 1;
  const separator = lastKept === -1 ? '' : ',';
  edits.push({ start: at, end: at, bytes: separator + added.map(({ text }) => text).join(',') });
}

function* childrenOf(document: JsonDocument, container: number): Slices<readonly Child[]> {
  const isObject = document.kind(container) === 'object';
  const children: Child[] = [];
  for (let node = document.firstChild(container); node !== -1; node = document.next(node)) {
    const value = isObject ? document.value(node) : node;
    const step = isObject ? (document.string(node) ?? '') : children.length;
    children.push({ step, start: document.start(node), end: document.end(value), value });
    if (children.length % CHILDREN_PER_SLICE === 0) yield;
  }
  return children;
}

/** The child with one comma: the one before it, where something before it stays, else the one behind it. */
function removal(children: readonly Child[], index: number, child: Child, isFirst: boolean): ByteEdit {
  if (isFirst) return { start: child.start, end: children[index + 1]?.start ?? child.end, bytes: '' };
  return { start: children[index - 1]?.end ?? child.start, end: child.end, bytes: '' };
}

function replacement(document: JsonDocument, { value, end }: Child, json: string): ByteEdit {
  return { start: document.start(value), end, bytes: json };
}

interface Addition {
  readonly path: BodyPath;
  readonly text: string;
}

/** A member that is not there yet: removing it, or anything below it, changes nothing. */
function additions(step: string | number, { change, below }: Plan): readonly Addition[] {
  if (change === undefined) {
    const deeper = [...below.values()].find((plan) => setsAnything(plan));
    if (deeper !== undefined) throw nowhere([step]);
    return [];
  }
  if (change.kind === 'remove') return [];
  if (typeof step === 'number') throw nowhere(change.path);
  return [{ path: change.path, text: `${JSON.stringify(step)}:${change.json}` }];
}

function setsAnything({ change, below }: Plan): boolean {
  return change === undefined ? [...below.values()].some(setsAnything) : change.kind === 'set';
}

/** Only names that the product itself wrote down are shown. */
function nowhere(path: BodyPath): DomicileError {
  return new DomicileError(
    'request.wrong_shape',
    `the body has no place for ${path.join('.') || 'a new root'}, which a policy adds by steering: leave out what stands there instead`,
  );
}
