import { MessageChannel } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { createEngine } from '../../mask/engine.ts';
import { FOUND, MIN_OFFERED, type Offer, offerParts } from '../../mask/offer.ts';
import { configOf, rule, textPart } from '../../mask/prompt.fixture.ts';
import type { ToSearcher } from './messages.ts';
import { serveSearcher } from './serve-searcher.ts';

const masking = configOf(rule({ entities: ['EmailAddress'] }));
const parts = [textPart('anna@example.eu'), textPart('x'.repeat(MIN_OFFERED))];

test('what is offered through a port is searched, and tidied up behind', async () => {
  const { port1: there, port2: here } = new MessageChannel();
  try {
    const tidied = Promise.withResolvers<void>();
    serveSearcher(there, tidied.resolve);
    const say = (message: ToSearcher): void => here.postMessage(message);
    let states: Offer['states'] | undefined;
    say({ kind: 'masking', masking });
    offerParts(createEngine(masking), parts, 0, (offer) => {
      ({ states } = offer);
      say({ kind: 'offer', offer });
    });
    await tidied.promise;
    expect([...(states ?? [])]).toEqual([FOUND, FOUND]);
  } finally {
    here.close();
  }
});
