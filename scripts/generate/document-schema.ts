import { mapSchema, specSchema, type Crd, type Schema } from './schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const dnsName = '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$';
const strings = { type: 'object', additionalProperties: { type: 'string' } };

/**
 * The API server's own metadata: what it writes is accepted in a file, so that `kubectl get -o yaml` can be read back.
 */
const metadata: JsonSchema = {
  type: 'object',
  title: 'PolicyMetadata',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', maxLength: 253, pattern: dnsName },
    namespace: { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' },
    labels: strings,
    annotations: strings,
    creationTimestamp: {},
    finalizers: {},
    generation: {},
    managedFields: {},
    ownerReferences: {},
    resourceVersion: {},
    uid: {},
  },
};

/** An API server ignores unknown fields unless asked; a policy file must not hold a control that does nothing. */
const close = (schema: Schema): JsonSchema => {
  const plain = Object.fromEntries(
    Object.entries(schema).filter(([name]) => !name.startsWith('x-kubernetes-')),
  );
  return {
    ...plain,
    ...(schema.properties && { additionalProperties: false }),
    ...(holdsEachOnce(schema) && { uniqueItems: true }),
  };
};

/** A list-map does so by its keys: JSON Schema says the same where they are all that its entries have. */
const holdsEachOnce = ({ 'x-kubernetes-list-type': type, items, ...schema }: Schema): boolean =>
  type === 'set' ||
  (type === 'map' &&
    Object.keys(items?.properties ?? {}).join() === schema['x-kubernetes-list-map-keys']?.join());

/** JSON Schema of one policy document of either kind. */
export function documentSchema(source: Crd, kinds: readonly string[]): JsonSchema {
  const { group, versions } = source.spec;
  return {
    type: 'object',
    title: 'PolicyDocument',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    additionalProperties: false,
    properties: {
      apiVersion: { type: 'string', const: `${group}/${versions[0].name}` },
      kind: { type: 'string', enum: kinds },
      metadata,
      spec: mapSchema(specSchema(source), (schema) => close(schema) as Schema),
      status: { type: 'object' },
    },
  };
}
