import process from 'node:process';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { didYouMean } from '../../pkg/policy/did-you-mean.ts';
import { diffCatalogs } from '../../pkg/residency/catalog-diff.ts';
import type { ProviderData } from '../../pkg/residency/catalog-shape.ts';
import { conditionText, factsOf } from '../../pkg/residency/catalog-text.ts';
import type { Catalog } from '../../pkg/residency/catalog.ts';
import { openCatalog } from '../open-catalog.ts';

export interface CatalogOptions {
  readonly catalog?: readonly string[];
  readonly json?: boolean;
}

/** Prints every provider with what it is good for, and the version that records show. */
export async function catalogList(options: CatalogOptions): Promise<void> {
  const catalog = await openCatalog(options.catalog ?? []);
  const providers = [...catalog.providers.values()].map(({ data }) => summaryOf(data));
  print(options, { version: catalog.version, providers }, () => [
    `catalog ${catalog.version}`,
    ...table(providers.map(({ id, name, asOf, hosts, passes }) => [id, name, asOf, passes, hosts[0] ?? ''])),
  ]);
}

function summaryOf({ id, name, asOf, hosts, operations }: ProviderData) {
  const isPassed = operations.some(({ kind }) => kind === 'inference');
  const isCloud = operations.length === 0 && hosts.length > 0;
  const passes = isCloud ? 'located by host' : isPassed ? 'read and masked' : 'explained only';
  return { id, name, asOf, passes, hosts: hosts.map(({ template }) => template) };
}

/** Prints everything that is stated of one provider, in the order in which it counts. */
export async function catalogShow(id: string, options: CatalogOptions): Promise<void> {
  const catalog = await openCatalog(options.catalog ?? []);
  const data = catalog.providers.get(id)?.data;
  if (data === undefined) throw unknownProvider(id, catalog);
  const facts = factsOf(data);
  const { keeps = [], conditions = {} } = data;
  print(options, { ...summaryOf(data), conditions, facts, keeps }, () => [
    `${data.name} (${data.id}), as of ${data.asOf}`,
    `hosts: ${data.hosts.map(({ template }) => template).join(', ') || 'as the policy declares them'}`,
    ...Object.entries(conditions).map(([name, meaning]) => `condition ${name}: ${meaning}`),
    ...facts.flatMap(({ about, when, place, confidence, asOf, source, reason }) => [
      `${about}${when === '' ? '' : ` (${when})`}: ${place}`,
      `  ${confidence}, ${asOf}: ${reason} [${source}]`,
    ]),
    ...keeps.map(({ what, when }) => `keeps state (${conditionText(when)}): ${what}`),
  ]);
}

function unknownProvider(id: string, { providers }: Catalog): UsageError {
  const meant = didYouMean(id, providers.keys());
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return new UsageError(
    `The catalog has no provider ${id}; it has: ${[...providers.keys()].join(', ')}${hint}`,
  );
}

/** Prints the zones with their countries. */
export async function catalogZones(options: CatalogOptions): Promise<void> {
  const { files } = await openCatalog(options.catalog ?? []);
  const { version, zones } = files.zones;
  print(options, { version, zones }, () => [
    `zones ${version}`,
    ...Object.entries(zones).flatMap(([name, { countries, regions, source, asOf, meaning }]) => [
      `${name}: ${meaning} (${asOf}, ${source})`,
      `  ${[...countries, ...regions].join(' ')}`,
    ]),
  ]);
}

const builtInName = 'built-in';

/** Prints what the change from one catalog to another would let pass, or no longer let pass. */
export async function catalogDiff(before: string, after: string, options: CatalogOptions): Promise<void> {
  const [old, now] = await Promise.all([before, after].map(named));
  if (old === undefined || now === undefined) return;
  const changes = diffCatalogs(old.files, now.files);
  print(options, { before: old.version, after: now.version, changes }, () =>
    changes.length === 0
      ? ['nothing changes']
      : changes.map(
          ({ effect, what, before: was, after: is }) =>
            `${effect} ${what}: ${was ?? 'not stated'} -> ${is ?? 'not stated'}`,
        ),
  );
}

const named = (path: string): Promise<Catalog> => openCatalog(path === builtInName ? [] : [path]);

function print({ json }: Pick<CatalogOptions, 'json'>, data: object, lines: () => readonly string[]): void {
  const text = json === true ? JSON.stringify(data, null, 2) : lines().join('\n');
  process.stdout.write(`${text}\n`);
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
