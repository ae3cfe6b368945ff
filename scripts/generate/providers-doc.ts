import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import type { CatalogFiles, OperationData, ProviderData } from '../../pkg/residency/catalog-shape.ts';
import { conditionText, factsOf } from '../../pkg/residency/catalog-text.ts';

/** `docs/providers.md`: what the catalog says, for people. */
export function providersDoc({ files }: { readonly files: CatalogFiles } = builtInCatalog): string {
  return `${[head(files), ...files.providers.map(section), zones(files), regions(files)].join('\n\n')}\n`;
}

const head = ({ version, providers }: CatalogFiles): string =>
  `# Providers

This page is generated from the catalog ${version} (\`node scripts/generate/main.ts\`); \`domicile catalog list\`,
\`show\` and \`zones\` print the same, and \`domicile catalog diff OLD NEW\` says what a change would widen or narrow.

A statement is believed as far as its confidence says: \`Attested\` by the answer itself, \`Contractual\`, \`Documented\` by
the vendor, \`Declared\` by the policy, \`Inferred\` from what the vendor says of something near, or \`Unknown\`. Statements
are read in order, and the first that fits counts. What needs a *declared* condition holds only under policies that name
it in \`residency.conditions\`. What nobody states is unknown, and unknown is not allowed.

## Entries of your own

A JSON file adds to the catalog or corrects it: \`--catalog FILE\` on \`exec\`, \`locate\`, \`reach\` and \`catalog\`, or
\`catalog: [FILE]\` in the sidecar's configuration. Its members are \`version\` (required), \`providers\`, \`clouds\` and
\`zones\`; its schema is [pkg/config/catalog-schema.json](../pkg/config/catalog-schema.json). A provider with a known
\`id\` changes that provider: its \`statements\`, \`hosts\` and \`operations\` come before the known ones, \`conditions\` are
added, any other member replaces the known one. Any other \`id\` is a provider of its own and must be complete, save for
what \`surface: openai-compatible\` gives. Regions of \`clouds\` and \`zones\` are added, or replaced by name. The version
of a file is told after that of the product, and the digest of every record covers the whole.

## Summary

| Id | Provider | As of | What is done with it |
|-|-|-|-|
${providers.map(({ id, name, asOf, hosts, operations }) => `| \`${id}\` | ${name} | ${asOf} | ${useOf({ hosts, operations })} |`).join('\n')}`;

function useOf({ hosts, operations }: Pick<ProviderData, 'hosts' | 'operations'>): string {
  if (operations.length === 0 && hosts.length > 0)
    return 'Located by its hosts, where an egress rule names them.';
  return operations.some(({ kind }) => kind === 'inference')
    ? 'Read, decided, masked and restored.'
    : 'Explained by `domicile locate`, not passed.';
}

function section(provider: ProviderData): string {
  const { id, name, hosts, operations, conditions = {}, keeps = [] } = provider;
  const conditionRows = Object.entries(conditions).map(([one, meaning]) => [`\`${one}\``, meaning]);
  return [
    `## ${name}\n\nProvider \`${id}\`.`,
    ...(hosts.length === 0
      ? []
      : [
          rows(
            ['Host'],
            hosts.map(({ template }) => [`\`${template}\``]),
          ),
        ]),
    ...(operations.length === 0 ? [] : [rows(['Operation', 'What happens'], operations.map(operationRow))]),
    ...(keeps.length === 0
      ? []
      : [
          rows(
            ['Kept whatever a request asks, so that storage is judged', 'Where'],
            keeps.map(({ what, when }) => [what, conditionText(when)]),
          ),
        ]),
    ...(conditionRows.length === 0
      ? []
      : [rows(['Condition that a policy may declare as met', 'Meaning'], conditionRows)]),
    rows(
      ['Of', 'Where', 'Place', 'Confidence', 'As of', 'Why', 'Source'],
      factsOf(provider).map(({ about, when, place, confidence, asOf, reason, source }) => [
        about,
        when,
        place,
        confidence,
        asOf,
        reason,
        source,
      ]),
    ),
  ].join('\n\n');
}

function operationRow(operation: OperationData): readonly string[] {
  const what = `\`${operation.method} ${operation.path}\``;
  if (operation.kind === 'unsupported') return [what, `refused: ${operation.reason}`];
  return [
    what,
    operation.protocol === 'opaque' ? operation.kind : `${operation.kind}, ${operation.protocol}`,
  ];
}

const zones = ({ zones: { version, zones: all } }: CatalogFiles): string =>
  `## Zones\n\nVersion ${version}. Any ISO 3166-1 alpha-2 code is a place too.\n\n${rows(
    ['Zone', 'Meaning', 'Places', 'As of', 'Source'],
    Object.entries(all).map(([name, { meaning, countries, regions: names, asOf, source }]) => [
      `\`${name}\``,
      meaning,
      [...countries, ...names].join(' '),
      asOf,
      source,
    ]),
  )}`;

const regions = ({ cloudRegions: { version, clouds } }: CatalogFiles): string =>
  `## Cloud regions\n\nVersion ${version}.\n\n${rows(
    ['Cloud', 'Regions', 'As of', 'Source'],
    Object.entries(clouds).map(([cloud, { regions: all, asOf, source }]) => [
      `\`${cloud}\``,
      Object.entries(all)
        .map(([name, { country, state }]) => `${name} (${state ?? country})`)
        .join(', '),
      asOf,
      source,
    ]),
  )}`;

function rows(names: readonly string[], cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.map(escaped).join(' | ')} |`;
  return [line(names), `|${names.map(() => '-|').join('')}`, ...cells.map(line)].join('\n');
}

/** A bar would end the cell, a star outside of code could start emphasis. */
const escaped = (cell: string): string =>
  cell.startsWith('`') ? cell : cell.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_');
