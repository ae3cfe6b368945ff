import type { AskedBy, SecondHop } from '../api/location.ts';
import { hostOfHop } from './second-hops.ts';

/** Fields of a request that a message names; of further ones it says how many there are. */
const namedFields = 8;

/** A second hop as the sender of the request knows it: by what asks for it, and by the host that it names. */
export function hopNamed(hop: SecondHop): string {
  const by = hop.askedBy === undefined ? '' : ` by ${nameOf(hop.askedBy)}`;
  const host = hostOfHop(hop);
  return `A second hop is asked for${by}${host === undefined ? '' : ` (${host})`}`;
}

/** How a request does without these hops, as a sentence that has not ended. */
export function withoutHops(hops: readonly SecondHop[]): string {
  const kinds = new Set(hops.map(({ askedBy }) => askedBy?.kind));
  const ways = [
    kinds.has('path') ? 'use another operation' : undefined,
    kinds.has('model') ? 'name another model' : undefined,
    leavingOut(hops),
  ].filter((way) => way !== undefined);
  return sentence(ways.join(', '));
}

/** With a capital at its beginning. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function leavingOut(hops: readonly SecondHop[]): string | undefined {
  const removable = hops.filter(({ askedBy }) => askedBy?.kind !== 'path' && askedBy?.kind !== 'model');
  if (removable.length === 0) return undefined;
  const asking = removable.map(({ askedBy }) => askedBy).filter((askedBy) => askedBy !== undefined);
  const names = [...new Set(asking.map(nameOf))];
  if (names.length === 0) return 'leave what asks for it out of the request';
  // Of many no place is known: each is one more.
  const further = Math.max(0, names.length - namedFields) + removable.length - asking.length;
  return `leave ${names.slice(0, namedFields).join(', ')}${further > 0 ? ` and ${further} more` : ''} out of the request`;
}

function nameOf(askedBy: AskedBy): string {
  switch (askedBy.kind) {
    case 'field':
      return askedBy.name;
    case 'header':
      return `the header ${askedBy.name}`;
    case 'path':
    case 'model':
      return `the ${askedBy.kind}`;
  }
}
