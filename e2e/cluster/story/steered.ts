import { beforeAll, describe, expect, test } from '@jest/globals';
import { usOnly } from './asked.ts';
import { applyPolicy, ask, employ, hosts, realKeys, regions, requestsWith, type Story } from './story.ts';

const selecting = (app: string): object => ({ selector: { matchLabels: { app } } });
const model = 'eu.anthropic.claude-opus-4-6-v1';

/** What would be denied is rewritten into what is allowed, where a policy says so. */
export function steered(story: () => Story): void {
  describe('an agent that is steered', () => {
    beforeAll(async () => {
      const { residency, ...rest } = usOnly;
      await applyPolicy(story(), 'steered', {
        ...rest,
        ...selecting('steered'),
        residency: { ...residency, steer: true },
      });
      await applyPolicy(story(), 'across', {
        ...selecting('across'),
        masking: usOnly.masking,
        residency: {
          allow: ['EU'],
          steer: true,
          steerTo: [
            {
              from: { provider: 'anthropic' },
              to: { provider: 'bedrock', region: 'eu-central-1' },
              models: [{ from: 'claude-opus-*', to: model }],
            },
          ],
        },
        credentials: [{ provider: 'bedrock', sigv4: { secretRef: { name: 'aws', key: 'credentials' } } }],
      });
      await employ(story(), { name: 'steered', app: 'steered' }, { region: regions.second });
      // Its SDK wants some key; the policy keeps none for a provider that nothing is sent to.
      const env = { ANTHROPIC_API_KEY: 'not-sent' };
      await employ(story(), { name: 'across', app: 'across' }, { region: regions.first, env });
    });

    test.each([['global'], [undefined]])(
      'to where it may be: what asks for %s reaches the provider as us',
      async (geo) => {
        const content = `Chapter three, ${geo}: anna@example.eu`;
        const question = { content, ...(geo !== undefined && { geo }) };
        expect(await ask(story(), 'steered', question)).toEqual({
          text: `You said: ${content}`,
          steered: expect.stringContaining('us'),
        });
        const requests = requestsWith(story(), `Chapter three, ${geo}`);
        expect(requests.map(({ body = '' }) => JSON.parse(body))).toEqual([
          expect.objectContaining({ inference_geo: 'us' }),
        ]);
      },
    );

    test('to another provider: its SDK is answered by the same model in a region of the EU', async () => {
      const content = 'Chapter four: anna@example.eu';
      expect(await ask(story(), 'across', { content })).toEqual({
        text: `You said: ${content}`,
        steered: expect.stringContaining(model),
      });
      const requests = requestsWith(story(), 'Chapter four');
      expect(requests).toEqual([
        expect.objectContaining({
          path: '/anthropic/v1/messages',
          host: hosts[1],
          key: '',
          authorization: expect.stringContaining(`Credential=${realKeys.aws}/`),
        }),
      ]);
      expect(requests[0]?.body).toMatch(/EMAIL_ADDRESS_/);
      expect(requests[0]?.body).not.toContain('anna@');
    });
  });
}
