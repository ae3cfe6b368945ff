import { objectName } from '../analyze/finding.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { CheckFacts, ClusterVersion, PolicyWithStatus } from './facts.ts';
import { isAtLeast, never } from './install-lines.ts';

/** What the operator says of policies and of the sidecars that run on them. */
export const policyLines = ({ policies, version }: CheckFacts): readonly CheckLine[] =>
  judged(
    'policies',
    policies,
    (all) => [
      ...(version.kind === 'read' ? placementLines(all, version.value) : []),
      ...all.flatMap(linesOf),
      summary(all),
    ],
    never,
  );

/** Since then a pod has the region of its node as a label, by which its proxy knows where it runs. */
export const placementVersion = { major: 1, minor: 35 } as const;

/** Without that label no proxy can know that it is in the right place, and all of them refuse. */
function placementLines(
  policies: readonly PolicyWithStatus[],
  version: ClusterVersion,
): readonly CheckLine[] {
  if (isAtLeast(version, placementVersion)) return [];
  const { major, minor } = placementVersion;
  return policies
    .filter(({ spec }) => spec?.placement === 'Require' && spec.mode !== 'Audit')
    .map((policy) =>
      fail(
        'placement',
        `${nameOf(policy)} has placement: Require, and Kubernetes ${version.gitVersion} does not tell pods the region of their node: their proxies refuse everything`,
        `Upgrade the cluster to ${major}.${minor} or newer, or take placement from the policy.`,
      ),
    );
}

const nameOf = ({ metadata }: PolicyWithStatus): string => objectName(metadata.name, metadata.namespace);

function linesOf(policy: PolicyWithStatus): readonly CheckLine[] {
  const name = nameOf(policy);
  const { conditions = [], observedGeneration } = policy.status ?? {};
  if (conditions.length === 0)
    return [
      warn(
        'policies',
        `${name} has no status: no operator has seen it`,
        'See that the operator runs and leads.',
      ),
    ];
  const current = observedGeneration === policy.metadata.generation;
  if (!current)
    return [
      warn(
        'policies',
        `${name}: the operator has not seen its last change yet`,
        'Check again in a moment; see that an operator leads.',
      ),
    ];
  const is = (type: string, status: string) =>
    conditions.find((one) => one.type === type && one.status === status)?.message;
  const refused = is('Accepted', 'False');
  if (refused !== undefined)
    return [
      fail(
        'policies',
        `${name} is not accepted. ${refused}`,
        'domicile analyze says where; correct the policy.',
      ),
    ];
  const degraded = is('Degraded', 'True');
  return conditionLines(name, {
    degraded,
    pending: is('Programmed', 'False'),
    doubtful: degraded === undefined ? is('Sound', 'False') : undefined,
    drifted: degraded === undefined ? is('Drifted', 'True') : undefined,
  });
}

type Wrong = Readonly<Record<'degraded' | 'pending' | 'doubtful' | 'drifted', string | undefined>>;

/** Of an accepted policy: one line for each condition that is not as it should be, by its message. */
function conditionLines(name: string, { degraded, pending, doubtful, drifted }: Wrong): readonly CheckLine[] {
  const told = (message: string | undefined, line: (message: string) => CheckLine): readonly CheckLine[] =>
    message === undefined ? [] : [line(message)];
  return [
    ...told(degraded, (message) =>
      fail(
        'policies',
        `${name} is degraded. ${message}`,
        'domicile explain pod NAMESPACE/NAME says more of one pod.',
      ),
    ),
    ...told(pending, (message) =>
      warn(
        'sidecars',
        `${name}: ${message}`,
        'Sidecars that are connected follow within seconds: look at the log of one that does not (kubectl logs POD -c domicile-proxy).',
      ),
    ),
    ...told(doubtful, (message) =>
      warn(
        'policies',
        `${name} is doubtful. ${message}`,
        'What each reason means: docs/operator.md#policies-that-are-doubtful.',
      ),
    ),
    ...told(drifted, (message) =>
      warn(
        'drift',
        `${name}: ${message}`,
        'Restart what made the pods, and they are injected anew (kubectl rollout restart).',
      ),
    ),
  ];
}

function summary(all: readonly PolicyWithStatus[]): CheckLine {
  if (all.length === 0)
    return warn(
      'policies',
      'there are no policies: injected pods may send nothing anywhere',
      'Write one: docs/policy.md.',
    );
  const behind = all.filter(
    ({ status }) => (status?.pods?.current ?? 0) < (status?.pods?.injected ?? 0),
  ).length;
  const message = `of ${all.length} policies ${all.length - behind} run in every sidecar that they are for`;
  return pass('sidecars', message);
}
