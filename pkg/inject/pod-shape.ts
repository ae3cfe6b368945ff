/**
 * What is wrong with the shape of a pod's parts that injection reads, as the field and what it must be; else nothing.
 */
export function shapeProblem(pod: unknown): string | undefined {
  return problemIn(pod, '', podShape);
}

type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'texts' }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, Shape>>;
      readonly needs: readonly string[];
    }
  | { readonly kind: 'list'; readonly of: Shape };

const object = (fields: Readonly<Record<string, Shape>>, needs: readonly string[] = []): Shape => ({
  kind: 'object',
  fields,
  needs,
});
const list = (of: Shape): Shape => ({ kind: 'list', of });
const text: Shape = { kind: 'text' };
const texts: Shape = { kind: 'texts' };

const security = object({
  capabilities: object({ add: list(text), drop: list(text) }),
  windowsOptions: object({}),
});
const container = object(
  {
    name: text,
    env: list(
      object(
        {
          name: text,
          value: text,
          valueFrom: object({ secretKeyRef: object({}), fieldRef: object({}) }),
        },
        ['name'],
      ),
    ),
    envFrom: list(object({ secretRef: object({}) })),
    ports: list(object({})),
    volumeMounts: list(object({ name: text }, ['name'])),
    volumeDevices: list(object({ name: text }, ['name'])),
    securityContext: security,
  },
  ['name'],
);
const conditions = list(object({ values: list(text) }));
const affinity = object({
  nodeAffinity: object({
    requiredDuringSchedulingIgnoredDuringExecution: object({
      nodeSelectorTerms: list(object({ matchExpressions: conditions, matchFields: conditions })),
    }),
  }),
});
const podShape = object(
  {
    metadata: object({ labels: texts, annotations: texts }),
    spec: object(
      {
        containers: list(container),
        initContainers: list(container),
        volumes: list(
          object(
            {
              name: text,
              secret: object({}),
              projected: object({
                sources: list(object({ secret: object({}), serviceAccountToken: object({}) })),
              }),
            },
            ['name'],
          ),
        ),
        securityContext: security,
        hostAliases: list(object({})),
        affinity,
      },
      ['containers'],
    ),
  },
  ['spec'],
);

const missing = (value: unknown): boolean => value === undefined || value === null;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

function problemIn(value: unknown, at: string, shape: Shape): string | undefined {
  if (shape.kind === 'text') return typeof value === 'string' ? undefined : `${at} must be a text`;
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return `${at} must be a list`;
    return firstOf(value.entries(), ([index, item]) => problemIn(item, `${at}[${index}]`, shape.of));
  }
  if (!isFields(value)) return `${at === '' ? 'it' : at} must be an object`;
  if (shape.kind === 'texts')
    return firstOf(Object.entries(value), ([name, one]) => problemIn(one, below(at, name), text));
  const absent = shape.needs.find((name) => missing(value[name]));
  if (absent !== undefined) return `${below(at, absent)} is missing`;
  return firstOf(Object.entries(shape.fields), ([name, one]) =>
    missing(value[name]) ? undefined : problemIn(value[name], below(at, name), one),
  );
}

function firstOf<T>(items: Iterable<T>, look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As an API server takes it: a field without a value is not there. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isFields(value)) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name, withoutNulls(one)]));
}
