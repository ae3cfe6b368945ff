import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testContext } from '../policy/context.fixture.ts';
import { type AdmissionOutcome, readReview, reviewOf } from './admission.ts';
import { createAuthority, issueLeaf, type KeyPair } from './certificates.ts';
import { ownerEvent } from './owner-events.ts';
import { podBounds } from './pod-bounds.ts';
import { reviewBounds } from './review-body.ts';
import { startWebhookServer, type WebhookServer } from './webhook-server.ts';
import { type InjectionOutcome, podWebhook, policyWebhook } from './webhooks.ts';

let authority: KeyPair;
let server: WebhookServer;
const counted: string[] = [];
const refusedPods: string[] = [];
let outcome: InjectionOutcome;

const pods = {
  world: {
    namespace: (name: string) => (name === 'agents' ? { uid: 'n', name, labels: { team: 'a' } } : undefined),
  },
  validPolicies: () => [],
  inject: () => outcome,
  onPodAnswer: (_: unknown, { kind }: InjectionOutcome) => refusedPods.push(kind),
};

beforeAll(async () => {
  authority = await createAuthority(Date.now());
  server = await startWebhookServer({
    host: '127.0.0.1',
    port: 0,
    certificate: await issueLeaf(authority, ['127.0.0.1'], Date.now()),
    handlers: {
      '/inject/enforce': podWebhook('enforce', pods),
      '/validate': policyWebhook(() => testContext),
      '/broken': () => {
        throw new Error('a defect');
      },
    },
    onAnswer: (path: string, one: AdmissionOutcome | 'failed') => counted.push(`${path} ${one}`),
    onError: () => undefined,
  });
});
afterAll(async () => server.close());

function send(
  path: string,
  body: string,
  method = 'POST',
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': Buffer.byteLength(body) };
    const asked = request(
      { host: '127.0.0.1', port: server.port, path, method, headers, ca: authority.cert, agent: false },
      (answer) => {
        text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, body: said }), reject);
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

const review = (object: object, namespace = 'agents', dryRun = false): string =>
  JSON.stringify({ request: { uid: 'r-1', namespace, operation: 'CREATE', object, dryRun } });
const responseTo = async (path: string, body: string): Promise<Record<string, unknown>> =>
  (JSON.parse((await send(path, body)).body) as { readonly response: Record<string, unknown> }).response;

describe('a pod', () => {
  test('that is injected comes back with its patch', async () => {
    const patch = [{ op: 'add', path: '/metadata/labels', value: {} }];
    outcome = { kind: 'injected', pod: {}, patch, warnings: ['w'.repeat(300)] };
    const response = await responseTo('/inject/enforce', review({}));
    expect(response).toMatchObject({
      uid: 'r-1',
      allowed: true,
      patchType: 'JSONPatch',
      warnings: ['w'.repeat(256)],
    });
    expect(JSON.parse(Buffer.from(String(response['patch']), 'base64').toString())).toEqual(patch);
  });

  test.each<[InjectionOutcome, boolean]>([
    [{ kind: 'unchanged', pod: {}, patch: [], warnings: [] }, true],
    [{ kind: 'skipped', reason: 'disabled' }, true],
    [{ kind: 'refused', code: 'pod.host_path', message: 'has a host path: remove it' }, false],
  ])('%j', async (given, allowed) => {
    outcome = given;
    const response = await responseTo('/inject/enforce', review({}));
    expect([response['allowed'], response['patch']]).toEqual([allowed, undefined]);
    if (given.kind === 'refused')
      expect(response['status']).toMatchObject({ code: 403, message: given.message });
    expect(counted.at(-1)).toBe(`/inject/enforce ${given.kind}`);
  });

  test('of a namespace that is not known is refused, whatever it looks like', async () => {
    outcome = { kind: 'skipped', reason: 'not-annotated' };
    expect(await responseTo('/inject/enforce', review({}, 'unseen'))).toMatchObject({ allowed: false });
  });

  const { containers, annotationBytes } = podBounds;
  const made = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `c${index}` }));
  test.each<[string, object, boolean]>([
    [
      'as many containers as may be',
      { spec: { containers: made(containers - 1), initContainers: made(1) } },
      true,
    ],
    ['one more', { spec: { containers: made(containers), initContainers: made(1) } }, false],
    [
      'as many bytes of annotations as may be',
      { metadata: { annotations: { é: 'x'.repeat(annotationBytes - 2) } } },
      true,
    ],
    ['one more byte', { metadata: { annotations: { é: 'x'.repeat(annotationBytes - 1) } } }, false],
  ])('that has %s', async (_, object, allowed) => {
    outcome = { kind: 'unchanged', pod: {}, patch: [], warnings: [] };
    const { allowed: is, status } = await responseTo('/inject/enforce', review(object));
    const message = expect.stringMatching(/where \d+ are allowed/);
    expect([is, status]).toEqual([allowed, allowed ? undefined : expect.objectContaining({ message })]);
  });

  test('tells of itself at what made it', () => {
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'r', uid: 'o', controller: true };
    const owned = review({ metadata: { ownerReferences: [{ ...owner, controller: false }, owner] } });
    const eventOf = (body: string, what: Parameters<typeof ownerEvent>[1]) => {
      const made = readReview(body);
      return made && ownerEvent(made, what);
    };
    const refusal = { kind: 'refused', code: 'pod.dns', message: 'Remove hostAliases.' } as const;
    expect(eventOf(owned, refusal)).toMatchObject({
      regarding: { kind: 'ReplicaSet', metadata: { name: 'r', namespace: 'agents' } },
      reason: 'InjectionRefused',
      note: 'Remove hostAliases.',
    });
    expect(eventOf(owned, { kind: 'skipped', reason: 'disabled' })).toMatchObject({
      reason: 'InjectionSkipped',
    });
    expect(eventOf(review({}), refusal)).toBeUndefined();
    expect(eventOf(owned.replace('"dryRun":false', '"dryRun":true'), refusal)).toBeUndefined();
  });
});

describe('a policy', () => {
  const policy = (allow: unknown) => ({
    apiVersion: 'domicile.dev/v1alpha1',
    kind: 'ResidencyPolicy',
    // What an API server adds says nothing about the policy.
    metadata: { name: 'eu', namespace: 'agents', uid: 'u', managedFields: [] },
    spec: { residency: { allow } },
    status: {},
  });

  test('that is right is allowed', async () => {
    expect(await responseTo('/validate', review(policy(['EU'])))).toEqual({ uid: 'r-1', allowed: true });
  });

  test('that is wrong is refused in the words of exec, with the policy instead of a line', async () => {
    const response = await responseTo('/validate', review(policy(['Atlantis'])));
    const { message } = response['status'] as { readonly message: string };
    expect([response['allowed'], message]).toEqual([
      false,
      expect.stringMatching(/^agents\/eu spec\.residency\.allow\[0\]: found "Atlantis"/),
    ]);
  });

  test('that is wrong in very many places is told of the first hundred', async () => {
    const places = Array.from({ length: 102 }, (_, index) => `X${index}`);
    const response = await responseTo('/validate', review(policy(places)));
    const { message } = response['status'] as { readonly message: string };
    const lines = message.split('\n');
    expect([lines[99], lines[100], lines.length]).toEqual([
      expect.stringMatching(/^agents\/eu spec\.residency\.allow\[99\]: found "X99"/),
      '... and 2 more',
      101,
    ]);
  });
});

describe('what is no review', () => {
  test.each([
    ['another path', '/', review({}), 404],
    ['no JSON', '/validate', '{', 400],
    [
      'no object',
      '/validate',
      JSON.stringify({ request: { uid: 'r', operation: 'DELETE', object: null } }),
      400,
    ],
    ['a defect of ours, which refuses', '/broken', review({}), 500],
  ])('%s', async (_, path, body, status) => {
    expect((await send(path, body)).status).toBe(status);
  });

  test('one at the bound is read, one above it is not', async () => {
    const padded = (bytes: number): string => {
      const text = review({});
      return text + ' '.repeat(bytes - Buffer.byteLength(text));
    };
    outcome = { kind: 'skipped', reason: 'disabled' };
    expect((await send('/inject/enforce', padded(reviewBounds.bytes))).status).toBe(200);
    const above = await send('/inject/enforce', padded(reviewBounds.bytes + 1)).catch(() => ({
      status: 413,
    }));
    expect(above.status).toBe(413);
  });

  test('an answer without a patch or warnings has neither field', () => {
    const { response } = reviewOf('u', { outcome: 'allowed', allowed: true }) as {
      readonly response: object;
    };
    expect(Object.keys(response)).toEqual(['uid', 'allowed']);
  });
});

test('a server that drains answers what has begun, asks for no more on that connection, and takes no other', async () => {
  await using ends = new AsyncDisposableStack();
  const drained = await startWebhookServer({
    host: '127.0.0.1',
    port: 0,
    certificate: await issueLeaf(authority, ['127.0.0.1'], Date.now()),
    handlers: { '/': () => ({ outcome: 'allowed', allowed: true }) },
    onAnswer: () => undefined,
    onError: () => undefined,
  });
  ends.defer(() => drained.close());
  const agent = ends.adopt(new Agent({ keepAlive: true, maxSockets: 1, ca: authority.cert }), (one) =>
    one.destroy(),
  );
  const begin = (more: object = {}): ClientRequest => {
    const headers = { 'content-length': Buffer.byteLength(review({})), ...more };
    return request({ host: '127.0.0.1', port: drained.port, method: 'POST', headers, agent });
  };
  const answerTo = async (asked: ClientRequest): Promise<IncomingMessage> => {
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    asked.end(review({}));
    const [answer] = await answered;
    await text(answer);
    return answer;
  };
  const before = (await answerTo(begin())).headers;
  expect([before.connection, before['keep-alive']]).toEqual(['keep-alive', 'timeout=90']);
  // The server says that it has begun before the body is sent.
  const begun = begin({ expect: '100-continue' });
  begun.flushHeaders();
  await once(begun, 'continue');
  const closed = drained.close();
  const last = await answerTo(begun);
  expect([last.statusCode, last.headers.connection]).toEqual([200, 'close']);
  await closed;
  await expect(once(connect(drained.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
