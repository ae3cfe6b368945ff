import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SidecarConfiguration } from '../api/configuration.ts';
import { testCertificates } from './certificates.fixture.ts';
import { hashOf, orderOf, parseLine } from './line.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const config: SidecarConfiguration = {
  policies: [{ a: 1 }],
  refused: '',
  keys: { current: key },
  dataClasses: [],
  staleMs: 1000,
};
const line = { lineage: 'l', revision: [1, 2], issuedAt: 5, hash: hashOf(config), config };

const versions = fc.array(fc.nat(3), { minLength: 3, maxLength: 3 });
const at = (revision: readonly number[], lineage = 'l') => ({ lineage, revision });

describe('the order of configurations', () => {
  test('takes none that is older in any list', () => {
    fc.assert(
      fc.property(versions, versions, (held, next) => {
        const behind = next.some((version, index) => version < (held[index] ?? 0));
        expect(orderOf(at(held), at(next)) === 'back').toBe(behind);
      }),
    );
  });

  test('never lets two replicas lead a sidecar in a circle', () => {
    const walk = fc.array(versions, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(walk, (offered) => {
        let held = at([0, 0, 0]);
        const taken = offered.filter((revision) => {
          const takes = orderOf(held, at(revision)) !== 'back';
          if (takes) held = at(revision);
          return takes;
        });
        for (const [index, revision] of taken.entries())
          for (const earlier of taken.slice(0, index))
            expect(revision.every((version, list) => version >= (earlier[list] ?? 0))).toBe(true);
      }),
    );
  });

  test.each([
    ['the first', undefined, at([1]), 'newer'],
    ['another lineage, however low', at([9]), at([1], 'other'), 'newer'],
    ['the same', at([1, 2]), at([1, 2]), 'same'],
    ['one of more lists, which has no order', at([1, 2]), at([1, 2, 3]), 'back'],
  ] as const)('of %s', (_, held, next, order) => {
    expect(orderOf(held, next)).toBe(order);
  });
});

describe('a line', () => {
  test('is a configuration or a heartbeat', () => {
    expect(parseLine(JSON.stringify(line))).toEqual({ kind: 'configuration', line });
    expect(parseLine('{"issuedAt":5,"hash":"h"}')).toMatchObject({
      kind: 'heartbeat',
      line: { issuedAt: 5 },
    });
  });

  test.each([
    ['is no JSON', '{'],
    ['is null', 'null'],
    ['has no time', JSON.stringify({ ...line, issuedAt: 'now' })],
    ['has a revision that is none', JSON.stringify({ ...line, revision: [-1] })],
    ['has no revision', JSON.stringify({ ...line, revision: [] })],
    [
      'has another hash than its configuration',
      JSON.stringify({ ...line, hash: hashOf({ ...config, staleMs: 1 }) }),
    ],
    ['has a key of another length', withConfig({ keys: { current: 'AA==' } })],
    ['has an earlier key of another length', withConfig({ keys: { current: key, previous: '' } })],
    ['has no policies', withConfig({ policies: undefined })],
    ['says nothing of data classes', withConfig({ dataClasses: undefined })],
    ['has data classes that are no names', withConfig({ dataClasses: [1] })],
    ['has no bound of age', withConfig({ staleMs: undefined })],
  ])('that %s is none', (_, text) => {
    expect(parseLine(text)).toBeUndefined();
  });
});

describe('whom to trust', () => {
  let [authority, other, leaf] = ['', '', ''];
  beforeAll(async () => {
    const [one, two] = await Promise.all([testCertificates(), testCertificates()]);
    [authority, other, leaf] = [one.authority, two.authority, one.leaf.cert];
  });

  test('may be one authority, or two, or not be said', () => {
    for (const authorities of [authority, `${authority}\n${other}\n`, undefined])
      expect(parseLine(withConfig({ authorities }))).toBeDefined();
  });

  test('is never nobody, nor what is no authority', () => {
    const broken = authority.split('\n').toSpliced(2, 1).join('\n');
    for (const authorities of [
      '',
      'anybody',
      leaf,
      `${authority}\n${leaf}`,
      `${authority} and others`,
      broken,
      1,
    ])
      expect(parseLine(withConfig({ authorities }))).toBeUndefined();
  });
});

/** With the right hash, so that only the part itself can be what is refused. */
function withConfig(part: object): string {
  const changed = { ...config, ...part } as SidecarConfiguration;
  return JSON.stringify({ ...line, config: changed, hash: hashOf(JSON.parse(JSON.stringify(changed))) });
}
