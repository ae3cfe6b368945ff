import { describe, expect, test } from '@jest/globals';
import { CarriedValues } from './carried.ts';
import { Conversations, MIN_REMEMBERED } from './conversations.ts';
import { createEngine } from './engine.ts';
import { finish } from '../api/text.ts';
import { MAX_FINDINGS } from './max-findings.ts';
import { createMasker } from './masker.ts';
import { scanPrompt } from './prompt.ts';
import type { PromptScan } from './prompt.ts';
import { configOf, entities, everything, keys, rule, textPart } from './prompt.fixture.ts';
import { Replacer } from './replacer.ts';
import { treatmentsOf } from './strategy.ts';

const scan = (...texts: readonly string[]): PromptScan =>
  finish(
    everything.scanPrompt(
      texts.map((text) => textPart(text)),
      new CarriedValues(),
    ),
  );

const tooMany = expect.objectContaining({ code: 'request.too_large' });
const address = '8.8.4.4 ';

describe('what is found in a prompt', () => {
  test('is bounded, in one part', () => {
    expect(scan(address.repeat(MAX_FINDINGS)).total).toBe(MAX_FINDINGS);
    expect(() => scan(address.repeat(MAX_FINDINGS + 1))).toThrow(tooMany);
  });

  test('is bounded, in all parts together', () => {
    const half = address.repeat(MAX_FINDINGS / 2);
    expect(scan(half, half).total).toBe(MAX_FINDINGS);
    expect(() => scan(half, half, address)).toThrow(tooMany);
  });

  test('is bounded, where it is found by what gave it away before', () => {
    const bare = '460899847 ';
    expect(() => scan('SSN 460899847', bare.repeat(MAX_FINDINGS))).toThrow(tooMany);
  });

  test('is bounded, where a policy lists it', () => {
    const dictionaries = [{ name: 'Customer', values: ['Acme'] }];
    const masker = createMasker({ ...configOf(rule({ entities })), dictionaries }, keys);
    const text = textPart('Acme '.repeat(MAX_FINDINGS + 1));
    expect(() => finish(masker.scanPrompt([text], new CarriedValues()))).toThrow(tooMany);
  });

  test('is not kept where it was too much, behind a beginning that is', () => {
    const config = configOf(rule({ entities }));
    const conversations = new Conversations(() => true);
    const context = {
      engine: createEngine(config),
      conversations,
      replacer: new Replacer(keys),
      treatments: treatmentsOf(config, 'Request'),
      hashIdentifiers: config.hashIdentifiers,
      post: undefined,
    };
    const carried = new CarriedValues();
    const beginning = textPart('word '.repeat(MIN_REMEMBERED / 5 + 1));
    const half = textPart(address.repeat(MAX_FINDINGS / 2));
    finish(scanPrompt(context, [beginning], carried));
    expect(conversations.size).toBe(1);
    const whole = [beginning, half, half, textPart(address)];
    expect(() => finish(scanPrompt(context, whole, carried))).toThrow(tooMany);
    expect([conversations.size, conversations.units]).toEqual([0, 0]);
  });
});
