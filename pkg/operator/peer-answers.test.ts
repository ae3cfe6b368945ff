import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changed, packed, talking, toldPods, unpacked } from './peer-answers.ts';

const hash = fc.constantFrom('a', 'b', 'a b');
/** In whole seconds; 0: never. */
const lastExchangeAt = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 2 ** 40 }).map((seconds) => seconds * 1000),
);
const answer = fc.record(
  { hash, problem: fc.constantFrom('', 'b', 'it is no policy'), lastExchangeAt },
  { requiredKeys: ['hash'], noNullPrototype: true },
);

test('what one replica packs, another reads', () => {
  const answers = fc.dictionary(fc.uuid(), answer, { noNullPrototype: true });
  fc.assert(
    fc.property(answers, fc.array(fc.uuid()), (said, unanswered) => {
      const read = unpacked(JSON.stringify(packed(7, said, unanswered)));
      expect(read?.at).toBe(7);
      expect(Object.fromEntries(read?.answers ?? [])).toEqual(said);
      const pods = [...Object.keys(said), ...unanswered];
      expect([...pods, 'another'].map((uid) => read?.has(uid))).toEqual([...pods.map(() => true), false]);
    }),
  );
});

test('as many pods as are told of fit into one object of the API beside another replica', () => {
  const uids = Array.from(
    { length: toldPods + 1 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  const text = JSON.stringify(
    packed(
      Date.now(),
      Object.fromEntries(uids.map((uid) => [uid, { hash: 'f'.repeat(64), lastExchangeAt: Date.now() }])),
      ['silent'],
    ),
  );
  expect(text.length).toBeLessThan(512 * 1024);
  expect(unpacked(text)?.answers.size).toBe(toldPods);
  expect(unpacked(text)?.has('silent')).toBe(false);
  expect(unpacked(JSON.stringify(packed(7, {}, uids)))?.has(uids[toldPods - 1] ?? '')).toBe(true);
  expect(unpacked(JSON.stringify(packed(7, {}, uids)))?.has(uids[toldPods] ?? '')).toBe(false);
});

test.each([
  '',
  'null',
  '{}',
  '{"at":1,"answers":{}}',
  '{"at":1,"said":[null]}',
  '{"at":1,"said":[{"hash":"h"}]}',
])('what has another form says nothing: %s', (text) => expect(unpacked(text)).toBeUndefined());

test('a pod has changed where its hash or its reason is another, where it is new, and where it is gone', () => {
  const before = new Map([
    ['same', { hash: 'a' }],
    ['hash', { hash: 'a' }],
    ['reason', { hash: 'a', problem: 'x' }],
    ['gone', { hash: 'a' }],
  ]);
  const after = new Map([
    ['same', { hash: 'a' }],
    ['hash', { hash: 'b' }],
    ['reason', { hash: 'a', problem: 'y' }],
    ['new', { hash: 'a' }],
  ]);
  expect(changed(before, after).toSorted()).toEqual(['gone', 'hash', 'new', 'reason']);
  expect([changed(before, before), changed(undefined, undefined)]).toEqual([[], []]);
});

test('a pod has talked where it says a later time than before, or says one at last', () => {
  const before = new Map([
    ['same', { hash: 'a', lastExchangeAt: 1_000 }],
    ['later', { hash: 'a', lastExchangeAt: 1_000 }],
    ['first', { hash: 'a', lastExchangeAt: 0 }],
    ['old', { hash: 'a' }],
  ]);
  const after = new Map([
    ['same', { hash: 'b', lastExchangeAt: 1_000 }],
    ['later', { hash: 'a', lastExchangeAt: 2_000 }],
    ['first', { hash: 'a', lastExchangeAt: 1_000 }],
    ['old', { hash: 'a' }],
    ['never', { hash: 'a', lastExchangeAt: 0 }],
    ['new', { hash: 'a', lastExchangeAt: 1_000 }],
  ]);
  expect(talking(before, after).toSorted()).toEqual(['first', 'later', 'new']);
  expect([talking(after, after), talking(undefined, undefined)]).toEqual([[], []]);
});

test('what a replica of an older version writes says nothing of that, and the rest stands', () => {
  const text = JSON.stringify({ at: 7, said: [{ hash: 'a', pods: ['u', 'v'] }] });
  expect(Object.fromEntries(unpacked(text)?.answers ?? [])).toEqual({ u: { hash: 'a' }, v: { hash: 'a' } });
  expect(['u', 'w'].map((uid) => unpacked(text)?.has(uid))).toEqual([true, false]);
});
