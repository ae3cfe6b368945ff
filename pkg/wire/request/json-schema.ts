import { exempt, name, setting, text } from './address.ts';
import type { Address, Link } from './address.ts';
import { referenceShape, schemaVersionShape } from './shapes.ts';

const self = (): Address => jsonSchema;

/** Keywords whose value is a schema, or a list of schemas. */
const applied =
  'items prefixItems additionalProperties unevaluatedProperties propertyNames contains anyOf oneOf allOf not if then else';

/** Keywords whose value maps names, of which nothing is known, to schemas. */
const named = 'properties patternProperties dependentSchemas $defs definitions';

const limits =
  'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems uniqueItems';

const prose = 'title description $comment enum const default examples example pattern required';

function all(keywords: string, link: Link): Readonly<Record<string, Link>> {
  return Object.fromEntries(keywords.split(' ').map((keyword) => [keyword, link]));
}

/**
 * A JSON schema of a tool or an output format. Only what validators interpret is exempt; titles, descriptions,
 * property names, enums, constants, defaults, examples and patterns are text like any other.
 */
export const jsonSchema: Address = {
  elements: self,
  members: {
    $schema: exempt(schemaVersionShape),
    $ref: exempt(referenceShape),
    type: { ...name, elements: name },
    format: name,
    ...all(named, { others: self }),
    ...all(applied, self),
    ...all(limits, setting),
    ...all(prose, text),
  },
};
