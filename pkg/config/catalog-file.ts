import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { UsageError, whyUnreadable } from '../errors/usage-error.ts';
import { type Catalog, compileCatalog } from '../residency/catalog.ts';
import { type CatalogExtra, mergeCatalog } from '../residency/catalog-merge.ts';
import { catalogProblems } from '../residency/catalog-problems.ts';
import type { CatalogFiles } from '../residency/catalog-shape.ts';
import schema from './catalog-schema.json' with { type: 'json' };

/** Problems told of one file; there may be more. */
const shownProblems = 20;

/** The catalog with the entries of files, in their order; throws UsageError with file and path of every problem. */
export function extendCatalog(catalog: Catalog, paths: readonly string[]): Catalog {
  if (paths.length === 0) return catalog;
  const checks = createChecks();
  return compileCatalog(paths.reduce((files, path) => extended(files, path, checks), catalog.files));
}

interface Checks {
  readonly file: ValidateFunction<CatalogExtra>;
  readonly provider: Pick<ValidateFunction, 'errors'> & ((value: unknown) => unknown);
}

function createChecks(): Checks {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema(schema);
  const provider = ajv.getSchema(`${schema.$id}#/definitions/provider`);
  const file = ajv.getSchema<CatalogExtra>(schema.$id);
  if (provider === undefined || file === undefined) throw new Error('the schema of the catalog is not whole');
  return { file, provider };
}

function extended(files: CatalogFiles, path: string, checks: Checks): CatalogFiles {
  const extra = readJson(path);
  if (!checks.file(extra)) throw wrong(path, shapeProblems(checks.file.errors, ''));
  const merged = mergeCatalog(files, extra);
  const added = new Set((extra.providers ?? []).map(({ id }) => id));
  const incomplete = merged.providers
    .filter(({ id }) => added.has(id))
    .flatMap((provider) =>
      checks.provider(provider) ? [] : shapeProblems(checks.provider.errors, `providers ${provider.id} `),
    );
  if (incomplete.length > 0) throw wrong(path, incomplete);
  const problems = catalogProblems(merged);
  if (problems.length > 0) throw wrong(path, problems);
  return merged;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new UsageError(`The catalog file ${path} is not JSON: ${cause.message}`, { cause });
    throw new UsageError(
      `The catalog file ${path} cannot be read (${whyUnreadable(cause)}): name a file that can be.`,
      { cause },
    );
  }
}

function shapeProblems(errors: readonly ErrorObject[] | null | undefined, where: string): readonly string[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
    return `${where}${instancePath === '' ? '/' : instancePath}: ${message ?? 'is wrong'}${extra}`;
  });
}

function wrong(path: string, problems: readonly string[]): UsageError {
  const shown = [...new Set(problems)].slice(0, shownProblems).map((problem) => `  ${problem}`);
  return new UsageError([`The catalog file ${path} is refused:`, ...shown].join('\n'));
}
