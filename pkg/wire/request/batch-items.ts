import type { JsonDocument } from '../json/document.ts';

/** Stands for a value that differs between the items: no vendor documents it, so it counts as not known. */
const MIXED = 'mixed';

/** The string that the `params` of all items have under this name; absent as soon as one item lacks it. */
export function sharedByItems(document: JsonDocument, items: number, member: string): string | undefined {
  let shared: string | undefined;
  for (let item = document.firstChild(items); item !== -1; item = document.next(item)) {
    const value = document.string(document.at(['params', member], item));
    if (value === undefined) return undefined;
    shared = shared === undefined || shared === value ? value : MIXED;
  }
  return shared;
}
