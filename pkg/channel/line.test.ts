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
const at = (revision: readonly number[], lineage = 'l', keysRevision?: number) => ({
  lineage,
  revision,
  ...(keysRevision !== undefined && { keysRevision }),
});

describe('the order of configurations', () => {
  test('takes none that is older in any list', () => {
    fc.assert(
      fc.property(versions, versions, (held, next) => {
        const behind = next.some((version, index) => version < (held[index] ?? 0));
        expect(orderOf(at(held), at(next)) === 'back').toBe(behind);
      }),
    );
  });

  test('counts the list of ConfigMaps like any other where both are of one', () => {
    const version = fc.option(fc.nat(3), { nil: undefined });
    const withNames = (revision: readonly number[], dictionariesRevision: number | undefined) => ({
      ...at(revision),
      ...(dictionariesRevision !== undefined && { dictionariesRevision }),
    });
    fc.assert(
      fc.property(versions, version, versions, version, (held, heldNames, next, nextNames) => {
        const counts = heldNames !== undefined && nextNames !== undefined;
        const asLists = counts
          ? orderOf(at([...held, heldNames]), at([...next, nextNames]))
          : orderOf(at(held), at(next));
        expect(orderOf(withNames(held, heldNames), withNames(next, nextNames))).toBe(asLists);
      }),
    );
  });

  test('never lets two replicas lead a sidecar in a circle', () => {
    const walk = fc.array(fc.tuple(versions, fc.nat(3)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(walk, (offered) => {
        let held = at([0, 0, 0], 'l', 0);
        const taken = offered.filter(([revision, keys]) => {
          const next = at(revision, 'l', keys);
          const takes = orderOf(held, next) !== 'back';
          if (takes) held = next;
          return takes;
        });
        for (const [index, [revision, keys]] of taken.entries())
          for (const [earlier, before] of taken.slice(0, index)) {
            expect(revision.every((version, list) => version >= (earlier[list] ?? 0))).toBe(true);
            if (revision.join() === earlier.join()) expect(keys).toBeGreaterThanOrEqual(before);
          }
      }),
    );
  });

  test.each([
    ['the first', undefined, at([1]), 'newer'],
    ['another lineage, however low', at([9]), at([1], 'other'), 'newer'],
    ['the same', at([1, 2]), at([1, 2]), 'same'],
    ['the same with older keys', at([1, 2], 'l', 2), at([1, 2], 'l', 1), 'back'],
    ['the same with newer keys', at([1, 2], 'l', 2), at([1, 2], 'l', 3), 'newer'],
    ['a newer one with older keys: what policies say goes first', at([1], 'l', 2), at([2], 'l', 1), 'newer'],
    ['an older one with newer keys', at([2], 'l', 1), at([1], 'l', 2), 'back'],
    ['the same of an operator that does not number keys', at([1], 'l', 2), at([1]), 'same'],
    ['another lineage with older keys', at([1], 'l', 2), at([1], 'other', 1), 'newer'],
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
    ['has a number of keys that is none', JSON.stringify({ ...line, keysRevision: -1 })],
    ['has a version of names that is none', JSON.stringify({ ...line, dictionariesRevision: '1' })],
    ['has names that are no texts', withConfig({ dictionaries: { 'a/b/c': ['Acme'] } })],
    ['has names of nothing', withConfig({ dictionaries: 'Acme' })],
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
