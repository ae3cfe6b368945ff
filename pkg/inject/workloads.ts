import type { Pod } from './pod.ts';

/** A pod in a document: itself, or the template of what makes pods. */
export interface PodInDocument {
  /** From the document's root: `['spec', 'template']`. */
  readonly path: readonly (string | number)[];
  readonly pod: Pod;
  readonly kind: string;
  readonly name: string;
  /** As written; pods take that of what makes them. */
  readonly namespace: string | undefined;
}

const template = ['spec', 'template'];
const templates: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['PodTemplate', ['template']],
  ['Deployment', template],
  ['StatefulSet', template],
  ['DaemonSet', template],
  ['ReplicaSet', template],
  ['ReplicationController', template],
  ['Job', template],
  ['CronJob', ['spec', 'jobTemplate', ...template]],
]);

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * All pods of one document; of a `List`, those of its items, which need not say their kind in a `PodList` and the like.
 * Anything else has none.
 */
export function podsIn(document: unknown): readonly PodInDocument[] {
  const { kind, items, metadata } = fieldsOf(document);
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    const of = kind.slice(0, -'List'.length);
    return items.flatMap((item, index) =>
      podsIn({ kind: of, ...fieldsOf(item) }).map((found) => ({
        ...found,
        path: ['items', index, ...found.path],
      })),
    );
  }
  const path = templates.get(String(kind));
  if (path === undefined) return [];
  const { name, generateName, namespace } = fieldsOf(metadata);
  return [
    {
      path,
      pod: podAt(document, path),
      kind: String(kind),
      name: textOf(name) ?? textOf(generateName) ?? 'without a name',
      namespace: textOf(namespace),
    },
  ];
}

const podAt = (document: unknown, path: readonly string[]): Pod =>
  path.reduce<Fields>((value, key) => fieldsOf(value[key]), fieldsOf(document)) as Pod;

/** Labels of the namespaces that documents declare, by name. */
export function namespacesIn(
  documents: readonly unknown[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const found = documents.map(fieldsOf).filter(({ kind }) => kind === 'Namespace');
  return new Map(
    found.map(({ metadata }) => {
      const { name, labels } = fieldsOf(metadata);
      const texts = Object.entries(fieldsOf(labels)).map(([label, value]) => [label, String(value)]);
      return [textOf(name) ?? '', Object.fromEntries(texts) as Record<string, string>];
    }),
  );
}
