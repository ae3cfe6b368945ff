import { describe, expect, test } from '@jest/globals';
import { type Answer, type CanaryReason, type Probe, podOf, probes } from './probes.ts';

const taken = (...names: readonly string[]): Answer => ({
  kind: 'taken',
  pod: { spec: { initContainers: names.map((name) => ({ name })) } },
});
const refused = (message: string, status = 403): Answer => ({ kind: 'refused', status, message });
const backstop = refused('This pod must be injected and is not: it lacks the init container domicile-proxy.');
const webhook = refused('The annotation domicile.dev/inject: disabled does not count, because ...');
const unreached = refused('Internal error occurred: failed calling webhook "enforce.domicile.dev"', 500);
const quota = refused('exceeded quota: pods');

const judge = (name: Probe['name'], answer: Answer): CanaryReason | undefined =>
  probes.find((one) => one.name === name)?.judge(answer).reason;

describe('a canary', () => {
  test.each<readonly [Probe['name'], string, Answer, CanaryReason]>([
    ['asks', 'injected', taken('domicile-proxy'), 'Passed'],
    ['asks', 'taken as it is', taken(), 'NotInjected'],
    ['asks', 'taken with another', taken('proxy'), 'NotInjected'],
    ['asks', 'refused by the backstop', backstop, 'WebhookMissing'],
    ['asks', 'not shown to the webhook', unreached, 'WebhookFails'],
    ['asks', 'refused by somebody else', quota, 'RefusedOtherwise'],
    ['enforced', 'injected', taken('domicile-capture', 'domicile-proxy'), 'Passed'],
    ['disabled', 'refused by the webhook', webhook, 'Passed'],
    ['disabled', 'refused by the backstop', backstop, 'Passed'],
    ['disabled', 'taken', taken('domicile-proxy'), 'NotRefused'],
    ['disabled', 'not shown to the webhook', unreached, 'WebhookFails'],
    ['disabled', 'refused by somebody else', quota, 'RefusedOtherwise'],
    ['forged', 'refused by the backstop', backstop, 'Passed'],
    ['forged', 'refused by the webhook alone', webhook, 'RefusedOtherwise'],
    ['forged', 'taken', taken(), 'NotRefused'],
  ])('%s, %s', (name, _, answer, reason) => {
    expect(judge(name, answer)).toBe(reason);
  });

  test('that passed says nothing more, and one that did not says what it was answered', () => {
    const [asks] = probes;
    expect(asks?.judge(taken('domicile-proxy'))).toEqual({ reason: 'Passed', message: '' });
    expect(asks?.judge(quota).message).toBe('exceeded quota: pods');
  });

  test('is a pod of its own namespace', () => {
    const namespaces = { optin: 'a', enforced: 'b' };
    expect(probes.map((probe) => podOf(probe, namespaces).metadata.namespace)).toEqual(['a', 'b', 'b', 'a']);
  });
});
