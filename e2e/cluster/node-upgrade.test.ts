import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyDefinitions } from '../../cmd/domicile/check/install-lines.ts';
import { type Admissions, admissions } from './admissions.ts';
import { helm, install, operatorNamespace, valuesFile } from './chart.ts';
import { checkedAs } from './command.ts';
import { until } from './daemon.ts';
import { type Desk, deskAt, guideAt } from './desk.ts';
import { productValues } from './images/product.ts';
import './patience.ts';
import { previousRelease } from './previous-release.ts';
import { usOnly } from './story/asked.ts';
import type { Outcome } from './story/questions.ts';
import {
  applyPolicy,
  ask,
  askUntil,
  begin,
  editPolicy,
  employ,
  isAnswered,
  isRefusedWith,
  podOf,
  requestsWith,
  rolledOut,
  type Story,
} from './story/story.ts';
import { isReady, reasonsOn, statusOf } from './story/told.ts';

/**
 * From the release before to this one and back, as people do it: real helm, the programs of both releases in their
 * pods, agents that run all the while, and pods that are created all the while.
 */
let story: Story;
let load: readonly Admissions[];
let kept: Kept;
let desk: Desk;
const before = previousRelease();

/** What must outlive an upgrade: keys, authorities, whom the API server trusts, and policies. */
interface Kept {
  readonly rootKey: string;
  readonly authority: string;
  readonly trusted: string;
  readonly policies: string;
}
async function readKept({ kubectl }: Story['cluster']['admin']): Promise<Kept> {
  const secret = (name: string) =>
    kubectl('get', 'secret', name, '-n', operatorNamespace, '-o', 'jsonpath={.data}');
  const webhooks = ['mutatingwebhookconfiguration', 'domicile-injection'];
  const policies = await kubectl(
    'get',
    'rp,crp',
    '-A',
    '-o',
    'jsonpath={.items[*].spec}{.items[*].metadata.uid}',
  );
  return {
    rootKey: await secret('domicile-root-key'),
    authority: await secret('domicile-authority'),
    trusted: await kubectl(
      'get',
      ...webhooks,
      '-o',
      'jsonpath={.webhooks[?(@.failurePolicy=="Fail")].clientConfig.caBundle}',
    ),
    policies,
  };
}

const content = 'I am anna@example.eu';
/** How the address of the agent that asks with this text reached the provider. */
const pseudonymIn = (text: string): string =>
  /EMAIL_ADDRESS_\w+/.exec(requestsWith(story, text).at(-1)?.body ?? '')?.[0] ?? '';
const imageOf = async (name: string): Promise<string> =>
  story.alice.kubectl(
    'get',
    'pod',
    await podOf(story, name),
    '-n',
    'agents',
    '-o',
    'jsonpath={.spec.initContainers[?(@.name=="domicile-proxy")].image}',
  );
/** An operator that ends may close a connection under a request of the API server, which does not send it again. */
const closedUnder = /broken pipe|connection reset by peer|: EOF/;
/** Those of 0.1.0 also end before every API server has heard of it, mended since. */
const endsAtOnce =
  before.version === '0.1.0' ? new RegExp(`connection refused|${closedUnder.source}`) : closedUnder;
const allSaid = (): readonly string[] => load.flatMap(({ refused }) => refused);

/**
 * Edits the policy to allow the first of these places, and asks until both agents are answered so. Operators of 0.1.0
 * do not tell a proxy again what it refused as older than what it had from another replica, mended since: there,
 * another edit reaches it.
 */
async function bothGoBy(places: readonly string[], holds: (outcome: Outcome) => boolean): Promise<void> {
  const edits = before.version === '0.1.0' ? places.length : 1;
  let [edited, asked] = [0, 0];
  await until('both agents are answered so', async () => {
    if (edited < edits && asked === edited * 40) {
      edited += 1;
      const answer = await editPolicy(story, 'us-only', { residency: { allow: places.slice(0, edited) } });
      expect(answer.status).toBe(200);
    }
    asked += 1;
    const question = { content: `Back: ${content}`, geo: 'us' };
    const outcomes = await Promise.all(['old', 'new'].map((name) => ask(story, name, question)));
    return outcomes.every(holds) || undefined;
  });
}

beforeAll(async () => {
  story = await begin({ before });
  const { admin } = story.cluster;
  await admin.kubectl('create', 'namespace', 'enforced');
  await admin.kubectl('label', 'namespace', 'enforced', 'domicile.dev/inject=enabled');
  await applyPolicy(story, 'us-only', usOnly);
  await employ(story, { name: 'old', app: 'support' });
  expect(await ask(story, 'old', { content: `Before: ${content}`, geo: 'us' })).toEqual({
    text: `You said: Before: ${content}`,
  });
  await isReady(story, 'us-only');
  kept = await readKept(admin);
  const values = { ...story.values, ...productValues, 'startupCheck.enabled': true };
  desk = await deskAt(story.cluster, guideAt('docs/upgrade.md'), { 'values.yaml': valuesFile(values) });
  load = ['agents', 'enforced'].map((namespace) => admissions(admin, namespace, { workers: 1 }));
});
afterAll(async () => {
  for (const { stop } of load ?? []) await stop();
  await story?.cluster.down();
});

describe('an upgrade', () => {
  test('refuses no creation, from the first step to the last', async () => {
    for (const { more } of load) await more();
    await desk.type('upgrade');
    for (const { more } of load) await more();
    expect(allSaid().filter((text) => !endsAtOnce.test(text))).toEqual([]);
  });

  test('was checked by the chart itself, by an account that only looks', async () => {
    const { kubectl } = story.cluster.admin;
    const said = await kubectl('logs', 'job/domicile-check', '-n', operatorNamespace);
    const failed = said.split('\n').filter((line) => /^(FAIL|\?)/.test(line));
    expect(failed.map((line) => line.split(/ +/)[1])).toEqual(['certificate']);
    expect(said).toMatch(/^ok {3}backstop +\d+ admission policies hold/m);
    expect(said).toMatch(
      /^ok {3}webhook\.injects +a pod that asks for it is injected in domicile-system-canary/m,
    );
    expect(
      await helm('test', 'domicile', '-n', operatorNamespace, '--kubeconfig', story.cluster.admin.kubeconfig),
    ).toMatch(/Phase: +Succeeded/);
  });

  test('keeps keys, authority, trust and policies, and brings the definitions up to date', async () => {
    expect(await readKept(story.cluster.admin)).toEqual(kept);
    const { of } = await checkedAs(story.cluster.admin, '-n', 'agents');
    expect(of('definitions').map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });

  test('leaves the pods that run as they are: they may be changed, and count as drifted, not as broken', async () => {
    const name = await podOf(story, 'old');
    expect(await imageOf('old')).toContain(':v0');
    await story.alice.kubectl('label', 'pod', name, '-n', 'agents', 'reviewed=yes');
    await until(
      'the old image is told of',
      async () => (await reasonsOn(story, 'Pod', /^old-/)).includes('OldImage') || undefined,
    );
    const { pods, conditions } = await isReady(story, 'us-only');
    expect(pods).toEqual({ selected: 1, injected: 1, current: 1, bypassable: 0, drifted: 1 });
    expect(conditions.find(({ type }) => type === 'Degraded')?.status).toBe('False');
  });

  test('leaves its sidecar under the new operator: it goes by policies that are edited from now on', async () => {
    const question = { content: `After: ${content}`, geo: 'us' };
    expect((await editPolicy(story, 'us-only', { residency: { allow: ['DE'] } })).status).toBe(200);
    await askUntil(story, 'old', question, isRefusedWith(451));
    expect((await editPolicy(story, 'us-only', { residency: { allow: ['US'] } })).status).toBe(200);
    await askUntil(story, 'old', question, isAnswered);
  });

  test('gives new pods the new proxy, under the same keys', async () => {
    await employ(story, { name: 'new', app: 'support' });
    expect(await imageOf('new')).toContain(':v1');
    await askUntil(story, 'new', { content: `New: ${content}`, geo: 'us' }, isAnswered);
    expect(pseudonymIn('Before:')).toMatch(/^EMAIL_ADDRESS_/);
    expect([pseudonymIn('After:'), pseudonymIn('New:')]).toEqual([
      pseudonymIn('Before:'),
      pseudonymIn('Before:'),
    ]);
    await until('both run on it', async () => {
      const { pods } = await statusOf(story, 'us-only');
      return (pods['injected'] === 2 && pods['current'] === 2) || undefined;
    });
  });
});

describe('the way back', () => {
  test('lets no pod in without a proxy; the backstop refuses until the operators are of the old release', async () => {
    for (const { stop } of load) await stop();
    const { admin } = story.cluster;
    load = ['agents', 'enforced'].map((namespace) => admissions(admin, namespace, { workers: 1 }));
    await desk.type('rollback');
    await rolledOut(admin);
    await until('pods are created again', async () => {
      const refused = allSaid().length;
      for (const { more } of load) await more(10);
      return allSaid().length === refused || undefined;
    });
    expect(load.flatMap(({ unwatched }) => unwatched)).toEqual([]);
    const others = allSaid().filter((text) => !text.includes("ValidatingAdmissionPolicy 'domicile-"));
    expect(others.filter((text) => !closedUnder.test(text))).toEqual([]);
  });

  test('keeps the keys, and sidecars of either release go by what the old operator says', async () => {
    expect(await readKept(story.cluster.admin)).toMatchObject({
      rootKey: kept.rootKey,
      authority: kept.authority,
    });
    await bothGoBy(['DE', 'AT', 'BE', 'FR', 'IT', 'NL'], isRefusedWith(451));
    await bothGoBy(['US', 'CA', 'JP', 'AU', 'BR', 'IN'], isAnswered);
    expect(pseudonymIn('Back:')).toBe(pseudonymIn('Before:'));
  });
});

describe('an upgrade whose definitions were forgotten', () => {
  const checked = (): Promise<string> =>
    install(story.cluster, {
      ...story.values,
      ...productValues,
      'startupCheck.enabled': true,
      'startupCheck.waitSeconds': 0,
    });

  test('fails by the start-up check, which says what to do; helm shows it', async () => {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/residencypolicies.domicile.dev';
    const older = [
      { op: 'remove', path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/recording' },
    ];
    const { status } = await story.cluster.admin.request('PATCH', path, older, 'application/json-patch+json');
    expect(status).toBe(200);
    const failed = await checked().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(failed).toMatch(/FAIL definitions +residencypolicies\.domicile\.dev lacks spec\.recording/);
    expect(failed).toContain(applyDefinitions);
  });

  test('and passes once they are applied', async () => {
    await rolledOut(story.cluster.admin);
    await desk.type('upgrade');
    const { of } = await checkedAs(story.cluster.admin, '-n', 'agents');
    expect(of('definitions').map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });
});
