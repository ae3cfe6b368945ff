import { beforeAll, describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { policyOf, policyPath } from '../policies.ts';
import {
  applyPolicy,
  ask,
  employ,
  namespace,
  podOf,
  realKeys,
  regions,
  requestsWith,
  type Story,
} from './story.ts';

export const usOnly = {
  selector: { matchLabels: { app: 'support' } },
  residency: { allow: ['US'] },
  masking: { rules: [{ entities: ['EmailAddress'], strategy: 'Pseudonym' }] },
  credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name: 'anthropic', key: 'api-key' } } }],
};

/** The agent and the policy of most chapters. */
export function asked(story: () => Story): void {
  describe('a Deployment that somebody who may only edit annotates', () => {
    beforeAll(async () => {
      await applyPolicy(story(), 'us-only', usOnly);
      await employ(story(), { name: 'support', app: 'support' }, { region: regions.second });
    });

    test('is under a policy that the same person can neither write nor lift', async () => {
      const { alice } = story();
      const path = policyPath(namespace);
      const { status } = await alice.request('POST', path, policyOf('mine', usOnly));
      expect([status, (await alice.request('DELETE', `${path}/us-only`)).status]).toEqual([403, 403]);
    });

    test('runs with our sidecar, a native one', async () => {
      const pod = await podOf(story(), 'support');
      const path = 'jsonpath={.spec.initContainers[*].name} {.spec.initContainers[1].restartPolicy}';
      const said = await story().alice.kubectl('get', 'pod', pod, '-n', namespace, '-o', path);
      expect(said).toBe(`domicile-capture ${proxyContainer} Always`);
    });

    test('is answered: what it says is masked on the wire, and restored to it', async () => {
      const content = 'Chapter one: I am anna@example.eu';
      expect(await ask(story(), 'support', { content, geo: 'us' })).toEqual({ text: `You said: ${content}` });
      const requests = requestsWith(story(), 'Chapter one');
      expect(requests).toEqual([
        expect.objectContaining({ path: '/v1/messages', host: 'api.anthropic.com', key: realKeys.anthropic }),
      ]);
      expect(requests[0]?.body).toMatch(/I am EMAIL_ADDRESS_/);
      expect(requests[0]?.body).not.toContain('anna@');
    });

    test('is refused what the policy does not allow, with nothing at the door of the provider', async () => {
      const before = story().provider.notes().length;
      const outcome = await ask(story(), 'support', { content: 'Chapter two', geo: 'global' });
      expect(outcome).toEqual({ status: 451, message: expect.stringContaining('us-only') });
      expect(story().provider.notes()).toHaveLength(before);
    });
  });
}
