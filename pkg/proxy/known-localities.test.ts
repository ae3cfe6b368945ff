import { describe, expect, test } from '@jest/globals';
import type { Locality } from '../api/location.ts';
import type { BodyFacts, Destination } from '../api/request.ts';
import { KnownLocalities, maxFactsLength, maxKnownLocalities } from './known-localities.ts';

const destination = { provider: 'anthropic' } as Destination;
const facts: BodyFacts = {
  model: 'claude-opus-4-6',
  inferenceGeo: 'us',
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};
const hop = { kind: 'web_search', target: 'web' } as const;

function counting(over: Partial<Locality> = {}) {
  const localities = new KnownLocalities();
  const located: Locality[] = [];
  const find = (asked: BodyFacts | undefined, at = destination) =>
    localities.find(at, asked, () => {
      const locality = { secondHops: [], ...over } as unknown as Locality;
      located.push(locality);
      return locality;
    });
  return { find, located };
}

describe('a locality that was worked out once', () => {
  test('is known from then on, as the same object', () => {
    const { find, located } = counting();
    expect(find(facts)).toBe(find({ ...facts }));
    expect(located).toHaveLength(1);
  });

  test.each([
    ['model', { ...facts, model: 'claude-opus-4-5' }],
    ['no model', { ...facts, model: undefined }],
    ['place', { ...facts, inferenceGeo: 'global' }],
    ['no place', { ...facts, inferenceGeo: undefined }],
    ['stream', { ...facts, stream: true }],
    [
      'model and place that join to the same text',
      { ...facts, model: 'claude-opus-4-62', inferenceGeo: 's' },
    ],
  ])('is another one for another %s', (_, other) => {
    const { find } = counting();
    expect(find(other)).not.toBe(find(facts));
  });

  test('is another one at another destination', () => {
    const { find } = counting();
    expect(find(facts, { ...destination })).not.toBe(find(facts));
  });

  test.each([
    ['asks for more', { ...facts, secondHops: [hop] }],
    ['asks to keep state', { ...facts, keepsState: ['store'] }],
    ['holds what nobody can read', { ...facts, uninspectable: { image: 1 } }],
    ['is not read', undefined],
    ['names a very long model', { ...facts, model: 'x'.repeat(maxFactsLength) }],
  ])('is worked out anew for a body that %s', (_, body) => {
    const { find, located } = counting();
    find(body);
    find(body);
    expect(located).toHaveLength(2);
  });

  test('is worked out anew where its path implies more', () => {
    const { find, located } = counting({
      secondHops: [{ ...hop } as unknown as Locality['secondHops'][number]],
    });
    find(facts);
    find(facts);
    expect(located).toHaveLength(2);
  });

  test('is forgotten at the bound', () => {
    const { find, located } = counting();
    for (let model = 0; model < maxKnownLocalities; model += 1) find({ ...facts, model: `${model}` });
    find({ ...facts, model: '0' });
    expect(located).toHaveLength(maxKnownLocalities);
    find(facts);
    find({ ...facts, model: '0' });
    expect(located).toHaveLength(maxKnownLocalities + 2);
  });
});
