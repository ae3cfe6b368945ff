import type { MaskRuleSpec, MaskingSpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type {
  CompiledPolicy,
  CredentialKind,
  CredentialRequest,
  MaskingAllowance,
  MaskingConfig,
  MaskingDictionary,
  MaskRule,
  RecordingConfig,
} from '../api/policy.ts';
import { canonicalJson } from './canonical-json.ts';
import { covers, overlaps } from './hosts.ts';

/** What of a value `Partial` keeps where the rule does not say. */
const defaultKeepLast = 4;

/**
 * The masking of all policies that enforce. All masks apply; a value is exempt, a host may carry restored values,
 * only where every policy that has a say agrees, so that none loosens another.
 */
export function mergeMasking(
  documents: readonly PolicyDocument[],
  policies: readonly CompiledPolicy[],
  dictionaries: readonly MaskingDictionary[],
): MaskingConfig {
  const maskings = documents
    .filter(({ spec }) => spec.mode === 'Enforce')
    .flatMap(({ spec }) => spec.masking ?? []);
  const ruled = maskings.filter(({ rules }) => rules !== undefined);
  const deniesPlaceholders =
    maskings.length === 0 || maskings.some(({ placeholderInTool }) => placeholderInTool === 'Deny');
  return {
    rules: distinct(ruled.flatMap(({ rules = [] }) => rules.map(maskRule))),
    dictionaries,
    allow: mergeAllowance(ruled),
    allowedUrlHosts: allowedUrlHosts(policies),
    placeholderInTool: deniesPlaceholders ? 'Deny' : 'Allow',
    hashIdentifiers: documents.some(({ spec }) => spec.mode === 'Enforce'),
  };
}

/** How many characters stay: none where the strategy keeps none. */
export const keepLastOf = ({ strategy, keepLast }: MaskRuleSpec): number =>
  strategy === 'Partial' ? (keepLast ?? defaultKeepLast) : 0;

const maskRule = (rule: MaskRuleSpec, index: number): MaskRule => ({
  name: rule.name ?? `rules[${index}]`,
  entities: rule.entities,
  pattern: rule.pattern,
  strategy: rule.strategy,
  direction: rule.direction,
  keepLast: keepLastOf(rule),
  restore: { text: rule.restore?.text ?? true, tools: rule.restore?.tools ?? true },
});

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

const common = (lists: readonly (readonly string[])[]): readonly string[] =>
  (lists[0] ?? []).filter((value) => lists.every((other) => other.includes(value)));

const mergeAllowance = (ruled: readonly MaskingSpec[]): MaskingAllowance => ({
  values: common(ruled.map(({ allow }) => allow?.values ?? [])),
  patterns: common(ruled.map(({ allow }) => allow?.patterns ?? [])),
  domains: common(ruled.map(({ allow }) => (allow?.domains ?? []).map((domain) => domain.toLowerCase()))),
  documentation: ruled.length > 0 && ruled.every(({ allow }) => allow?.documentation === true),
});

function allowedUrlHosts(policies: readonly CompiledPolicy[]): readonly string[] {
  const deciding = policies.filter(({ mode, egress }) => mode === 'Enforce' && egress !== undefined);
  const named = deciding.flatMap(({ egress = [] }) =>
    egress.filter(({ action }) => action === 'Allow').flatMap(({ hosts }) => hosts),
  );
  return [...new Set(named)]
    .filter((host) => deciding.every((policy) => allowsWholly(policy, host)))
    .toSorted();
}

/** Whether every host that a pattern matches is allowed: an earlier rule with another action must not touch it. */
function allowsWholly({ egress = [] }: CompiledPolicy, host: string): boolean {
  for (const { action, hosts } of egress) {
    if (action === 'Allow' && hosts.some((one) => covers(one, host))) return true;
    if (action !== 'Allow' && hosts.some((one) => overlaps(one, host))) return false;
  }
  return false;
}

const credentialKinds: readonly CredentialKind[] = ['apiKey', 'bearer', 'sigv4', 'gcp'];

/** The kind of a credential, which has exactly one; `undefined`: its shape is wrong. */
export const kindOf = (
  credential: Readonly<Partial<Record<CredentialKind, unknown>>>,
): CredentialKind | undefined => credentialKinds.find((kind) => credential[kind] !== undefined);

/** One per provider, in the order of providers' names; conflicts have been refused. */
export function mergeCredentials(documents: readonly PolicyDocument[]): readonly CredentialRequest[] {
  const requests = documents
    .flatMap(({ spec }) => spec.credentials ?? [])
    .flatMap((credential) => {
      const kind = kindOf(credential);
      const { provider, hosts } = credential;
      return kind === undefined ? [] : [{ provider, kind, ...(hosts !== undefined && { hosts }) }];
    });
  return distinct(requests).toSorted((a, b) => (a.provider < b.provider ? -1 : 1));
}

const levels = ['Off', 'Metadata', 'Masked'] as const;

/** The strictest that any policy asks for; where none does, what went where is recorded, and must be. */
export function mergeRecording(documents: readonly PolicyDocument[]): RecordingConfig {
  const asked = documents.flatMap(({ spec }) => spec.recording ?? []);
  if (asked.length === 0) return { level: 'Metadata', onFailure: 'Block' };
  return {
    level: levels[Math.max(...asked.map(({ level }) => levels.indexOf(level)))] ?? 'Masked',
    onFailure: asked.some(({ onFailure }) => onFailure === 'Block') ? 'Block' : 'Continue',
  };
}
