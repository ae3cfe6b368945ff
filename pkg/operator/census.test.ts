import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { behindMs, type Census, createCensus } from './census.ts';
import type { Compiled } from './compile.ts';
import type { Answers } from './peer-answers.ts';
import { podFacts } from './world.fixture.ts';
import type { PodFindings } from './status.ts';
import type { PodFacts } from './world.ts';

/** A pod is for the policies that its label `for` lists; what it should run on is their list. */
const policiesOf = (pod: PodFacts): readonly string[] => (pod.labels['for'] ?? '').split(' ').filter(Boolean);
const compile = (pod: PodFacts): Compiled => ({
  policies: policiesOf(pod),
  contradiction: pod.labels['contradiction'] ?? '',
  stands: '',
  line:
    pod.labels['awaited'] === 'yes'
      ? undefined
      : {
          lineage: 'l',
          revision: [1],
          hash: policiesOf(pod).join(),
          config: {
            policies: [],
            dataClasses: [],
            refused: pod.labels['refused'] ?? '',
            keys: { current: '' },
            staleMs: 1,
          },
        },
});

function censusOf() {
  const pods = new Map<string, PodFacts>();
  const answers = new Map<string, Answers[string]>();
  const findings = new Map<string, PodFindings['findings']>();
  const bypassable = new Set<string>();
  const time = { now: 0 };
  const census = createCensus({
    world: { pod: (uid) => pods.get(uid) },
    compiler: { compile },
    answerOf: (uid) => answers.get(uid),
    findingsOf: (uid) => findings.get(uid) ?? [],
    isBypassable: (uid) => bypassable.has(uid),
    now: () => time.now,
  });
  return { pods, answers, findings, bypassable, census, time };
}

test('what the audit finds of a pod counts for its policies, injected or not, until it is well again', () => {
  const { pods, findings, census } = censusOf();
  pods.set('u', { ...podFacts('agents', { for: 'a' }), injected: false });
  const found = [{ code: 'NotInjected', message: 'It has no proxy.' }] as const;
  findings.set('u', found);
  census.look('u');
  expect(census.tallyOf('a').drifted).toEqual([{ pod: 'agents/p', findings: found }]);
  findings.delete('u');
  census.look('u');
  expect(census.tallyOf('a').drifted).toEqual([]);
});

test('pods are counted by what they are and by what their sidecars said', () => {
  const { pods, answers, bypassable, census } = censusOf();
  pods.set('u', podFacts('agents', { for: 'a b' }));
  expect(census.look('u')).toEqual(['a', 'b']);
  expect(census.tallyOf('a').pods).toEqual({ selected: 1, injected: 1, current: 0, bypassable: 0 });
  answers.set('u', { hash: 'a,b' });
  bypassable.add('u');
  census.look('u');
  expect(census.tallyOf('b').pods).toEqual({ selected: 1, injected: 1, current: 1, bypassable: 1 });
  bypassable.delete('u');
  answers.set('u', { hash: 'a,b', problem: 'it is no policy' });
  census.look('u');
  expect(census.tallyOf('b')).toEqual({
    pods: { selected: 1, injected: 1, current: 0, bypassable: 0 },
    failing: ['agents/p: it is no policy'],
    drifted: [],
    refused: '',
    contradiction: '',
  });
});

test('a pod is behind where it has not answered to what it should run on for 5 minutes, counted once for all policies', () => {
  const { pods, answers, census, time } = censusOf();
  const counted = (ms: number) => {
    time.now += ms;
    census.look('u');
    return census.counts();
  };
  pods.set('u', podFacts('agents', { for: 'a b' }));
  expect(counted(0)).toEqual({ injected: 1, current: 0, behind: 0 });
  expect(counted(behindMs - 1)).toEqual({ injected: 1, current: 0, behind: 0 });
  expect(counted(1)).toEqual({ injected: 1, current: 0, behind: 1 });
  answers.set('u', { hash: 'of before' });
  expect(counted(0).behind).toBe(1);
  answers.set('u', { hash: 'a,b' });
  expect(counted(0)).toEqual({ injected: 1, current: 1, behind: 0 });
  pods.set('u', podFacts('agents', { for: 'b' }));
  expect([counted(0).behind, counted(behindMs - 1).behind, counted(1).behind]).toEqual([0, 0, 1]);
  answers.set('u', { hash: 'b', problem: 'it is no policy' });
  expect([counted(0), counted(behindMs)]).toEqual([
    { injected: 1, current: 0, behind: 0 },
    { injected: 1, current: 0, behind: 0 },
  ]);
  pods.set('u', { ...podFacts('agents', { for: 'b' }), injected: false });
  expect(counted(behindMs)).toEqual({ injected: 0, current: 0, behind: 0 });
  pods.delete('u');
  expect(counted(behindMs)).toEqual({ injected: 0, current: 0, behind: 0 });
});

test('a pod of which nothing can be said yet counts for its policies, as one that does not run on them as they are', () => {
  const { pods, answers, census, time } = censusOf();
  pods.set('u', podFacts('agents', { for: 'a b' }));
  answers.set('u', { hash: 'a,b' });
  census.look('u');
  pods.set('u', podFacts('agents', { for: 'a b', awaited: 'yes' }));
  expect(census.look('u')).toEqual(['a', 'b']);
  expect(census.tallyOf('a')).toMatchObject({
    pods: { selected: 1, injected: 1, current: 0 },
    failing: [],
    refused: '',
  });
  time.now = behindMs;
  expect(census.counts()).toEqual({ injected: 1, current: 0, behind: 1 });
});

test('a pod that is not looked at again falls behind too', () => {
  const { pods, census, time } = censusOf();
  pods.set('u', podFacts('agents', { for: 'a' }));
  census.look('u');
  time.now = behindMs;
  expect(census.counts().behind).toBe(1);
});

test('a pod that changes its policies, or is gone, is news for those that it was for', () => {
  const { pods, census } = censusOf();
  pods.set('u', podFacts('agents', { for: 'a', refused: 'they contradict' }));
  census.look('u');
  expect(census.tallyOf('a').refused).toBe('they contradict');
  pods.set('u', podFacts('agents', { for: 'b' }));
  expect(census.look('u')).toEqual(['a', 'b']);
  pods.delete('u');
  expect([census.look('u'), census.look('u')]).toEqual([['b'], []]);
  const nobody = {
    pods: { selected: 0, injected: 0, current: 0, bypassable: 0 },
    failing: [],
    drifted: [],
    refused: '',
    contradiction: '',
  };
  expect([census.tallyOf('a'), census.tallyOf('b')]).toEqual([nobody, nobody]);
});

const change = fc.record({
  uid: fc.constantFrom('1', '2', '3', '4'),
  gone: fc.boolean(),
  injected: fc.boolean(),
  drifted: fc.boolean(),
  open: fc.boolean(),
  labels: fc.record({
    for: fc.subarray(['a', 'b', 'c']).map((keys) => keys.join(' ')),
    refused: fc.constantFrom('', 'no'),
  }),
  answer: fc.option(
    fc.record(
      { hash: fc.constantFrom('a', 'a,b', 'b,c', ''), problem: fc.constantFrom('bad', 'worse') },
      { requiredKeys: ['hash'] },
    ),
    { nil: undefined },
  ),
});

test('whatever happens to pods one by one, the counts are those of counting all of them anew', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const { pods, answers, findings, bypassable, census } = censusOf();
      for (const { uid, gone, injected, drifted, open, labels, answer } of changes) {
        if (gone) pods.delete(uid);
        else pods.set(uid, { ...podFacts('agents', labels), uid, injected });
        if (answer === undefined) answers.delete(uid);
        else answers.set(uid, answer);
        if (drifted) findings.set(uid, [{ code: 'OldImage', message: uid }]);
        else findings.delete(uid);
        if (open) bypassable.add(uid);
        else bypassable.delete(uid);
        census.look(uid);
      }
      const anew = createCensus({
        world: { pod: (uid) => pods.get(uid) },
        compiler: { compile },
        answerOf: (uid) => answers.get(uid),
        findingsOf: (uid) => findings.get(uid) ?? [],
        isBypassable: (uid) => bypassable.has(uid),
        now: () => 0,
      });
      for (const uid of pods.keys()) anew.look(uid);
      const inOrder = (of: Census, key: string) => {
        const tally = of.tallyOf(key);
        const drifted = tally.drifted.map((one) => JSON.stringify(one)).toSorted();
        return { ...tally, failing: tally.failing.toSorted(), drifted };
      };
      for (const key of ['a', 'b', 'c']) expect(inOrder(census, key)).toEqual(inOrder(anew, key));
      expect(census.counts()).toEqual(anew.counts());
    }),
  );
});
