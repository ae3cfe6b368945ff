import { expect, test } from '@jest/globals';
import { ipv4First, type ResolveAll } from './ipv4-first.ts';

const six = (address: string) => ({ address, family: 6 });
const four = (address: string) => ({ address, family: 4 });

const looked = (resolve: ResolveAll, all: boolean): Promise<unknown> =>
  new Promise((done) => {
    ipv4First(resolve)('operator.example', { all }, (...said) => done(said));
  });

test('addresses of IPv4 are tried before those of IPv6, each family in the order of the resolver', async () => {
  const asked: string[] = [];
  const resolve: ResolveAll = async (host) => {
    asked.push(host);
    return [six('fd00::2'), four('10.0.0.2'), six('fd00::1'), four('10.0.0.1')];
  };
  const sorted = [four('10.0.0.2'), four('10.0.0.1'), six('fd00::2'), six('fd00::1')];
  expect(await looked(resolve, true)).toEqual([null, sorted]);
  expect(await looked(resolve, false)).toEqual([null, '10.0.0.2', 4]);
  expect(asked).toEqual(['operator.example', 'operator.example']);
});

test('where there is IPv6 alone, it is tried', async () => {
  expect(await looked(async () => [six('fd00::1')], true)).toEqual([null, [six('fd00::1')]]);
});

test('a name without an address, or that cannot be resolved, is told', async () => {
  expect(await looked(async () => [], true)).toEqual([
    expect.objectContaining({ message: 'no address of operator.example' }),
    '',
    0,
  ]);
  const cause = new Error('no resolver');
  expect(await looked(() => Promise.reject(cause), true)).toEqual([cause, '', 0]);
});
