import type { ResidencyPolicySpec } from '../api/generated/policy-document.ts';
import type { DatedKind, PolicyContext } from './context.ts';
import { list } from './describe.ts';
import type { Path } from './problem.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Milliseconds after which a statement of the catalog counts as old, where the policy does not say. */
const oldMs = 365 * dayMs;
/** Names of one policy that are followed; further ones are not. */
export const followedNames = 128;

/** What the catalog said of a name when a policy was accepted. */
export interface Stated {
  readonly kind: DatedKind;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** A digest of it. */
  readonly says: string;
}

/** What the catalog says now of what a policy names, sorted. */
export function statedNow(
  spec: ResidencyPolicySpec,
  { dated }: Pick<PolicyContext, 'dated'>,
): readonly Stated[] {
  const names = [
    ...[...new Set(namedProviders(spec).map(({ provider }) => provider))].map(
      (name) => ['provider', name] as const,
    ),
    ...[...new Set(namedPlaces(spec))].map((name) => ['place', name] as const),
  ];
  return names
    .flatMap(([kind, name]) => {
      const found = dated(kind, name);
      return found === undefined ? [] : [{ kind, name, ...found }];
    })
    .toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1))
    .slice(0, followedNames);
}

export interface StatedSince {
  /** Of these the catalog says something else. */
  readonly changed: readonly Stated[];
  /** Of these it says the same, of a later day. */
  readonly confirmed: readonly Stated[];
}

/** What the catalog has dated since. */
export function statedSince(before: readonly Stated[], now: readonly Stated[]): StatedSince {
  const known = new Map(before.map((one) => [`${one.kind} ${one.name}`, one]));
  const both = now.flatMap((one) => {
    const old = known.get(`${one.kind} ${one.name}`);
    return old === undefined ? [] : [{ one, old }];
  });
  return {
    changed: both.filter(({ one, old }) => one.says !== old.says).map(({ one }) => one),
    confirmed: both
      .filter(({ one, old }) => one.says === old.says && one.asOf > old.asOf)
      .map(({ one }) => one),
  };
}

/**
 * Providers of which the newest statement is older than the policy accepts, or a year, and where each is first named.
 */
export function oldStatements(
  spec: ResidencyPolicySpec,
  { dated, now }: Pick<PolicyContext, 'dated' | 'now'>,
): readonly { readonly path: Path; readonly message: string }[] {
  const maxAge = spec.residency.require?.maxAge;
  const accepted = maxAge === undefined ? oldMs : Number.parseInt(maxAge, 10) * dayMs;
  const counts = maxAge === undefined ? '' : ', which residency.require.maxAge makes unknown';
  const first = [
    ...new Map(
      namedProviders(spec)
        .toReversed()
        .map((one) => [one.provider, one]),
    ).values(),
  ];
  return first.toReversed().flatMap(({ path, provider }) => {
    const newest = dated('provider', provider)?.asOf;
    if (newest === undefined || now - Date.parse(newest) <= accepted) return [];
    const message = `the newest statement about ${provider} is of ${newest}${counts}. Update Domicile, or check the provider and add to the catalog with --catalog.`;
    return [{ path, message }];
  });
}

export const statedText = (stated: readonly Stated[]): string =>
  list(stated.map(({ name, asOf }) => `${name} (${asOf})`));

interface NamedProvider {
  readonly path: Path;
  readonly provider: string;
}

function namedProviders({
  egress = [],
  credentials = [],
  exceptions = [],
}: ResidencyPolicySpec): readonly NamedProvider[] {
  const named = (field: string, entries: readonly { readonly provider?: string }[], below: Path = []) =>
    entries.flatMap(({ provider }, index) =>
      provider === undefined ? [] : [{ path: ['spec', field, index, ...below, 'provider'], provider }],
    );
  return [
    ...named('egress', egress),
    ...named('credentials', credentials),
    ...named(
      'exceptions',
      exceptions.map(({ match }) => match),
      ['match'],
    ),
  ];
}

const namedPlaces = ({ residency, egress = [], exceptions = [], dataClasses = [] }: ResidencyPolicySpec) => [
  ...residency.allow,
  ...(residency.deployments ?? []).flatMap(({ location }) => location),
  ...egress.flatMap(({ location = [] }) => location),
  ...exceptions.flatMap(({ allow }) => allow),
  ...dataClasses.flatMap(({ allow }) => allow),
];
