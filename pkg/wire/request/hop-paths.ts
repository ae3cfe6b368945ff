import type { Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';

/** A way from the root of a body: names of members and indexes of elements. */
export type JsonPath = readonly (string | number)[];

/** Lists of what is said: an element holds parts, and a part is what can be taken out. */
const conversations: ReadonlySet<string | number> = new Set(['messages', 'input', 'contents', 'system']);
/** Members that carry another body. */
const wrappers: ReadonlySet<string | number> = new Set(['additionalModelRequestFields', 'extra_body']);

/** Children that are stepped over between two yields. */
const CHILDREN_PER_SLICE = 8192;

/** The paths of values, whose nodes ascend. One descent: subtrees without any of them are stepped over. */
export function pathsOf(document: JsonDocument, nodes: readonly number[]): Slices<readonly JsonPath[]> {
  return new Descent(document, nodes).run();
}

class Descent {
  readonly #document: JsonDocument;
  readonly #nodes: readonly number[];
  readonly #paths: JsonPath[] = [];
  #stepped = 0;

  constructor(document: JsonDocument, nodes: readonly number[]) {
    this.#document = document;
    this.#nodes = nodes;
  }

  *run(): Slices<readonly JsonPath[]> {
    yield* this.#into(this.#document.root, []);
    return this.#paths;
  }

  *#into(node: number, path: JsonPath): Slices<void> {
    const document = this.#document;
    while (this.#nodes[this.#paths.length] === node) this.#paths.push(path);
    const isObject = document.kind(node) === 'object';
    let index = 0;
    for (let child = document.firstChild(node); child !== -1; child = document.next(child)) {
      const wanted = this.#nodes[this.#paths.length];
      if (wanted === undefined) return;
      const value = isObject ? document.value(child) : child;
      if (document.start(wanted) < document.end(value)) {
        yield* this.#into(value, [...path, isObject ? (document.string(child) ?? '') : index]);
      }
      index += 1;
      this.#stepped += 1;
      if (this.#stepped % CHILDREN_PER_SLICE === 0) yield;
    }
  }
}

/** What has to be removed so that the value at `path` does nothing: the tool, server, part or member around it. */
export function removablePath(path: JsonPath): JsonPath {
  const [first, second] = path;
  if (first !== undefined && wrappers.has(first)) return [first, ...removablePath(path.slice(1))];
  const tool = lastTool(path);
  if (tool !== -1) return path.slice(0, tool + 1);
  if (first !== undefined && conversations.has(first)) return path.slice(0, partEnd(path));
  return path.slice(0, typeof second === 'number' ? 2 : 1);
}

/** Where the innermost element of a list of tools stands in the path; -1 where there is none. */
function lastTool(path: JsonPath): number {
  for (let at = path.length - 1; at > 0; at--) {
    if (typeof path[at] === 'number' && path[at - 1] === 'tools') return at;
  }
  return -1;
}

/** A part of a message; where the path shows none, the member of the message, or the item itself. */
function partEnd(path: JsonPath): number {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return last > 1 ? last + 1 : Math.min(path.length, path[0] === 'messages' ? 3 : 2);
}
