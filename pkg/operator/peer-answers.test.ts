import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changed, packed, toldPods, unpacked } from './peer-answers.ts';

const hash = fc.constantFrom('a', 'b', 'a b');
const answer = fc.oneof(
  fc.record({ hash }),
  fc.record({ hash, problem: fc.constantFrom('', 'b', 'it is no policy') }),
);

test('what one replica packs, another reads', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.uuid(), answer, { noNullPrototype: true }), (answers) => {
      const read = unpacked(JSON.stringify(packed(7, answers)));
      expect(read?.at).toBe(7);
      expect(Object.fromEntries(read?.answers ?? [])).toEqual(answers);
    }),
  );
});

test('as many pods as are told of fit into one object of the API beside another replica', () => {
  const uids = Array.from(
    { length: toldPods + 1 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  const text = JSON.stringify(
    packed(Date.now(), Object.fromEntries(uids.map((uid) => [uid, { hash: 'f'.repeat(64) }]))),
  );
  expect(text.length).toBeLessThan(512 * 1024);
  expect(unpacked(text)?.answers.size).toBe(toldPods);
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
