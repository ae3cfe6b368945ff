import { beforeEach, expect, test } from '@jest/globals';
import { createAgenda, settleMs } from './agenda.ts';
import { podFacts, policyObject } from './world.fixture.ts';

const done: string[] = [];
let leads = false;
beforeEach(() => {
  done.length = 0;
  leads = false;
});

const selecting = (app: string) => ({ selector: { matchLabels: { app } } });
const policies = [
  policyObject('one', selecting('one'), 'agents'),
  policyObject('two', selecting('two'), 'agents'),
];
const [one, two] = ['ResidencyPolicy/agents/one', 'ResidencyPolicy/agents/two'];
const pod = podFacts('agents', { app: 'one' });

const agenda = createAgenda({
  world: { policies: () => policies, namespace: () => undefined },
  registry: {
    push: (uids) => done.push(`push ${uids === undefined ? 'all' : [...uids].join()}`),
    end: (uid) => done.push(`end ${uid}`),
  },
  peers: { changed: () => done.push('tell peers') },
  queue: {
    add: (key) => done.push(`now ${key}`),
    addAfter: (key, ms) => done.push(`${ms === settleMs ? 'soon' : ms} ${key}`),
  },
  leads: () => leads,
});

const [soonOne, soonTwo] = [`soon ${one}`, `soon ${two}`];
test.each<readonly [string, () => void, readonly string[]]>([
  ['a policy is looked at', () => agenda.policyChanged(one), [`now ${one}`]],
  [
    'a pod is sent what it should run on, and its policies count anew',
    () => agenda.podChanged(pod, false),
    ['push u', soonOne],
  ],
  ['the channel of a pod that is gone ends', () => agenda.podChanged(pod, true), ['end u', soonOne]],
  [
    'a namespace may change what any pod runs on',
    () => agenda.namespaceChanged(),
    ['push all', soonOne, soonTwo],
  ],
  [
    'an answer is passed on to other replicas and counted',
    () => agenda.answered([two]),
    ['tell peers', soonTwo],
  ],
  ['what peers heard is nothing to a replica that does not write status', () => agenda.peersChanged(), []],
  ['who comes to lead looks at everything', () => agenda.cameToLead(), [`now ${one}`, `now ${two}`]],
])('%s', (_, change, expected) => {
  change();
  expect(done).toEqual(expected);
});

test('what peers heard is counted by the leader', () => {
  leads = true;
  agenda.peersChanged();
  expect(done).toEqual([soonOne, soonTwo]);
});
