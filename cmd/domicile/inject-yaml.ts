import { type Document, isAlias, isCollection, isSeq, parseAllDocuments, visit } from 'yaml';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import type { PatchOperation } from '../../pkg/inject/patch.ts';

/** One document of a file, as it stands there and as a value. */
export interface YamlDocument {
  readonly value: unknown;
  readonly source: string;
  readonly node: Document;
}

export interface Change {
  /** From the document's root to what the patch is about. */
  readonly path: readonly (string | number)[];
  readonly patch: readonly PatchOperation[];
}

/** Every document of a text, JSON or YAML; throws UsageError with the place of what is neither. */
export function readYaml(name: string, text: string): readonly YamlDocument[] {
  // Scalars that older readers of YAML take for something else, such as `on`, are quoted.
  const documents = [...parseAllDocuments(text, { compat: 'yaml-1.1', merge: true, prettyErrors: true })];
  let start = 0;
  return documents.map((node) => {
    const [error] = node.errors;
    if (error !== undefined) throw new UsageError(`${name}: ${error.message.split('\n', 1)[0]}`);
    const end = node.range?.[2] ?? text.length;
    const source = text.slice(start, end);
    start = end;
    return { node, source, value: node.toJS() as unknown };
  });
}

/** The text again: documents without changes as they were, byte for byte; the others with their comments. */
export function writeYaml(
  documents: readonly { readonly document: YamlDocument; readonly changes: readonly Change[] }[],
): string {
  const texts = documents.map(({ document, changes }) => {
    if (changes.every(({ patch }) => patch.length === 0)) return document.source;
    return changedText(document, changes);
  });
  return texts.map((text, index) => (index === 0 || /^\s*---/.test(text) ? text : `---\n${text}`)).join('');
}

function changedText({ node }: YamlDocument, changes: readonly Change[]): string {
  if (hasAliases(node)) resolveAliases(node);
  for (const { path, patch } of changes) for (const operation of patch) apply(node, path, operation);
  return node.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function hasAliases(node: Document): boolean {
  let found = false;
  visit(node, {
    Alias: () => {
      found = true;
    },
  });
  return found;
}

/** What an alias names stands in several places, of which a change would be meant for one. */
function resolveAliases(node: Document): void {
  node.contents = node.createNode(node.toJS(), { aliasDuplicateObjects: false });
}

function apply(node: Document, base: readonly (string | number)[], operation: PatchOperation): void {
  const keys = [
    ...base,
    ...operation.path
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
  ];
  if (operation.op === 'remove') {
    node.deleteIn(keys);
    return;
  }
  const value = node.createNode(operation.value, { aliasDuplicateObjects: false });
  const parents = keys.map((_, index) => node.getIn(keys.slice(0, index), true));
  for (const parent of parents) if (isCollection(parent) && !isAlias(parent)) parent.flow = false;
  const parent = parents.at(-1);
  if (operation.op === 'add' && isSeq(parent)) parent.items.splice(Number(keys.at(-1)), 0, value);
  else node.setIn(keys, value);
}
