import { setImmediate as turn } from 'node:timers/promises';
import { readReview, reviewOf } from './admission.ts';
import { podWebhook, type PodWebhookOptions } from './webhooks.ts';

/**
 * Reviews before the first real one: code that has not run yet takes ten times as long, and a creation waits for it.
 */
export const rehearsals = 300;

const namespace = { uid: 'rehearsal', name: 'rehearsal', labels: {} };

const review = JSON.stringify({
  request: {
    uid: 'rehearsal',
    namespace: namespace.name,
    operation: 'CREATE',
    dryRun: true,
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'rehearsal',
        labels: { app: 'agent' },
        annotations: { 'domicile.dev/inject': 'enabled' },
      },
      spec: {
        containers: [{ name: 'agent', image: 'agent', env: [{ name: 'ANTHROPIC_API_KEY', value: 'none' }] }],
      },
    },
  },
});

/** Injects a pod that is nobody's, over and over, as the webhooks do it; nothing is counted or told of it. */
export async function rehearse({ inject, validPolicies }: PodWebhookOptions): Promise<void> {
  const webhook = podWebhook('optin', {
    world: { namespace: () => namespace },
    validPolicies,
    inject,
    onPodAnswer: () => undefined,
  });
  for (let time = 0; time < rehearsals; time += 1) {
    const request = readReview(review);
    if (request !== undefined) JSON.stringify(reviewOf(request.uid, webhook(request)));
    await turn();
  }
}
