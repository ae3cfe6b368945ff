import { keepLastOf } from '../../../pkg/policy/merge.ts';
import { compilePolicy } from '../../../pkg/policy/compile.ts';
import type { CompiledPolicy } from '../../../pkg/api/policy.ts';
import { kindOf } from '../../../pkg/policy/merge.ts';
import { list } from '../../../pkg/policy/describe.ts';
import type { Around, PolicySource } from '../analyze/facts.ts';

/** One row of what a policy compiles to: what of it, and how it decides. */
export interface PolicyRow {
  readonly name: string;
  readonly text: string;
}

export interface PolicyRows {
  readonly mode: 'Enforce' | 'Audit';
  readonly rows: readonly PolicyRow[];
}

/** What one policy means for a pod that it selects, defaults written out. */
export function policyRows({ document }: PolicySource, { context }: Around): PolicyRows {
  const compiled = compilePolicy(document, context.places);
  const { residency } = document.spec;
  const rows: readonly (readonly [name: string, text: string | readonly string[]])[] = [
    ['allows', `${list(residency.allow)}: ${list([...compiled.allow.countries, ...compiled.allow.regions])}`],
    ['judges', list(compiled.covers)],
    ['unknown place', compiled.unknown],
    ['second hops', compiled.secondHops],
    ['must be known', requirement(compiled)],
    ['steers', compiled.steer ? 'into an equivalent that is allowed' : ''],
    ['declares', [...compiled.conditions, ...compiled.deployments.map(({ name }) => name)]],
    ['nodes', document.spec.placement === 'Require' ? 'only within what it allows' : ''],
    ['egress', (compiled.egress ?? []).map(egressText)],
    ['exceptions', compiled.exceptions.map((one) => exceptionText(one, context.now))],
    ['data classes', compiled.dataClasses.map(({ name, allow }) => `${name}: only ${list(allow.written)}`)],
    ['masks', maskTexts(document)],
    ['not inspected', document.spec.masking === undefined ? '' : compiled.uninspectable],
    ['in custody', credentialTexts(document)],
    ['records', recordText(document)],
  ];
  return {
    mode: compiled.mode,
    rows: rows.flatMap(([name, text]) =>
      [text]
        .flat()
        .flatMap((one, index) => (one === '' ? [] : [{ name: index === 0 ? name : '', text: one }])),
    ),
  };
}

type Document = PolicySource['document'];
const dayMs = 24 * 60 * 60 * 1000;

function requirement({ require: { confidence, maxAgeMs } }: CompiledPolicy): string {
  const age = maxAgeMs === undefined ? [] : [`not older than ${maxAgeMs / dayMs} days`];
  return list([...(confidence === undefined ? [] : [`${confidence} or better`]), ...age]);
}

type Egress = NonNullable<CompiledPolicy['egress']>[number];
function egressText({ name, action, provider, hosts, location }: Egress): string {
  const what = provider ?? list(hosts);
  return `${name}: ${action} ${what}${location === undefined ? '' : ` in ${list(location.written)}`}`;
}

type Exception = CompiledPolicy['exceptions'][number];
function exceptionText({ provider, hosts, models, allow, notAfter, ticket }: Exception, now: number): string {
  const what = [provider ?? list(hosts), ...models].join(' ');
  const until = `${notAfter <= now ? 'until, and over since,' : 'until'} ${new Date(notAfter).toISOString()}`;
  return `${what} also in ${list(allow.written)} ${until}${ticket === undefined ? '' : ` (${ticket})`}`;
}

const maskTexts = ({ spec }: Document): readonly string[] =>
  (spec.masking?.rules ?? []).map((rule) => {
    const kept = keepLastOf(rule) > 0 ? `, keeps ${keepLastOf(rule)}` : '';
    const way = rule.direction === 'Request' ? '' : ` (${rule.direction})`;
    return `${rule.name ?? list(rule.entities ?? [])}: ${rule.strategy}${kept}${way}`;
  });

const credentialTexts = ({ spec }: Document): readonly string[] =>
  (spec.credentials ?? []).flatMap((credential) => {
    const kind = kindOf(credential);
    if (kind === undefined) return [];
    const secret = credential[kind]?.secretRef;
    return [
      `${credential.provider} (${kind})${secret === undefined ? ', without a Secret' : ` of the Secret ${secret.name}`}`,
    ];
  });

function recordText({ spec }: Document): string {
  const { level = 'Metadata', onFailure = 'Block' } = spec.recording ?? {};
  return onFailure === 'Block' ? level : `${level}; what cannot be recorded passes`;
}
