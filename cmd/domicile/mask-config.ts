import type { MaskRule, MaskingConfig } from '../../pkg/api/policy.ts';
import { entityNames, loadPolicyFiles } from '../../pkg/config/policies.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { didYouMean } from '../../pkg/policy/did-you-mean.ts';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { clock } from '../process.ts';

/** Everything that there is, redacted: what `mask` does when nobody says otherwise. */
const everything: MaskRule = {
  name: 'everything',
  entities: [...new Set(entityNames)],
  pattern: undefined,
  strategy: 'Redact',
  direction: 'Both',
  keepLast: 0,
  restore: { text: false, tools: false },
};

const unasked: MaskingConfig = {
  rules: [everything],
  dictionaries: [],
  allow: { values: [], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: [],
  placeholderInTool: 'Allow',
  hashIdentifiers: false,
};

/** The entities of a rule; a pattern's are its own name. */
const entitiesOf = ({ name, entities }: MaskRule): readonly string[] => entities ?? [name];

const restricted = (rule: MaskRule, wanted: ReadonlySet<string>): readonly MaskRule[] => {
  const entities = entitiesOf(rule).filter((entity) => wanted.has(entity));
  if (entities.length === 0) return [];
  return [rule.entities === undefined ? rule : { ...rule, entities }];
};

const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Rules for the named entities alone. */
export const onlyFor = (config: MaskingConfig, list: string): MaskingConfig => {
  const known = new Set(config.rules.flatMap(entitiesOf));
  const wanted = namesIn(list);
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown !== undefined || wanted.length === 0) {
    const meant = didYouMean(unknown ?? list, known);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    throw new UsageError(
      `--entities: found "${unknown ?? list}"; allowed, with commas between: ${[...known].sort().join(', ')}${hint}`,
    );
  }
  const names = new Set(wanted);
  return { ...config, rules: config.rules.flatMap((rule) => restricted(rule, names)) };
};

async function configOf(policies: readonly string[]): Promise<MaskingConfig> {
  if (policies.length === 0) return unasked;
  const { snapshot } = await loadPolicyFiles(policies, catalog, clock.now());
  if (snapshot.masking.rules.length === 0) {
    throw new UsageError(
      `${policies.join(', ')}: no masking rules; without --policy, mask masks everything it knows`,
    );
  }
  // What rules say about either direction holds for any text here.
  const rules = snapshot.masking.rules.map((rule) => ({ ...rule, direction: 'Both' as const }));
  return { ...snapshot.masking, rules };
}

/** What is masked, and how. Throws UsageError where the command line or a policy is wrong. */
export async function maskingFor(
  policies: readonly string[],
  entities: string | undefined,
): Promise<MaskingConfig> {
  const config = await configOf(policies);
  return entities === undefined ? config : onlyFor(config, entities);
}
