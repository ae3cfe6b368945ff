import { beforeEach, expect, test } from '@jest/globals';
import { createAgenda, settleMs, silentMs, unreadMs } from './agenda.ts';
import { podFacts, policyObject } from './world.fixture.ts';

const done: string[] = [];
beforeEach(() => {
  done.length = 0;
});

const selecting = (app: string) => ({ selector: { matchLabels: { app } } });
const policies = [
  policyObject('one', selecting('one'), 'agents'),
  policyObject('two', selecting('two'), 'agents'),
];
const [one, two] = ['ResidencyPolicy/agents/one', 'ResidencyPolicy/agents/two'];
const pod = podFacts('agents', { app: 'one' });

const agenda = createAgenda({
  world: { policies: () => policies, policy: (key) => policies.find((policy) => policy.key === key) },
  dictionaries: {
    policyChanged: (key) => (key === two ? ['ConfigMap/agents/names'] : []),
    configMapChanged: (name) => [`ConfigMap/${name}`],
    waits: ({ key }) => key === two,
  },
  compiler: { forget: (uid) => done.push(`forget what ${uid} runs on`) },
  registry: {
    push: (uids) => done.push(`push ${uids === undefined ? 'all' : [...uids].join()}`),
    end: (uid) => done.push(`end ${uid}`),
  },
  census: { look: (uid) => (uid === 'u' ? [one] : [two]) },
  spread: { keyFor: (key) => `pods of ${key}` },
  auditor: {
    podChanged: (pod, gone) => done.push(`${gone ? 'forget' : 'judge'} ${pod.uid}`),
    answered: (uid) => done.push(`heard ${uid}`),
    talked: (uid) => done.push(`talks ${uid}`),
    cameToLead: () => done.push('judge all'),
  },
  peers: { changed: () => done.push('tell peers') },
  queue: {
    add: (key) => done.push(`now ${key}`),
    addAfter: (key, ms) => done.push(`${named.get(ms) ?? ms} ${key}`),
  },
});

const named = new Map<number, string>([
  [settleMs, 'soon'],
  [silentMs, 'later'],
  [unreadMs, 'much later'],
]);
const [soonOne, soonTwo] = [`soon ${one}`, `soon ${two}`];
test.each<readonly [string, () => void, readonly string[]]>([
  ['a policy is taken to its pods where it is news', () => agenda.policyChanged(one), [`now pods of ${one}`]],
  [
    'names that a policy waits for are read before it is taken to its pods',
    () => agenda.policyChanged(two),
    ['now ConfigMap/agents/names'],
  ],
  [
    'a ConfigMap is read, with what else changes of it in a moment',
    () => agenda.configMapChanged('agents/names'),
    ['soon ConfigMap/agents/names'],
  ],
  [
    'names that cannot be read are asked for again, and their policies say so',
    () => agenda.namesUnread('ConfigMap/agents/names', [one]),
    ['much later ConfigMap/agents/names', `now pods of ${one}`],
  ],
  [
    'names that have room again are read',
    () => agenda.roomForNames(['ConfigMap/agents/names']),
    ['now ConfigMap/agents/names'],
  ],
  [
    'a pod is sent what it should run on, and its policies count anew',
    () => agenda.podChanged(pod, false),
    ['push u', 'judge u', soonOne],
  ],
  [
    'the channel of a pod that is gone ends',
    () => agenda.podChanged(pod, true),
    ['forget what u runs on', 'end u', 'forget u', soonOne],
  ],
  [
    'a namespace may change what any pod of it runs on',
    () => agenda.namespaceChanged({ uid: 'n', name: 'agents', labels: {} }),
    ['now Namespace/agents'],
  ],
  [
    'an answer is passed on to other replicas and counted',
    () => agenda.answered('v'),
    ['tell peers', 'heard v', soonTwo],
  ],
  [
    'a sidecar that fell silent is given time to come back',
    () => agenda.fellSilent('u'),
    ['tell peers', 'later Pod/u'],
  ],
  [
    'what peers heard of pods counts anew',
    () => agenda.peersChanged(['u', 'v']),
    ['heard u', soonOne, 'heard v', soonTwo],
  ],
  [
    'pods that talked are judged anew, and nothing else',
    () => agenda.talked(['u', 'v']),
    ['talks u', 'talks v'],
  ],
  ['keys and authorities go to all pods', () => agenda.everythingChanged(), ['now Namespace/']],
  [
    'who comes to lead looks at everything',
    () => agenda.cameToLead(),
    ['judge all', `now ${one}`, `now ${two}`],
  ],
])('%s', (_, change, expected) => {
  change();
  expect(done).toEqual(expected);
});
