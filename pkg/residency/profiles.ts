import type { Location, Statement } from '../api/location.ts';
import type { ProfilePrefixData, ProfilesData, ProviderData } from './catalog-shape.ts';
import { withGiven } from './given.ts';
import { anywhere, locationOf, type Places } from './places.ts';
import { regionLocation, statementOf, unknownStatement } from './statements.ts';
import { matchesGlob } from './templates.ts';

/** Where a model id or ARN leads from a source region. */
export interface ProfileTable {
  /** `host`: for what a policy may declare of a model whose place cannot be seen. */
  locate(model: string, region: string, host?: string): Statement;
  /** Geographic prefixes that are documented for a source region; the plain id, as an empty prefix, comes last. */
  choices(region: string): readonly string[];
  /** The same model under another prefix; `undefined` where the written one is not a model id. */
  withPrefix(model: string, prefix: string): string | undefined;
}

interface Profile {
  readonly prefix: string;
  readonly families: ReadonlySet<string>;
  /** By source region. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** For prefixes that lead anywhere from every region. */
  readonly everywhere: Statement | undefined;
}

const modelId = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.[a-z0-9][a-z0-9-]*)(?::[a-z0-9]+)*$/;
const arnPattern = /^arn:(aws[a-z-]*):bedrock:([a-z0-9-]+):(\d{12}|):([a-z-]+)\/(.+)$/;

export function createProfileTable(provider: ProviderData, data: ProfilesData, places: Places): ProfileTable {
  const unknown = (reason: string) => unknownStatement(provider, reason);
  const reasons = {
    region: unknown('the region of the host is not in the catalog'),
    malformed: unknown('the model is neither a model id nor an ARN that is known'),
    family: unknown('the model belongs to a family or a profile that the catalog does not know'),
    model: unknown('the catalog knows no model of this name in its family'),
    source: unknown('the profile is not documented for the region of the host'),
    otherRegion: unknown('the ARN names another region than the host'),
    hidden: unknown('an ARN of this kind does not show where its model runs'),
  };
  const families = new Set(data.families);
  const profiles = new Map<string, Profile[]>();
  for (const one of data.prefixes) {
    const profile = compileProfile(one, provider, places);
    profiles.set(one.prefix, [...(profiles.get(one.prefix) ?? []), profile]);
  }
  const bare = new Map<string, Statement>();
  const bareIn = (region: string): Statement => {
    const known = bare.get(region);
    if (known !== undefined) return known;
    const location = regionLocation(`${provider.cloud}/${region}`, places);
    if (location === undefined) return reasons.region;
    const statement = statementOf(data.bare, location);
    bare.set(region, statement);
    return statement;
  };

  const byPrefix = (prefix: string, family: string, region: string): Statement => {
    for (const { everywhere, families: known, statements } of profiles.get(prefix) ?? []) {
      if (everywhere !== undefined) return everywhere;
      if (known.has(family)) return statements.get(region) ?? reasons.source;
    }
    return reasons.family;
  };
  const isNamed = (family: string, name: string): boolean =>
    data.models?.[family]?.some((glob) => matchesGlob(name, glob)) ?? true;
  const byId = (id: string, region: string, kind: 'any' | 'bare' | 'profile'): Statement => {
    if (!modelId.test(id)) return reasons.malformed;
    const [first = '', second = '', third] = id.split('.', 3);
    const isBare = families.has(first);
    if (kind !== 'any' && (kind === 'bare') !== isBare) return reasons.family;
    if (isBare) return isNamed(first, id.slice(first.length + 1)) ? bareIn(region) : reasons.model;
    if (third === undefined) return reasons.family;
    return isNamed(second, id.slice(first.length + second.length + 2))
      ? byPrefix(first, second, region)
      : reasons.model;
  };

  const byArn = (arn: string, region: string): Statement => {
    const [, partition, arnRegion = '', , type, id = ''] = arnPattern.exec(arn) ?? [];
    if (type === undefined) return reasons.malformed;
    if (arnRegion !== region) return reasons.otherRegion;
    if (places.region(`${provider.cloud}/${region}`)?.partition !== partition) return reasons.otherRegion;
    if (type === 'foundation-model') return byId(id, region, 'bare');
    if (type === 'inference-profile') return byId(id, region, 'profile');
    return reasons.hidden;
  };

  return {
    locate: (model, region, host) => {
      if (places.region(`${provider.cloud}/${region}`) === undefined) return reasons.region;
      if (!model.startsWith('arn:')) return byId(model, region, 'any');
      const statement = byArn(model, region);
      return statement === reasons.hidden && host !== undefined
        ? withGiven(statement, [{ kind: 'deployment', host, deployment: model }])
        : statement;
    },
    choices: (region) => [
      ...[...profiles]
        .filter(([, entries]) => entries.some(({ statements }) => statements.has(region)))
        .map(([prefix]) => prefix),
      '',
    ],
    withPrefix: (model, prefix) => {
      if (!modelId.test(model)) return undefined;
      const first = model.slice(0, model.indexOf('.'));
      const plain = profiles.has(first) ? model.slice(first.length + 1) : model;
      return prefix === '' ? plain : `${prefix}.${plain}`;
    },
  };
}

function compileProfile(data: ProfilePrefixData, provider: ProviderData, places: Places): Profile {
  const { prefix } = data;
  if ('anywhere' in data) {
    const everywhere = statementOf(data, anywhere);
    return { prefix, families: new Set(), statements: new Map(), everywhere };
  }
  const statements = new Map<string, Statement>();
  for (const source of data.sources) {
    const location = destinations([...data.destinations, source], provider, places);
    if (location !== undefined) statements.set(source, statementOf(data, location));
  }
  return { prefix, families: new Set(data.families), statements, everywhere: undefined };
}

function destinations(
  regions: readonly string[],
  provider: ProviderData,
  places: Places,
): Location | undefined {
  return locationOf(
    regions.map((region) => `${provider.cloud}/${region}`),
    places,
  );
}
