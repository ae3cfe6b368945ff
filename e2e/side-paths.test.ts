import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { tokensIn } from './double/reply.ts';
import { textOf } from './double/seen.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { messages } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';

const email = 'anna.berg@example.org';
const asked = messages(`Write to ${email}.`);

/** A request to a client mode of the proxy, a body sent as JSON. */
function send(proxy: HeldProxy, variable: string, method: string, path: string, body?: object) {
  const url = `${proxy.base(variable).href.replace(/\/$/, '')}${path}`;
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

describe('beside the messages,', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  const unplaced: readonly [string, string, object | undefined][] = [
    ['POST', '/v1/messages/count_tokens', asked],
    ['POST', '/v1/messages/count_tokens?beta=true', asked],
    ['GET', '/v1/models', undefined],
    ['GET', '/v1/models/claude-opus-4-6', undefined],
  ];

  describe('where a policy is enforced,', () => {
    let proxy: HeldProxy;
    beforeAll(async () => {
      proxy = await holdProxy({ policy: 'us', double });
    });
    afterAll(async () => {
      await proxy.stop();
      expect(await journalFaults(proxy.journal, [email])).toEqual([]);
      await proxy[Symbol.asyncDispose]();
    });

    test.each(unplaced)(
      '%s %s is refused: nothing binds where it is answered',
      async (method, path, body) => {
        double.play(() => ({ kind: 'silence' }));
        const response = await send(proxy, 'ANTHROPIC_BASE_URL', method, path, body);
        expect(response.status).toBe(451);
        const denial = (await response.json()) as { type: string; error: { message: string } };
        expect(denial.type).toBe('error');
        expect(denial.error.message).toMatch(/us-only.*residency\.allow.*anywhere/s);
        expect(double.heard).toEqual(nothing);
      },
    );

    const probes: readonly [string, string, string][] = [
      ['HEAD', '/', ''],
      ['GET', '/api/hello', '{"status":"ok"}'],
    ];

    test.each(probes)('%s %s is answered here', async (method, path, body) => {
      double.play(() => ({ kind: 'silence' }));
      for (const mode of ['ANTHROPIC_BASE_URL', 'ANTHROPIC_BEDROCK_BASE_URL']) {
        const response = await send(proxy, mode, method, path);
        expect(response.status).toBe(200);
        expect(await response.text()).toBe(body);
      }
      expect(double.heard).toEqual(nothing);
    });

    test.each([
      ['POST', '/'],
      ['POST', '/api/hello'],
      ['GET', '/api/hello/more'],
      ['POST', '/v1/models'],
      ['DELETE', '/v1/models/claude-opus-4-6'],
      ['GET', '/v1/messages/count_tokens'],
    ])('%s %s is on no list', async (method, path) => {
      double.play(() => ({ kind: 'silence' }));
      const response = await send(proxy, 'ANTHROPIC_BASE_URL', method, path);
      expect(response.status).toBe(451);
      expect(await response.json()).toMatchObject({ type: 'error' });
      expect(double.heard).toEqual(nothing);
    });
  });

  test.each(unplaced)(
    '%s %s passes an audit untouched, with what would have been decided',
    async (method, path, body) => {
      double.play(() => ({ kind: 'silence' }));
      await using proxy = await holdProxy({ policy: 'audit', double });
      await send(proxy, 'ANTHROPIC_BASE_URL', method, path, body);
      expect(double.seen).toHaveLength(1);
      const [seen] = double.seen;
      expect(`${seen?.method} ${seen?.url}`).toBe(`${method} ${path}`);
      expect(seen?.body.toString('utf8')).toBe(body === undefined ? '' : JSON.stringify(body));
      await proxy.stop();
      expect(await journalFaults(proxy.journal, [email])).toEqual([]);
      expect((await recordsOf(proxy.journal)).filter(({ type }) => type === 'open')).toEqual([
        expect.objectContaining({
          decision: expect.objectContaining({
            verdicts: [expect.objectContaining({ policy: 'e2e/eu-audit', action: 'Deny' })],
          }),
        }),
      ]);
    },
  );

  const vertexCount =
    '/projects/double/locations/us-east5/publishers/anthropic/models/count-tokens:rawPredict';
  const { inference_geo: _, ...counted } = asked;

  describe('tokens are counted by Vertex', () => {
    test.each([
      ['in a region that the policy allows', 'us'],
      ['in a region that an exception allows', 'count'],
    ])('masked, %s', async (_what, policy) => {
      double.play(() => ({ kind: 'silence' }));
      await using proxy = await holdProxy({ policy, double });
      const response = await send(proxy, 'ANTHROPIC_VERTEX_BASE_URL', 'POST', vertexCount, counted);
      expect(await response.json()).toEqual({ input_tokens: 25 });
      const [seen] = double.seen;
      expect(seen && tokensIn(textOf(seen))).toEqual([expect.stringMatching(/^EMAIL_ADDRESS_/)]);
      expect(seen && textOf(seen)).not.toContain(email);
      expect(seen?.headers.authorization).toBe(`Bearer ${realKeys.gcp}`);
      await proxy.stop();
      expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    });

    test('nowhere, where no policy allows it', async () => {
      double.play(() => ({ kind: 'silence' }));
      await using proxy = await holdProxy({ policy: 'eu', double });
      const response = await send(proxy, 'ANTHROPIC_VERTEX_BASE_URL', 'POST', vertexCount, counted);
      expect(response.status).toBe(451);
      expect(await response.text()).toContain('eu-only');
      expect(double.heard).toEqual(nothing);
    });
  });

  const turn = { messages: [{ role: 'user', content: [{ text: `Write to ${email}.` }] }] };
  const base64 = Buffer.from(JSON.stringify(counted)).toString('base64');
  const wrapped: readonly [string, object][] = [
    ['of Converse', { input: { converse: turn } }],
    ['in base64', { input: { invokeModel: { body: base64 } } }],
  ];

  test.each(wrapped)(
    'Bedrock counts no body %s: its wrapping is not read, so nothing leaves',
    async (_what, body) => {
      double.play(() => ({ kind: 'silence' }));
      await using proxy = await holdProxy({ policy: 'us', double });
      const path = '/model/anthropic.claude-opus-4-6-v1:0/count-tokens';
      const response = await send(proxy, 'ANTHROPIC_BEDROCK_BASE_URL', 'POST', path, body);
      expect(response.status).toBe(451);
      expect(double.heard).toEqual(nothing);
      await proxy.stop();
      expect(await journalFaults(proxy.journal, [email, base64])).toEqual([]);
    },
  );
});
