import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { Path } from './problem.ts';

/** Where in the file's text a field's value (or its name) begins; for a field that is absent, its nearest parent. */
export function offsetOf(document: Document, path: Path, atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, key] of path.entries()) {
    const { name, value } = step(node, key);
    const wantsName = atKey && index === path.length - 1;
    offset = (wantsName ? startOf(name) : (startOf(value) ?? startOf(name))) ?? offset;
    node = value;
  }
  return offset;
}

function step(node: unknown, key: string | number): { readonly name?: unknown; readonly value?: unknown } {
  if (isSeq(node) && typeof key === 'number') return { value: node.items[key] };
  if (!isMap(node)) return {};
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
  return { name: pair?.key, value: pair?.value };
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
