import type { JsonDocument } from '../json/document.ts';
import { elementsOf } from './answer-json.ts';
import { stopMembers } from './stop-reasons.ts';

/** Where an answer of a model family without a protocol of its own holds text that was generated. */
export interface InvokeText {
  /** The member that holds a list; empty where the text is a member of the answer itself. */
  readonly list: string;
  readonly index: number;
  readonly member: string;
  readonly node: number;
  /** The object that the text is a member of. */
  readonly holder: number;
}

/** Llama, Titan's chunks, Cohere, and Claude's old completions. */
const members: readonly string[] = ['generation', 'outputText', 'text', 'completion'];
/** Mistral, Titan, Cohere. */
const lists: readonly (readonly [string, string])[] = [
  ['outputs', 'text'],
  ['results', 'outputText'],
  ['generations', 'text'],
];

/**
 * Where generated texts of a whole answer or of one chunk stand, in the order of this file's tables; `node` is -1 for
 * an element of a list that has none.
 */
export function* invokeTexts(document: JsonDocument): Generator<InvokeText> {
  const { root } = document;
  for (const member of members) {
    const node = document.get(root, member);
    if (isText(document, node)) yield { list: '', index: 0, member, node, holder: root };
  }
  for (const [list, member] of lists) {
    let index = 0;
    for (const holder of elementsOf(document, document.get(root, list))) {
      const node = document.get(holder, member);
      yield { list, index, member, node: isText(document, node) ? node : -1, holder };
      index += 1;
    }
  }
}

function isText(document: JsonDocument, node: number): boolean {
  return node >= 0 && document.kind(node) === 'string';
}

/** Whether an object says that its text is over. */
export function saysEnd(document: JsonDocument, holder: number): boolean {
  const finished = document.get(holder, 'is_finished');
  if (finished >= 0 && document.kind(finished) === 'true') return true;
  return stopMembers.some((member) => isText(document, document.get(holder, member)));
}

/** A chunk with nothing but a text at the given place. */
export function chunkWith({ list, index, member }: InvokeText, text: string): object {
  if (list === '') return { [member]: text };
  const before = Array.from({ length: index }, () => ({ [member]: '' }));
  return { [list]: [...before, { [member]: text }] };
}
