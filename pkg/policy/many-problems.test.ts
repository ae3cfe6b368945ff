import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { loadPolicyDocuments } from './load-policy-documents.ts';
import { longestKey, mostProblems, PolicyError, type PolicyProblem } from './problem.ts';

const policy = (name: string, spec: object) => ({
  apiVersion: 'domicile.dev/v1alpha1',
  kind: 'ResidencyPolicy',
  metadata: { name },
  spec: { residency: { allow: ['EU'] }, ...spec },
});

const many = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

const unknownFields = (count: number) => Object.fromEntries(many(count, (index) => [`x${index}`, 1]));

/** Exceptions with so many places in all that are not known. */
const lost = (count: number) => ({
  exceptions: many(Math.ceil(count / 50), (index) => ({
    match: { provider: 'mistral' },
    allow: many(Math.min(50, count - index * 50), (place) => `X${index}-${place}`),
    reason: 'none',
    notAfter: '2030-01-01T00:00:00Z',
  })),
});

function problemsOf(...policies: readonly object[]): readonly PolicyProblem[] {
  try {
    loadPolicyDocuments(policies, testContext);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
}

const more = 'more that is wrong than the 1000 problems that are told at most';
const told = (problems: readonly PolicyProblem[]) => ({
  count: problems.length,
  cut: problems.flatMap(({ file, found }) => (found === more ? [file] : [])),
});

describe('Policies with very many problems', () => {
  test.each([
    ['fields that are not known', unknownFields],
    ['places that are not known', lost],
  ])('%s: as many as the bound are told, of one more that there is more', (_what, spec) => {
    expect(told(problemsOf(policy('p', spec(mostProblems))))).toEqual({ count: mostProblems, cut: [] });
    const beyond = told(problemsOf(policy('p', spec(mostProblems + 1))));
    expect(beyond).toEqual({ count: mostProblems + 1, cut: ['p'] });
  });

  test('the bound is for all policies together', () => {
    const [a, b, c] = [600, 600, 1].map((count, index) => policy(`p${index}`, unknownFields(count)));
    expect(told(problemsOf(a ?? {}, b ?? {}, c ?? {}))).toEqual({
      count: mostProblems + 2,
      cut: ['p1', 'p2'],
    });
  });

  test.each([
    ['numbers for places', { residency: { allow: many(400_000, (index) => index) } }],
    ['fields', unknownFields(235_000)],
    ['rules that lack what they need', { masking: { rules: many(50_000, () => ({})) } }],
    [
      'rules of egress that have neither',
      { egress: many(50_000, (index) => ({ name: `n${index}`, action: 'Deny' })) },
    ],
  ])('a list without end has an end: %s', (_what, spec) => {
    expect(problemsOf(policy('p', spec)).length).toBeLessThanOrEqual(mostProblems + 1);
  });

  test('what is in a list that is too long is not looked up', () => {
    const places = many(400_000, (index) => `X${index}`);
    expect(problemsOf(policy('p', { residency: { allow: places } })).map(({ found }) => found)).toEqual([
      '400000 entries',
    ]);
  });

  test('a key is not compared with all other keys', () => {
    const keys = many(30_000, (index) => `x${index}: 1`);
    const text = `kind: ResidencyPolicy\n${keys.join('\n')}\nx1: 2\n`;
    const began = performance.now();
    expect(() => loadPolicies([{ file: 'p.yaml', text }], testContext)).toThrow(
      'p.yaml:30002:1: found the key "x1"',
    );
    expect(performance.now() - began).toBeLessThan(6_000);
  });
});

test.each([
  [longestKey, 'k'.repeat(longestKey)],
  [longestKey + 1, `${'k'.repeat(longestKey)}...`],
  [500_000, `${'k'.repeat(longestKey)}...`],
])('a key of %i characters is told up to its bound', (length, shown) => {
  const [problem] = problemsOf(policy('p', { ['k'.repeat(length)]: 1 }));
  expect(problem?.field).toBe(`spec.${shown}`);
  expect(problem?.message.length).toBeLessThan(2_000);
});
