import type { PlaceData, ProviderData, StatementCondition, StatementData } from './catalog-shape.ts';

/** For people: `US`, `the region of the host`, `anywhere`. */
export function placeText(place: PlaceData): string {
  if (place === 'processing') return 'where it is processed';
  if (place === 'deployment') return 'as residency.deployments declares it, else unknown';
  if (typeof place === 'string') return place;
  return 'places' in place ? place.places.join(' + ') : 'the region that the host names';
}

/** For people: all that a request must be for a statement to hold; empty: any request. */
export function conditionText(when: StatementCondition = {}): string {
  const { params = {}, inferenceGeo } = when;
  return [
    ...listed('', when.operations),
    ...listed('service ', when.services),
    ...listed('operation ', when.endpoints),
    ...listed('model ', when.models),
    ...listed('with ', when.features),
    ...listed('without ', when.without),
    ...listed('region ', when.regions),
    ...Object.entries(params).map(([name, values]) => `${name} ${values.join(' or ')}`),
    ...(inferenceGeo === 'absent' ? ['without inference_geo'] : listed('inference_geo ', inferenceGeo)),
    ...(when.conditions ?? []).map((one) => `declared: ${one}`),
  ].join('; ');
}

const listed = (before: string, values: readonly string[] | undefined): readonly string[] =>
  values === undefined ? [] : [`${before}${values.join(', ')}`];

/** One thing that the catalog says of a provider's places. */
export interface Fact {
  readonly about: string;
  readonly when: string;
  readonly place: string;
  readonly confidence: string;
  readonly asOf: string;
  readonly source: string;
  readonly reason: string;
}

/** Everything that is said of a provider's places, in the order in which it counts. */
export function factsOf(provider: ProviderData): readonly Fact[] {
  return [...profileFacts(provider), ...promiseFacts(provider), ...provider.statements.map(statementFact)];
}

function statementFact({ about, when, location, ...evidence }: StatementData): Fact {
  return { about, when: conditionText(when), place: placeText(location), ...evidence };
}

function profileFacts({ profiles, cloud }: ProviderData): readonly Fact[] {
  if (profiles === undefined) return [];
  const { bare, prefixes } = profiles;
  return [
    { about: 'processing', when: 'model by its plain id', place: 'the region that the host names', ...bare },
    ...prefixes.map((profile) => {
      const { confidence, asOf, source, reason } = profile;
      const place =
        'anywhere' in profile
          ? 'anywhere'
          : `${profile.destinations.map((region) => `${cloud}/${region}`).join(' + ')} + the source region`;
      const when =
        'anywhere' in profile
          ? `model ${profile.prefix}.*`
          : `model ${profile.families.map((family) => `${profile.prefix}.${family}.*`).join(', ')}; region ${profile.sources.join(', ')}`;
      return { about: 'processing', when, place, confidence, asOf, source, reason };
    }),
  ];
}

function promiseFacts({ pathLocation, cloud }: ProviderData): readonly Fact[] {
  return (pathLocation?.promises ?? []).flatMap(({ models, regions, named = {}, ...evidence }) => {
    const of = models === undefined ? '' : `model ${models.join(', ')}; `;
    return [
      ...regions.map((name) => ({ when: `${of}location ${name}`, place: `${cloud}/${name}` })),
      ...Object.entries(named).map(([name, place]) => ({
        when: `${of}location ${name}`,
        place: placeText(place),
      })),
    ].map((fact) => ({ about: 'processing', ...fact, ...evidence }));
  });
}
