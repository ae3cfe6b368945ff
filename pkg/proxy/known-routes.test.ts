import { describe, expect, test } from '@jest/globals';
import type { Destination } from '../api/request.ts';
import { isRefusal, refuse } from '../residency/refusal.ts';
import { KnownRoutes, maxKnownRoutes, maxRouteLength } from './known-routes.ts';

const destination = { provider: 'anthropic' } as Destination;
const reverse = (path: string, query = '') => ({ kind: 'reverse', mode: 'anthropic', path, query }) as const;

function counting() {
  const routes = new KnownRoutes();
  let calls = 0;
  const find = (method: string, route: Parameters<KnownRoutes['find']>[1]) =>
    routes.find(method, route, () => {
      calls += 1;
      return destination;
    });
  return { find, calls: () => calls };
}

describe('a route that was identified once', () => {
  test('is known from then on', () => {
    const { find, calls } = counting();
    expect(find('POST', reverse('/v1/messages'))).toBe(destination);
    expect(find('POST', reverse('/v1/messages'))).toBe(destination);
    expect(calls()).toBe(1);
  });

  test.each([
    ['GET', reverse('/v1/messages')],
    ['POST', { ...reverse('/v1/messages'), mode: 'openai' }],
    ['POST', reverse('/v1/messages', '?beta=true')],
    ['POST', reverse('/v1/message')],
  ] as const)('is another one as %s %j', (method, route) => {
    const { find, calls } = counting();
    find('POST', reverse('/v1/messages'));
    find(method, route);
    expect(calls()).toBe(2);
  });

  test('is forgotten at the bound', () => {
    const { find, calls } = counting();
    for (let n = 0; n <= maxKnownRoutes; n += 1) find('POST', reverse(`/v1/${n}`));
    find('POST', reverse('/v1/0'));
    expect(calls()).toBe(maxKnownRoutes + 2);
  });
});

test('neither long routes nor absolute ones are remembered', () => {
  const { find, calls } = counting();
  const fits = reverse(`/${'a'.repeat(maxRouteLength - 'POST anthropic/'.length)}`);
  const long = reverse(`${fits.path}a`);
  for (const route of [fits, fits, long, long]) find('POST', route);
  expect(calls()).toBe(3);
  for (const url of ['http://a.example/', 'http://a.example/']) find('GET', { kind: 'absolute', url });
  expect(calls()).toBe(5);
});

test('a refusal is never remembered', () => {
  const routes = new KnownRoutes();
  const refusal = refuse('operation.unlisted', 'no', 'none');
  expect(isRefusal(routes.find('POST', reverse('/v1/x'), () => refusal))).toBe(true);
  expect(routes.find('POST', reverse('/v1/x'), () => destination)).toBe(destination);
});
