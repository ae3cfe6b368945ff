import { describe, expect, test } from '@jest/globals';
import { readValue } from '../cluster/reading.ts';
import type { CheckLine } from './check-line.ts';
import { wholeCluster } from './facts.fixture.ts';
import type { CheckFacts } from './facts.ts';
import { policyLines } from './policy-lines.ts';

const whole = await wholeCluster();
const only = (lines: readonly CheckLine[]): CheckLine | undefined => {
  const bad = lines.filter(({ outcome }) => outcome !== 'pass');
  expect(bad).toHaveLength(1);
  return bad[0];
};

describe('policies', () => {
  const policy = (conditions: readonly (readonly [string, string, string])[], observedGeneration = 1) => ({
    metadata: { name: 'eu', namespace: 'agents', uid: 'u', resourceVersion: '1', generation: 1 },
    status: {
      observedGeneration,
      conditions: conditions.map(([type, status, message]) => ({
        type,
        status,
        reason: 'R',
        message,
        observedGeneration,
        lastTransitionTime: '',
      })),
    },
  });
  const linesOf = (...all: readonly object[]): readonly CheckLine[] =>
    policyLines({ ...whole, policies: readValue(all) as CheckFacts['policies'] });

  test.each<readonly [string, object, CheckLine['outcome'], string]>([
    ['without a status', { metadata: { name: 'eu' } }, 'warn', 'no status'],
    ['with an old status', policy([['Accepted', 'True', '']], 0), 'warn', 'has not seen its last change'],
    [
      'that is not accepted',
      policy([['Accepted', 'False', 'Wrong.']]),
      'fail',
      'agents/eu is not accepted. Wrong.',
    ],
    [
      'that is degraded',
      policy([
        ['Degraded', 'True', '3 pods deny.'],
        ['Drifted', 'True', 'old'],
      ]),
      'fail',
      '3 pods deny.',
    ],
    ['that is not everywhere yet', policy([['Programmed', 'False', '0 of 1.']]), 'warn', '0 of 1.'],
    ['that is doubtful', policy([['Sound', 'False', 'It selects no pod.']]), 'warn', 'It selects no pod.'],
    ['whose pods drifted', policy([['Drifted', 'True', '1 OldImage.']]), 'warn', '1 OldImage.'],
  ])('one %s is told of', (_, one, outcome, message) => {
    const line = only(linesOf(one));
    expect(line?.outcome).toBe(outcome);
    expect(line?.message).toContain(message);
  });

  test.each<readonly [string, object, readonly CheckLine['outcome'][]]>([
    ['v1.34.9', { placement: 'Require' }, ['fail', 'pass']],
    ['v1.35.0', { placement: 'Require' }, ['pass']],
    ['v1.34.9', { placement: 'Require', mode: 'Audit' }, ['pass']],
    ['v1.34.9', {}, ['pass']],
  ])('that are for Kubernetes %s and have %j come to %j', (gitVersion, spec, outcomes) => {
    const ready = policy([
      ['Accepted', 'True', ''],
      ['Programmed', 'True', ''],
    ]);
    const lines = policyLines({
      ...whole,
      version: readValue({ gitVersion }),
      policies: readValue([{ ...ready, spec }]) as CheckFacts['policies'],
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual(outcomes);
    if (outcomes[0] === 'fail') expect(lines[0]?.message).toContain('agents/eu has placement: Require, and');
  });

  test('that are in force pass', () => {
    expect(
      linesOf(
        policy([
          ['Accepted', 'True', ''],
          ['Programmed', 'True', ''],
        ]),
      ).map(({ outcome }) => outcome),
    ).toEqual(['pass']);
  });
});
