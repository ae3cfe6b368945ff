import { expect, test } from '@jest/globals';
import { reviewToken } from './token-review.ts';

const status = {
  authenticated: true,
  audiences: ['domicile.dev/channel'],
  user: {
    username: 'system:serviceaccount:agents:default',
    extra: {
      'authentication.kubernetes.io/pod-uid': ['u-1'],
      'authentication.kubernetes.io/pod-name': ['one'],
    },
  },
};
const { user } = status;

test('a token proves the pod that it was made for', async () => {
  let asked: unknown;
  const send = async (given: { readonly body?: unknown }): Promise<unknown> => {
    asked = given.body;
    return { status };
  };
  expect(await reviewToken(send, 'secret')).toEqual({ uid: 'u-1', name: 'one', namespace: 'agents' });
  expect(asked).toMatchObject({ spec: { token: 'secret', audiences: ['domicile.dev/channel'] } });
});

test.each([
  ['nothing', undefined],
  ['one that is not authenticated', { ...status, authenticated: false }],
  ['one for another audience', { ...status, audiences: ['https://kubernetes.default.svc'] }],
  [
    'one without audiences, as an authenticator that knows of none gives',
    { ...status, audiences: undefined },
  ],
  ['one of a person', { ...status, user: { ...user, username: 'alice' } }],
  [
    'one whose account only looks like one',
    { ...status, user: { ...user, username: 'x:system:serviceaccount:agents:default' } },
  ],
  ['one of no pod', { ...status, user: { ...user, extra: {} } }],
])('%s proves nobody', async (_, given) => {
  expect(await reviewToken(async () => ({ status: given }), 'secret')).toBeUndefined();
});
