import type { BodyChange, BodyPath } from '../../api/request.ts';
import type { JsonDocument } from '../json/document.ts';

/** Members that only make sense with tools. */
const needTools = ['tool_choice', 'toolChoice', 'parallel_tool_calls'] as const;
/** By what a forced choice names a tool: its own member, and that of a kind of tools. */
const choiceMembers = ['name', 'type', 'server_label'] as const;

/**
 * The changes, with those that their removals need so that the body stays one that the provider takes: a list whose
 * elements all go is removed whole, and with a tool goes what refers to it.
 */
export function tidied(document: JsonDocument, changes: readonly BodyChange[]): readonly BodyChange[] {
  const removed = changes.filter(({ kind }) => kind === 'remove').map(({ path }) => path);
  if (removed.length === 0) return changes;
  const all = [...removed, ...toolsetsOf(document, removed)];
  const lists = emptiedLists(document, all);
  const orphans = orphansOf(document, all, lists);
  return [...changes, ...[...all.slice(removed.length), ...lists, ...orphans].map(asRemoval)];
}

const asRemoval = (path: BodyPath): BodyChange => ({ kind: 'remove', path });

/** Tools of servers that are removed. */
function toolsetsOf(document: JsonDocument, removed: readonly BodyPath[]): readonly BodyPath[] {
  const servers = new Set(
    removed
      .filter(([member]) => member === 'mcp_servers')
      .map((path) => document.string(document.at([...path, 'name']))),
  );
  if (servers.size === 0) return [];
  return elementsOf(document, ['tools']).filter((path) =>
    servers.has(document.string(document.at([...path, 'mcp_server_name'])) ?? ''),
  );
}

function elementsOf(document: JsonDocument, list: BodyPath): readonly BodyPath[] {
  const node = document.at(list);
  if (node === -1 || document.kind(node) !== 'array') return [];
  const paths: BodyPath[] = [];
  for (let element = document.firstChild(node); element !== -1; element = document.next(element)) {
    paths.push([...list, paths.length]);
  }
  return paths;
}

function emptiedLists(document: JsonDocument, removed: readonly BodyPath[]): readonly BodyPath[] {
  const byList = new Map<string, { readonly list: BodyPath; readonly indexes: Set<string | number> }>();
  for (const path of removed) {
    const index = path.at(-1) ?? '';
    if (typeof index !== 'number') continue;
    const list = path.slice(0, -1);
    const known = byList.get(JSON.stringify(list));
    if (known !== undefined) known.indexes.add(index);
    else byList.set(JSON.stringify(list), { list, indexes: new Set([index]) });
  }
  return [...byList.values()]
    .filter(({ list, indexes }) => elementsOf(document, list).length === indexes.size)
    .map(({ list }) => list);
}

/** What refers to tools that are all gone, or forces the choice of one that is. */
function orphansOf(
  document: JsonDocument,
  removed: readonly BodyPath[],
  lists: readonly BodyPath[],
): readonly BodyPath[] {
  const orphans: BodyPath[] = [];
  for (const list of [...lists, ...removed]) {
    if (list.at(-1) === 'tools') orphans.push(...needTools.map((member) => [...list.slice(0, -1), member]));
  }
  for (const path of removed) {
    const choice = [...path.slice(0, -2), 'tool_choice'];
    if (path.at(-2) === 'tools' && isChosen(document, path, choice)) orphans.push(choice);
  }
  return orphans;
}

function isChosen(document: JsonDocument, tool: BodyPath, choice: BodyPath): boolean {
  return choiceMembers.some((member) => {
    const chosen = document.string(document.at([...choice, member]));
    return chosen !== undefined && chosen === document.string(document.at([...tool, member]));
  });
}
