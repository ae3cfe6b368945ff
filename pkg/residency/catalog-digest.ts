import { createHash } from 'node:crypto';
import type { CatalogFiles } from './catalog-shape.ts';

/** Hex SHA-256 over the canonical JSON (members sorted, no white space) of a catalog, extra files included. */
export function catalogDigest(files: CatalogFiles): string {
  const hash = createHash('sha256');
  writeCanonical(files, (text) => hash.update(text));
  return hash.digest('hex');
}

/** In pieces, so that the whole never stands in memory as one text. */
function writeCanonical(value: unknown, write: (text: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      write(index === 0 ? '[' : ',');
      writeCanonical(item, write);
    }
    write(value.length === 0 ? '[]' : ']');
    return;
  }
  if (typeof value !== 'object' || value === null) {
    write(JSON.stringify(value));
    return;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [index, [name, member]] of members.entries()) {
    write(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    writeCanonical(member, write);
  }
  write(members.length === 0 ? '{}' : '}');
}
