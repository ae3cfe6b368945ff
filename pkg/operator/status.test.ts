import { describe, expect, test } from '@jest/globals';
import { turned } from './policy-events.ts';
import type { Stated } from '../policy/dated.ts';
import type { ProblemCode } from '../policy/problem.ts';
import { refusalCode } from './policy-findings.ts';
import {
  type Findings,
  messageCharacters,
  type PodFindings,
  policyFindingsOf,
  type PolicyStatus,
  sameStatus,
  statusOf,
} from './status.ts';

const found = (given: Partial<Findings>): Findings => ({
  generation: 3,
  problem: '',
  refusal: 'Invalid',
  reviewed: '',
  awaited: false,
  soundness: { unread: '', contradiction: '', states: [], old: [], idle: false },
  pods: { selected: 0, injected: 0, current: 0, bypassable: 0 },
  failing: [],
  drifted: [],
  ...given,
});
const early = '2026-11-22T10:00:00Z';
const late = '2026-11-22T11:00:00Z';
const counts = (selected: number, injected: number, current: number, bypassable = 0) => ({
  selected,
  injected,
  current,
  bypassable,
});

const old: PodFindings = {
  pod: 'agents/a',
  findings: [{ code: 'OldImage', message: 'It runs other images.' }],
};
const overridden: PodFindings = {
  pod: 'agents/b',
  findings: [
    { code: 'RoutesOverridden', message: 'NO_PROXY.' },
    { code: 'OldImage', message: 'It runs other images.' },
  ],
};

const missing: PodFindings = {
  pod: 'agents/c',
  findings: [{ code: 'NotInjected', message: 'It has no proxy.' }],
};

describe('a status', () => {
  test('shows pods that are old, without calling the policy unready for it', () => {
    const { conditions = [], pods } = statusOf(
      found({ pods: counts(2, 2, 2), drifted: [old] }),
      undefined,
      early,
    );
    expect(pods).toEqual({ selected: 2, injected: 2, current: 2, bypassable: 0, drifted: 1 });
    expect(conditions.find(({ type }) => type === 'Drifted')).toMatchObject({
      status: 'True',
      reason: 'OldImage',
      message: 'Pods: 1 OldImage. agents/a: It runs other images.',
    });
    expect(conditions.find(({ type }) => type === 'Ready')?.status).toBe('True');
  });

  test('says of pods that are not locked down that a hostile agent can get round their proxy', () => {
    const said = (bypassable: number) => {
      const { conditions = [], pods } = statusOf(
        found({ pods: counts(3, 3, 3, bypassable) }),
        undefined,
        early,
      );
      expect(pods?.bypassable).toBe(bypassable);
      expect(conditions.find(({ type }) => type === 'Ready')?.status).toBe('True');
      return conditions.find(({ type }) => type === 'Programmed')?.message;
    };
    expect(said(0)).toBe('3 of 3 injected pods run on it.');
    expect(said(1)).toBe(
      '3 of 3 injected pods run on it. 1 is not locked down (Cooperative), so a hostile agent there can get round the proxy.',
    );
    expect(said(2)).toContain('2 are not locked down');
  });

  test('of a policy whose names were never read says that it is not judged yet, and what the catalog says then', () => {
    const status = statusOf(
      found({ awaited: true, pods: counts(2, 2, 0), soundness: { ...found({}).soundness, unread: 'that' } }),
      undefined,
      early,
    );
    const are = (status.conditions ?? []).map(({ type, status: is, reason }) => `${type} ${is} ${reason}`);
    expect(are).toEqual([
      'Accepted Unknown NamesUnread',
      'Programmed False Pending',
      'Sound False NamesUnread',
      'Drifted False AsInjected',
      'Degraded False AsExpected',
      'Ready False NamesUnread',
    ]);
    expect(status.catalog).toBeUndefined();
    expect(turned(undefined, status).map(({ type, reason }) => `${type} ${reason}`)).toEqual([
      'Normal NotProgrammed',
      'Warning NotSound',
    ]);
  });

  test('of a policy with pods from before injection is degraded', () => {
    const { conditions = [] } = statusOf(
      found({ pods: counts(1, 0, 0), drifted: [missing] }),
      undefined,
      early,
    );
    const are = conditions.map(({ type, status, reason }) => `${type} ${status} ${reason}`);
    expect(are).toEqual([
      'Accepted True Valid',
      'Programmed True NoPods',
      'Sound True Sound',
      'Drifted True NotInjected',
      'Degraded True NotInjected',
      'Ready False NotInjected',
    ]);
  });

  test('of a policy whose pods may get past the proxy is degraded, and counts what is most', () => {
    const { conditions = [] } = statusOf(
      found({ pods: counts(2, 2, 2), drifted: [old, overridden] }),
      undefined,
      early,
    );
    const said = (wanted: string) => conditions.find(({ type }) => type === wanted);
    expect(said('Drifted')?.message).toBe(
      'Pods: 2 OldImage, 1 RoutesOverridden. agents/a: It runs other images.',
    );
    expect(said('Degraded')).toMatchObject({ status: 'True', reason: 'RoutesOverridden' });
    expect(said('Ready')).toMatchObject({ status: 'False', reason: 'RoutesOverridden' });
  });

  test.each([
    ['of a policy without pods', {}, 'True', 'True', 'False', 'True', 'The policy is in force.'],
    [
      'of a policy on which all pods run',
      { pods: counts(2, 2, 2) },
      'True',
      'True',
      'False',
      'True',
      'in force',
    ],
    [
      'of one on which some do not run yet',
      { pods: counts(2, 2, 1) },
      'True',
      'False',
      'False',
      'False',
      '1 of 2',
    ],
    [
      'of one that is not valid',
      { problem: 'why' },
      'False',
      'False',
      'False',
      'False',
      'deny everything: why',
    ],
    [
      'of one whose pods cannot run on it',
      { pods: counts(1, 1, 0), failing: ['a/b: no key'] },
      'True',
      'False',
      'True',
      'False',
      '0 of 1',
    ],
  ])('%s', (_, given, accepted, programmed, degraded, ready, message) => {
    const { conditions = [], observedGeneration } = statusOf(found(given), undefined, early);
    const are = Object.fromEntries(conditions.map(({ type, status }) => [type, status]));
    expect(are).toEqual({
      Accepted: accepted,
      Programmed: programmed,
      Sound: accepted === 'True' ? 'True' : 'Unknown',
      Drifted: 'False',
      Degraded: degraded,
      Ready: ready,
    });
    expect(conditions.find(({ type }) => type === 'Ready')?.message).toContain(message);
    expect([observedGeneration, ...conditions.map((one) => one.observedGeneration)]).toEqual([
      3, 3, 3, 3, 3, 3, 3,
    ]);
  });

  test('keeps the time of a condition that has not turned, and takes that of one that has', () => {
    const before = statusOf(found({}), undefined, early);
    const after = statusOf(found({ pods: counts(1, 1, 0) }), before, late);
    const times = Object.fromEntries(
      (after.conditions ?? []).map((one) => [one.type, one.lastTransitionTime]),
    );
    expect(times).toEqual({
      Accepted: early,
      Programmed: late,
      Sound: early,
      Drifted: early,
      Degraded: early,
      Ready: late,
    });
  });

  test('is the same whatever the time, and another with every count and every word', () => {
    const status = statusOf(found({}), undefined, early);
    expect(sameStatus(status, statusOf(found({}), undefined, late))).toBe(true);
    expect(sameStatus(undefined, status)).toBe(false);
    for (const other of [
      { generation: 4 },
      { pods: counts(1, 1, 1) },
      { pods: counts(1, 1, 0, 1) },
      { problem: 'x' },
      { drifted: [old] },
    ])
      expect(sameStatus(status, statusOf(found(other), undefined, early))).toBe(false);
  });

  test('holds a message at the bound of the API', () => {
    const { conditions = [] } = statusOf(found({ problem: 'x'.repeat(messageCharacters) }), undefined, early);
    expect(conditions[0]?.message).toHaveLength(messageCharacters);
  });
});

describe('what makes a policy doubtful', () => {
  const states = (says: string, asOf: string, name = 'anthropic'): readonly Stated[] => [
    { kind: 'provider', name, asOf, says },
  ];
  const soundness = {
    unread: '',
    contradiction: '',
    states: states('a', '2026-11-22'),
    old: [],
    idle: false,
  };
  const accepted = statusOf(found({ soundness }), undefined, early);
  const later = (given: Partial<Findings['soundness']>, more: Partial<Findings> = {}): PolicyStatus =>
    statusOf(found({ soundness: { ...soundness, ...given }, ...more }), accepted, late);
  const saidOf = ({ conditions = [] }: PolicyStatus, wanted: string): string => {
    const { status, reason, message } = conditions.find(({ type }) => type === wanted) ?? {};
    return `${status} ${reason}: ${message}`;
  };

  test.each<readonly [string, Partial<Findings['soundness']>, RegExp]>([
    ['nothing', {}, /^True Sound: Nothing makes the policy doubtful\.$/],
    ['that it selects nothing', { idle: true }, /^False SelectsNothing: It selects no pod/],
    [
      'first that names cannot be read',
      { unread: 'the ConfigMap agents/customers (no answer)', idle: true },
      /^False NamesUnread: Its pods go by what they had, since its names are not known as they are now: the ConfigMap agents\/customers \(no answer\)\. It selects no pod/,
    ],
    ['a statement that is old', { old: ['the newest is old.'] }, /^False CatalogOld: The newest is old\.$/],
    [
      'that the catalog says something else since',
      { states: states('b', '2026-11-23') },
      /^False CatalogChanged: .*anthropic \(2026-11-23\)/,
    ],
    [
      'not that the catalog says the same of a later day, which is told',
      { states: states('a', '2026-11-23') },
      /^True Sound: .* The catalog has since dated anew, and says the same of: anthropic \(2026-11-23\)\.$/,
    ],
    ['not what it did not name before', { states: states('b', '2026-11-23', 'openai') }, /^True Sound/],
    [
      'several, the worst first',
      { idle: true, contradiction: 'a allows DE, b allows US.', states: states('b', '2026-11-22') },
      /^False NoCommonPlace: For pods that several policies select, a allows DE, b allows US\. The catalog .* It selects no pod/,
    ],
  ])('is %s', (_, given, said) => {
    const status = later(given);
    expect(saidOf(status, 'Sound')).toMatch(said);
    expect(saidOf(status, 'Ready').startsWith(given.contradiction === undefined ? 'True' : 'False')).toBe(
      true,
    );
  });

  test('denies everything where policies have no place in common', () => {
    const status = later({ contradiction: 'a allows DE, b allows US.' });
    expect(saidOf(status, 'Degraded')).toBe(
      'True NoCommonPlace: Some of its pods deny everything: a allows DE, b allows US.',
    );
  });

  test.each<readonly [string, Partial<Findings>, string]>([
    ['stays what it was accepted with', {}, 'a'],
    ['is anew with another specification', { generation: 4 }, 'b'],
    ['is anew where somebody says that they reviewed it', { reviewed: '2026-11-23' }, 'b'],
    ['stays while the policy is not accepted', { generation: 4, problem: 'x' }, 'a'],
  ])('in the catalog %s', (_, more, says) => {
    const status = later({ states: states('b', '2026-11-23') }, more);
    expect(status.catalog?.names.map((one) => one.says)).toEqual([says]);
    expect(sameStatus(status, accepted)).toBe(false);
  });

  test('is counted, and so is why a policy is refused', () => {
    const given = { soundness: { ...soundness, idle: true, states: states('b', '2026-11-23') } };
    expect(policyFindingsOf(found(given), accepted)).toEqual(['CatalogChanged', 'SelectsNothing']);
    expect(policyFindingsOf(found({ ...given, problem: 'x', refusal: 'UnknownPlace' }), accepted)).toEqual([
      'UnknownPlace',
    ]);
    expect(
      saidOf(statusOf(found({ problem: 'x', refusal: 'UnknownPlace' }), undefined, early), 'Accepted'),
    ).toBe('False UnknownPlace: Its pods deny everything: x');
  });

  test.each<readonly [ProblemCode | undefined, string]>([
    ['name.place', 'UnknownPlace'],
    ['name.provider', 'UnknownProvider'],
    ['exception.past', 'ExceptionEnded'],
    ['credentials.conflict', 'Conflict'],
    ['pattern', 'Invalid'],
    [undefined, 'Invalid'],
  ])('%s is the reason %s', (code, reason) => expect(refusalCode(code)).toBe(reason));
});

describe('events', () => {
  const valid = statusOf(found({}), undefined, early);
  test.each([
    ['a new policy', undefined, valid, ['Normal Accepted', 'Normal Programmed']],
    ['the same again', valid, statusOf(found({}), valid, late), []],
    [
      'one that has become wrong',
      valid,
      statusOf(found({ problem: 'why' }), valid, late),
      ['Warning NotAccepted', 'Warning NotProgrammed'],
    ],
    [
      'pods that are on their way',
      valid,
      statusOf(found({ pods: counts(1, 1, 0) }), valid, late),
      ['Normal NotProgrammed'],
    ],
    [
      'one that is doubtful, and then is not',
      statusOf(
        found({ soundness: { unread: '', contradiction: '', states: [], old: ['x'], idle: false } }),
        valid,
        late,
      ),
      valid,
      ['Normal Sound'],
    ],
    [
      'a new one that is doubtful',
      undefined,
      statusOf(
        found({ soundness: { unread: '', contradiction: '', states: [], old: ['x'], idle: false } }),
        valid,
        late,
      ),
      ['Normal Accepted', 'Normal Programmed', 'Warning NotSound'],
    ],
    [
      'a new policy with pods from before',
      undefined,
      statusOf(found({ pods: counts(1, 0, 0), drifted: [missing] }), undefined, early),
      ['Normal Accepted', 'Normal Programmed', 'Warning Drifted', 'Warning Degraded'],
    ],
  ])('tell of %s', (_, before, after, told) => {
    expect(turned(before, after).map(({ type, reason }) => `${type} ${reason}`)).toEqual(told);
  });
});
