import process from 'node:process';
import { version } from '../../../pkg/api/release.ts';
import { realClock } from '../../../pkg/kube/clock.ts';
import { list } from '../../../pkg/policy/describe.ts';
import { type ClusterOptions, type Connection, withCluster } from '../cluster/connection.ts';
import { admissionLines } from './admission-lines.ts';
import { type CheckLine, fail } from './check-line.ts';
import type { CheckFacts } from './facts.ts';
import { checkText } from './format.ts';
import { gather, gatherPre } from './gather.ts';
import { applyDefinitions, groundLines, preLines } from './install-lines.ts';
import { operatorLines } from './operator-lines.ts';
import { lookPatiently, waitSecondsOf } from './patience.ts';
import { policyLines } from './policy-lines.ts';

export interface CheckOptions extends ClusterOptions {
  readonly pre?: boolean;
  readonly operatorNamespace?: string;
  /** Seconds, as text. */
  readonly wait?: string;
  readonly json?: boolean;
}

/** Looks at a cluster line by line; resolves with 1 where a line fails, 0 otherwise. */
export async function check(options: CheckOptions): Promise<number> {
  const seconds = waitSecondsOf(options.wait);
  const lines = await withCluster(options, (cluster) =>
    lookPatiently(() => look(cluster, options), { seconds, onFailing, clock: realClock }),
  );
  process.stdout.write(options.json === true ? `${JSON.stringify({ lines }, null, 2)}\n` : checkText(lines));
  return lines.some(({ outcome }) => outcome === 'fail') ? 1 : 0;
}

const look = async (cluster: Connection, options: CheckOptions): Promise<readonly CheckLine[]> =>
  options.pre === true
    ? preLines(await gatherPre(cluster, options.operatorNamespace))
    : checkLines(await gather(cluster, version, options.operatorNamespace));

const onFailing = (checks: readonly string[]): void => {
  process.stderr.write(`domicile: looking again until it passes: ${list(checks)}\n`);
};

/** Of an installation, in the order in which one depends on the other. */
export const checkLines = (facts: CheckFacts): readonly CheckLine[] => [
  ...groundLines(facts, (name) =>
    fail(
      'definitions',
      `${name} is not there: there can be no policies`,
      `Apply the definitions: ${applyDefinitions}.`,
    ),
  ),
  ...operatorLines(facts),
  ...admissionLines(facts),
  ...policyLines(facts),
];
