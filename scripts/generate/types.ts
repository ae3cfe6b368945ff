import { compile } from 'json-schema-to-typescript';

type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Titled parts become named definitions, so that a shape used twice is one type; defaulted fields are always there. */
function hoist(value: unknown, definitions: Map<string, JsonSchema>): unknown {
  if (Array.isArray(value)) return value.map((item) => hoist(item, definitions));
  if (!isSchema(value)) return value;
  const below = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, hoist(part, definitions)]),
  );
  const shape = requireDefaulted(below);
  if (typeof value['title'] !== 'string') return shape;
  definitions.set(value['title'], shape);
  return { $ref: `#/definitions/${value['title']}` };
}

function requireDefaulted(schema: JsonSchema): JsonSchema {
  const { properties, required } = schema;
  if (!isSchema(properties)) return schema;
  const defaulted = Object.keys(properties).filter((name) => {
    const property = properties[name];
    return isSchema(property) && 'default' in property;
  });
  const already = Array.isArray(required) ? required : [];
  return { ...schema, required: [...new Set([...already, ...defaulted])] };
}

/** TypeScript of a validated document: what validation fills in is not optional. */
export async function policyTypes(document: JsonSchema): Promise<string> {
  const definitions = new Map<string, JsonSchema>();
  hoist(document, definitions);
  const root = { ...definitions.get('PolicyDocument'), definitions: Object.fromEntries(definitions) };
  return await compile(root, 'PolicyDocument', {
    bannerComment: '// Generated from crds/ by scripts/generate: do not edit.',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}
