import type { Crd, Schema } from './schema.ts';
import { specSchema } from './schema.ts';

type Described = Schema & {
  readonly enum?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
};

/** `docs/policy-reference.md`: both kinds of policy field by field, as the API server checks them. */
export function policyReference(namespaced: Crd, cluster: Crd): string {
  const own = new Set(fieldsOf(specSchema(namespaced), 'spec', false).map(({ at }) => at));
  const fields = fieldsOf(specSchema(cluster), 'spec', false);
  return `${[head, ...fields.map((field) => section(field, own.has(field.at)))].join('\n\n')}\n`;
}

const head = `# Reference of policies

This page is generated from the definitions in [crds](../crds) (\`node scripts/generate/main.ts\`). [policy.md](policy.md)
explains the fields in their context, with examples.

\`ResidencyPolicy\` is of a namespace, \`ClusterResidencyPolicy\` of the cluster; both are
\`domicile.dev/v1alpha1\`, short \`rp\` and \`crp\`. A rule below a field is checked by the API server in CEL; what takes more
than that is checked by the operator's webhook, \`domicile exec\` and [\`domicile analyze\`](analyze.md).`;

interface Field {
  readonly at: string;
  readonly node: Described;
  readonly required: boolean;
}

function fieldsOf(schema: Schema, at: string, required: boolean): readonly Field[] {
  const { properties = {}, items, required: needed = [] } = schema;
  const below = Object.entries(properties).flatMap(([name, node]) =>
    fieldsOf(node, `${at}.${name}`, needed.includes(name)),
  );
  const inner = items === undefined ? [] : fieldsOf(items, `${at}[]`, false);
  return [{ at, node: schema, required }, ...below, ...inner].filter(isTold);
}

/** An entry of a list that is plain is told with its list. */
const isTold = ({ at, node }: Field): boolean => !at.endsWith('[]') || node.properties !== undefined;

function section({ at, node, required }: Field, everywhere: boolean): string {
  const { items = {}, description } = node;
  const rules = [node, ...(items.properties === undefined ? [items] : [])].flatMap(
    (one) => one['x-kubernetes-validations'] ?? [],
  );
  const needed = required ? ', required' : '';
  const scope = everywhere ? '' : ', in `ClusterResidencyPolicy` alone';
  return [
    `## ${at}`,
    `${typeText(node)}${needed}${defaultText(node)}${scope}.`,
    ...(description === undefined ? [] : [description.trim()]),
    ...boundsText(node),
    ...(rules.length === 0 ? [] : [rules.map(({ message }) => `- Rule: ${message}.`).join('\n')]),
  ]
    .map(wrapped)
    .join('\n\n');
}

const columns = 120;

/** Lines of at most as many columns as the documents keep to. */
const wrapped = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}(?= |$)`, 'g')) ?? [])
    .map((line, index) => (index > 0 && !line.startsWith('- ') ? line.trimStart() : line))
    .join('\n');

function typeText(node: Described): string {
  if (node.enum !== undefined) return `One of ${codes(node.enum)}`;
  const item: Described | undefined = node.items;
  if (node.type === 'array')
    return item?.enum === undefined ? `List of ${item?.type ?? 'object'}s` : `List of ${codes(item.enum)}`;
  return (node.type ?? 'object').replace(/^./, (first) => first.toUpperCase());
}

const codes = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

const defaultText = (node: Described): string =>
  node.default === undefined ? '' : `, default \`${JSON.stringify(node.default)}\``;

type Bound = 'minItems' | 'maxItems' | 'minimum' | 'maximum' | 'maxLength' | 'format';

const bounds: readonly (readonly [name: Bound, words: (value: number | string) => string])[] = [
  ['minItems', (value) => `at least ${value} ${value === 1 ? 'entry' : 'entries'}`],
  ['maxItems', (value) => `at most ${value} entries`],
  ['minimum', (value) => `at least ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['maxLength', (value) => `at most ${value} characters`],
  ['format', (value) => `format \`${value}\``],
];

function boundsText(node: Described): readonly string[] {
  const item: Described = node.items ?? {};
  const said = bounds.flatMap(([name, words]) => {
    const value = node[name];
    return value === undefined ? [] : [words(value)];
  });
  const each = item.maxLength === undefined ? [] : [`each at most ${item.maxLength} characters`];
  return said.length + each.length === 0 ? [] : [`Bounds: ${[...said, ...each].join(', ')}.`];
}
