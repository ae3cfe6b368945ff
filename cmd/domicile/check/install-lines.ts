import { knownFields } from '../../../pkg/policy/generated/known-fields.ts';
import { list } from '../../../pkg/policy/describe.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { Clocks, ClusterVersion, Definition, PreFacts, Right, SchemaNode } from './facts.ts';

/** The chart's own bound, below which sidecars or admission policies lack what they are built on. */
export const oldestVersion = { major: 1, minor: 33 } as const;

/** Helm follows links and reads packages, which kubectl does not; what helm installed, this may take over. */
export const applyDefinitions =
  'helm show crds charts/domicile | kubectl apply --server-side --force-conflicts -f -';

/** Milliseconds between clocks that are told of, and at which certificates and staleness are judged wrongly. */
export const clockSkewMs = { warn: 5_000, fail: 300_000 } as const;

/**
 * What there has to be before anything of ours: cluster, clocks, definitions. `absent`: of a definition that is not
 * there.
 */
export const groundLines = (
  facts: Pick<PreFacts, 'version' | 'clocks' | 'definitions'>,
  absent: (name: string) => CheckLine,
): readonly CheckLine[] => [
  ...versionLines(facts),
  ...clockLines(facts),
  ...facts.definitions.flatMap(([name, reading]) =>
    judged(
      'definitions',
      reading,
      (definition) => definitionLine(name, definition),
      () => absent(name),
    ),
  ),
];

/** Of a cluster that Domicile is to be installed into. */
export const preLines = (facts: PreFacts): readonly CheckLine[] => [
  ...groundLines(facts, (name) => pass('definitions', `${name} is not there yet: the chart brings it`)),
  ...judged('rights', facts.rights, (rights) => rightLines('rights', 'you', rights), never),
];

/** For what is never absent. */
export const never = (): CheckLine =>
  fail('api', 'the API server does not know what was asked', 'Is this a Kubernetes API server?');

export const versionLines = ({ version }: Pick<PreFacts, 'version'>): readonly CheckLine[] =>
  judged('version', version, versionLine, never);

/** Whether a cluster is of that version or a newer one. */
export function isAtLeast(
  { gitVersion }: ClusterVersion,
  least: { readonly major: number; readonly minor: number },
): boolean {
  const [, major = '0', minor = '0'] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return Number(major) > least.major || (Number(major) === least.major && Number(minor) >= least.minor);
}

function versionLine(version: ClusterVersion): CheckLine {
  const { gitVersion } = version;
  const { major: least, minor: leastMinor } = oldestVersion;
  if (isAtLeast(version, oldestVersion))
    return pass('version', `Kubernetes ${gitVersion}; ${least}.${leastMinor} or newer is needed`);
  return fail(
    'version',
    `Kubernetes ${gitVersion} is too old`,
    `Upgrade the cluster to ${least}.${leastMinor} or newer.`,
  );
}

export const clockLines = ({ clocks }: Pick<PreFacts, 'clocks'>): readonly CheckLine[] =>
  judged('clock', clocks, clockLine, never);

function clockLine({ here, there }: Clocks): CheckLine {
  const apart = Math.abs(here - there);
  // What the API server says is a whole second.
  const seconds = Math.max(0, Math.round(apart / 1000) - 1);
  const message = `this machine and the API server are ${seconds} s apart`;
  const todo = 'Set both clocks by NTP: certificates and the age of configurations are judged by them.';
  if (apart > clockSkewMs.fail) return fail('clock', message, todo);
  return apart > clockSkewMs.warn ? warn('clock', message, todo) : pass('clock', message);
}

/** Every field that this release knows must be served, or the API server drops it from policies in silence. */
export function definitionLine(name: string, { spec }: Definition): CheckLine {
  const version = spec?.versions?.find((one) => one.name === 'v1alpha1' && one.served !== false);
  if (version === undefined)
    return fail(
      'definitions',
      `${name} does not serve v1alpha1`,
      `Apply the definitions of this release: ${applyDefinitions}.`,
    );
  const has = new Set(fieldsOf(version.schema?.openAPIV3Schema ?? {}, []));
  const own = name.startsWith('cluster') ? [] : ['spec.namespaceSelector', 'spec.reachableRanges'];
  const missing = [...knownBelow([])].filter(
    (field) => !has.has(field) && !own.some((one) => field.startsWith(one)) && !field.startsWith('metadata'),
  );
  if (missing.length === 0) return pass('definitions', `${name} has every field of this release`);
  const some = `${list(missing.slice(0, 5))}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`;
  return fail(
    'definitions',
    `${name} lacks ${some}: the API server drops them from policies`,
    `Apply the definitions of this release, which helm does not upgrade: ${applyDefinitions}.`,
  );
}

type Path = readonly (string | number)[];
const textOf = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[]` : text === '' ? key : `${text}.${key}`),
    '',
  );

function fieldsOf({ properties = {}, items }: SchemaNode, path: Path): readonly string[] {
  const below = items === undefined ? [] : fieldsOf(items, [...path, 0]);
  const named = Object.entries(properties).flatMap(([name, node]) => [
    textOf([...path, name]),
    ...fieldsOf(node, [...path, name]),
  ]);
  return [...below, ...named];
}

function* knownBelow(path: Path): Generator<string> {
  for (const name of knownFields(path)) {
    yield textOf([...path, name]);
    yield* knownBelow([...path, name]);
    yield* knownBelow([...path, name, 0]);
  }
}

/** One line, which names all that is missing. */
export function rightLines(check: string, who: string, rights: readonly Right[]): CheckLine {
  const missing = rights.filter(({ allowed }) => !allowed).map(({ right }) => right);
  if (missing.length === 0)
    return pass(check, `${who} may do all of the ${rights.length} things that it takes`);
  return fail(
    check,
    `${who} may not ${list(missing)}`,
    check === 'rights'
      ? 'Have a cluster administrator install it, or grant these.'
      : 'Install the chart anew: its ClusterRole or Role was changed.',
  );
}
