import type { CatalogFiles } from './catalog-shape.ts';
import { conditionText, factsOf } from './catalog-text.ts';
import { createPlaces, type Places } from './places.ts';

/** What a change means for a policy that allows a fixed set of places. */
export type Effect = 'widens' | 'narrows' | 'changes' | 'restates';

export interface CatalogChange {
  readonly effect: Effect;
  /** `mistral processing (inference; region eu)`, `zone EU`, `region aws/eu-west-1`. */
  readonly what: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Every difference that may change a decision, zones first. A place that becomes known or smaller lets more pass. */
export function diffCatalogs(before: CatalogFiles, after: CatalogFiles): readonly CatalogChange[] {
  const places = createPlaces(after.zones, after.cloudRegions);
  return [
    ...changes(zonesOf(before), zonesOf(after), 'zone', (a, b) => zoneEffect(a, b)),
    ...changes(regionsOf(before), regionsOf(after), 'region', () => 'changes'),
    ...changes(statedOf(before), statedOf(after), '', (a, b) => placeEffect(a, b, places)),
    ...changes(namedOf(before), namedOf(after), '', namedEffect),
    ...changes(keptOf(before), keptOf(after), '', keptEffect),
  ];
}

type Table = ReadonlyMap<string, string>;

function changes(
  before: Table,
  after: Table,
  kind: string,
  effectOf: (before: string | undefined, after: string | undefined) => Effect,
): readonly CatalogChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => {
      const [old, now] = [before.get(name), after.get(name)];
      return { effect: effectOf(old, now), what: `${kind} ${name}`.trim(), before: old, after: now };
    });
}

const zonesOf = ({ zones }: CatalogFiles): Table =>
  new Map(
    Object.entries(zones.zones).map(([name, { countries, regions }]) => [
      name,
      [...countries, ...regions].toSorted().join(' + '),
    ]),
  );

const regionsOf = ({ cloudRegions }: CatalogFiles): Table =>
  new Map(
    Object.entries(cloudRegions.clouds).flatMap(([cloud, { regions }]) =>
      Object.entries(regions).map(
        ([name, { country, state }]) => [`${cloud}/${name}`, state ?? country] as const,
      ),
    ),
  );

/** The first statement of each circumstance counts. */
function statedOf({ providers }: CatalogFiles): Table {
  const stated = new Map<string, string>();
  for (const provider of providers) {
    for (const { about, when, place, confidence } of factsOf(provider)) {
      const name = `${provider.id} ${about}${when === '' ? '' : ` (${when})`}`;
      if (!stated.has(name)) stated.set(name, `${place} [${confidence}]`);
    }
  }
  return stated;
}

/** The names by which the models of a family are known: one that none matches is unknown. */
function namedOf({ providers }: CatalogFiles): Table {
  return new Map(
    providers.flatMap(({ id, profiles: { models = {} } = {} }) =>
      Object.entries(models).map(([family, globs]) => [
        `${id} models of family ${family}`,
        globs.toSorted().join(' + '),
      ]),
    ),
  );
}

/** A family without names takes any name. */
function namedEffect(before: string | undefined, after: string | undefined): Effect {
  if (before === undefined) return 'narrows';
  if (after === undefined) return 'widens';
  return zoneEffect(before, after);
}

/** State whose storage is judged though no policy asks for it. */
function keptOf({ providers }: CatalogFiles): Table {
  return new Map(
    providers.flatMap(({ id, keeps = [] }) =>
      keeps.map(({ what, when }) => [`${id} keeps state (${conditionText(when)})`, what]),
    ),
  );
}

function keptEffect(before: string | undefined, after: string | undefined): Effect {
  if (before === undefined) return 'narrows';
  return after === undefined ? 'widens' : 'restates';
}

/** A zone with more places allows more. */
function zoneEffect(before: string | undefined, after: string | undefined): Effect {
  if (before === undefined) return 'widens';
  if (after === undefined) return 'narrows';
  const [old, now] = [new Set(before.split(' + ')), new Set(after.split(' + '))];
  if (old.isSubsetOf(now)) return 'widens';
  return now.isSubsetOf(old) ? 'narrows' : 'changes';
}

/** A statement with fewer places is allowed by more policies: it widens what passes. */
function placeEffect(before: string | undefined, after: string | undefined, places: Places): Effect {
  const [old, now] = [countriesOf(before, places), countriesOf(after, places)];
  if (old !== undefined && now !== undefined) return setEffect(old, now);
  if (old !== undefined) return 'narrows';
  if (now !== undefined) return 'widens';
  return placeOf(before) === placeOf(after) ? 'restates' : 'changes';
}

function setEffect(old: ReadonlySet<string>, now: ReadonlySet<string>): Effect {
  if (now.isSubsetOf(old)) return old.isSubsetOf(now) ? 'restates' : 'widens';
  return old.isSubsetOf(now) ? 'narrows' : 'changes';
}

const placeOf = (text: string | undefined): string | undefined => text?.split(' [', 1)[0];

/** `undefined`: nothing that could be within allowed places. */
function countriesOf(text: string | undefined, places: Places): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const written = (placeOf(text) ?? '').split(' + ').filter((one) => one !== 'the source region');
  const resolved = written.map((one) => places.resolve(one));
  if (!resolved.every((place) => place !== undefined)) return undefined;
  return new Set(resolved.flatMap(({ countries }) => countries));
}
