import { expect, test } from '@jest/globals';
import { createEngine } from '../../pkg/mask/engine.ts';
import { FREE, FOUND, MIN_OFFERED, type Offer, offerParts, THEIRS } from '../../pkg/mask/offer.ts';
import { configOf, rule, textPart } from '../../pkg/mask/prompt.fixture.ts';
import { searcherOf } from './start-searcher.ts';

const masking = configOf(rule({ entities: ['EmailAddress'] }));
const parts = [textPart('x'.repeat(MIN_OFFERED)), textPart('anna@example.eu')];

/** Resolves once the text has another state. */
async function changed(states: Offer['states'], index: number, from: number): Promise<number> {
  const waiting = Atomics.waitAsync(states, index, from);
  if (waiting.async) await waiting.value;
  return Atomics.load(states, index);
}

test('a real thread searches what it is offered, by the masking that was told before', async () => {
  const say = searcherOf(2);
  say?.({ kind: 'masking', masking: configOf() });
  say?.({ kind: 'masking', masking });
  const offers: Offer[] = [];
  offerParts(createEngine(masking), parts, 0, (offer) => {
    offers.push(offer);
    say?.({ kind: 'offer', offer });
  });
  const [offer] = offers;
  if (offer === undefined) throw new Error('nothing was offered');
  let state = FREE;
  while (state !== FOUND) state = await changed(offer.states, 1, state);
  expect([FREE, THEIRS, FOUND]).toContain(Atomics.load(offer.states, 0));
});

test('on a single core nobody is asked', () => {
  expect(searcherOf(1)).toBeUndefined();
});
