import type { ErrorObject } from 'ajv';
import { describe, describeKind, list, quote } from './describe.ts';
import { didYouMean } from './did-you-mean.ts';
import { knownFields } from './generated/known-fields.ts';
import { momentWords, wordsOfPattern } from './pattern-words.ts';
import type { Finding, Path, ProblemCode } from './problem.ts';

type SchemaError = Pick<ErrorObject, 'keyword' | 'instancePath' | 'params'>;
type Params = Readonly<Record<string, unknown>>;

interface Site {
  readonly path: Path;
  readonly value: unknown;
  readonly params: Params;
}

/** Puts the validator's errors into words. */
export function schemaFindings(root: unknown, errors: readonly SchemaError[]): readonly Finding[] {
  const choices = new Set(errors.flatMap((one) => (one.keyword === 'enum' ? [one.instancePath] : [])));
  // Where a choice is listed, that it is text goes without saying.
  const telling = errors.filter((one) => one.keyword !== 'type' || !choices.has(one.instancePath));
  return telling.map(({ keyword, instancePath, params }) => {
    const { path, value } = walk(root, instancePath);
    const said = wordsOf[keyword]?.({ path, value, params }) ?? {
      path,
      found: describe(value),
      allowed: keyword,
    };
    return { code: codeOf[keyword] ?? 'field.value', ...said };
  });
}

const codeOf: Readonly<Record<string, ProblemCode>> = {
  additionalProperties: 'field.unknown',
  required: 'field.missing',
};

const wordsOf: Readonly<Record<string, (site: Site) => Omit<Finding, 'code'>>> = {
  additionalProperties: ({ path, params }) => {
    const name = String(params['additionalProperty']);
    const known = knownFields(path);
    const found = `the field ${quote(name)}, which is not known`;
    return {
      path: [...path, name],
      atKey: true,
      found,
      allowed: list(known),
      meant: didYouMean(name, known),
    };
  },
  required: ({ path, params }) => {
    const name = String(params['missingProperty']);
    return { path: [...path, name], found: 'nothing', allowed: 'a value, which is required' };
  },
  enum: ({ path, value, params }) => {
    const allowed = params['allowedValues'] as readonly string[];
    const meant = typeof value === 'string' ? didYouMean(value, allowed) : undefined;
    return { path, found: shown(path, value), allowed: list(allowed), meant };
  },
  const: ({ path, value, params }) => ({
    path,
    found: shown(path, value),
    allowed: String(params['allowedValue']),
  }),
  type: ({ path, value, params }) => ({
    path,
    found: shown(path, value),
    allowed: typeWords[String(params['type'])] ?? String(params['type']),
  }),
  pattern: ({ path, value, params }) => ({
    path,
    found: shown(path, value),
    allowed: wordsOfPattern.get(String(params['pattern'])) ?? String(params['pattern']),
  }),
  format: ({ path, value }) => ({
    path,
    found: shown(path, value),
    allowed: momentWords,
  }),
  minLength: ({ path }) => ({ path, found: 'an empty text', allowed: 'a text that is not empty' }),
  maxLength: ({ path, value, params }) => ({
    path,
    found: `${String(value).length} characters`,
    allowed: `at most ${String(params['limit'])} characters`,
  }),
  minItems: ({ path }) => ({ path, found: 'an empty list', allowed: 'a list that is not empty' }),
  maxItems: ({ path, value, params }) => ({
    path,
    found: `${Array.isArray(value) ? value.length : 0} entries`,
    allowed: `at most ${String(params['limit'])} entries`,
  }),
  minProperties: ({ path }) => ({
    path,
    found: 'an empty object',
    allowed: `one of ${list(knownFields(path))}`,
  }),
  minimum: ({ path, value, params }) => ({
    path,
    found: shown(path, value),
    allowed: `at least ${String(params['limit'])}`,
  }),
  maximum: ({ path, value, params }) => ({
    path,
    found: shown(path, value),
    allowed: `at most ${String(params['limit'])}`,
  }),
  uniqueItems: ({ path, value, params }) => {
    const index = Math.max(Number(params['i']), Number(params['j']));
    const item: unknown = Array.isArray(value) ? value[index] : undefined;
    return {
      path: [...path, index],
      found: `${shown(path, item)} a second time`,
      allowed: 'each value once',
    };
  },
};

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** Somebody may have written a key where its reference belongs, or a value never to be masked: neither is repeated. */
function shown(path: Path, value: unknown): string {
  const isSecret =
    path[1] === 'credentials' ||
    (path[1] === 'masking' && (path[2] === 'allow' || path[2] === 'dictionaries'));
  return isSecret ? describeKind(value) : describe(value);
}

function walk(root: unknown, pointer: string): { readonly path: Path; readonly value: unknown } {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(name) : name);
    value = (value as Params)[name];
  }
  return { path, value };
}
