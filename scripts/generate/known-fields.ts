type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** `spec.egress[]` -> its fields, for messages that list what is known. */
function collect(schema: JsonSchema, at: string, fields: Map<string, readonly string[]>): void {
  const { properties, items } = schema;
  if (isSchema(items)) collect(items, `${at}[]`, fields);
  if (!isSchema(properties)) return;
  fields.set(at, Object.keys(properties));
  for (const [name, below] of Object.entries(properties)) {
    if (isSchema(below)) collect(below, at === '' ? name : `${at}.${name}`, fields);
  }
}

export function knownFieldsModule(document: JsonSchema): string {
  const fields = new Map<string, readonly string[]>();
  collect(document, '', fields);
  const table = JSON.stringify(Object.fromEntries(fields), undefined, 2);
  return `// Generated from crds/ by scripts/generate: do not edit.

const fields: Readonly<Record<string, readonly string[]>> = ${table};

/** The fields that an object at this place of a policy may have. */
export function knownFields(path: readonly (string | number)[]): readonly string[] {
  const at = path.reduce<string>(
    (place, key) => (typeof key === 'number' ? \`\${place}[]\` : place === '' ? key : \`\${place}.\${key}\`),
    '',
  );
  return fields[at] ?? [];
}
`;
}
