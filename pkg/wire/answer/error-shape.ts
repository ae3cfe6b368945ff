import type { JsonDocument } from '../json/document.ts';
import { stringMember } from './answer-json.ts';

/** Members of an error that may hold more than a text or a number; whatever else does is an answer's. */
const containers: ReadonlySet<string> = new Set(['error', 'errors', 'detail', 'details']);

/**
 * Whether a body or an event is an error and nothing else: Anthropic's and OpenAI's, Google's (which may stand in an
 * array), AWS's. Of such every string is a text; a model's words and calls stand in objects and lists.
 */
export function isError(document: JsonDocument): boolean {
  const { root } = document;
  const isListed = document.kind(root) === 'array';
  const one = isListed ? document.firstChild(root) : root;
  if (one === -1 || document.kind(one) !== 'object') return false;
  if (isListed && document.next(one) !== -1) return false;
  return saysError(document, one) && !holdsMore(document, one);
}

function saysError(document: JsonDocument, one: number): boolean {
  const error = document.get(one, 'error');
  if (error >= 0 && document.kind(error) !== 'null') return true;
  if (stringMember(document, one, 'type') === 'error') return true;
  return ['message', 'Message'].some((name) => isString(document, document.get(one, name)));
}

function holdsMore(document: JsonDocument, one: number): boolean {
  for (let key = document.firstChild(one); key !== -1; key = document.next(key)) {
    const kind = document.kind(document.value(key));
    if ((kind === 'object' || kind === 'array') && !containers.has(document.string(key) ?? '')) return true;
  }
  return false;
}

function isString(document: JsonDocument, node: number): boolean {
  return node >= 0 && document.kind(node) === 'string';
}
