import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { finish } from '../api/text.ts';
import { createMasker } from '../mask/masker.ts';
import { AnswerRecorder } from './answer-recorder.ts';
import { policyText, rootKey, snapshotOf } from './rig.fixture.ts';

const masker = createMasker(snapshotOf(policyText({})).masking, { current: rootKey, previous: undefined });
const text = { kind: 'text', tool: '' } as const;
const tool = { kind: 'toolInput', tool: 'fill' } as const;
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payload = base64({
  sub: 'anna.berg',
  groups: Array.from({ length: 100 }, (_, index) => `group-${index}`),
});
const jwt = `${base64({ alg: 'RS256', typ: 'JWT' })}.${payload}.${'s1gn'.repeat(86)}`;
const words = 'word '.repeat(200);

const recorderOf = (bound: number): AnswerRecorder => new AnswerRecorder(bound, masker);

function recorded(bound: number, ...pieces: readonly string[]): string {
  const recorder = recorderOf(bound);
  for (const piece of pieces) recorder.observe(text, piece);
  recorder.complete(text);
  return masker.maskAll(finish(recorder.text()));
}

describe('the text of an answer for its record', () => {
  test('is whole at the bound', () => {
    expect(recorded(11, 'Hello ', 'there')).toBe('Hello there');
  });

  test('says how much was left out, and holds no part of a value that was cut', () => {
    const begun = jwt.slice(0, 1200);
    const shown = recorded(words.length + begun.length, words, begun, jwt.slice(1200));
    expect(shown).toMatch(/^word word .*\n\(\d+ further characters were left out\)$/s);
    expect(shown).not.toContain(jwt.slice(0, 10));
  });

  test('holds nothing of a word that was cut', () => {
    expect(recorded(600, 'x'.repeat(600), 'y')).toBe('\n(601 further characters were left out)');
  });

  test('is whole where the answer went on in another text, which it says is missing', () => {
    const recorder = recorderOf(40);
    recorder.observe(text, 'Write to anna@example.org');
    recorder.complete(text);
    recorder.observe(tool, '{"to":');
    recorder.observe(tool, '"anna@example.org"}');
    recorder.complete(tool);
    expect(masker.maskAll(finish(recorder.text()))).toBe(
      'Write to [EMAIL_ADDRESS]\ntool fill: \n(25 further characters were left out)',
    );
  });

  test('is cut off where its provider ended the answer, whatever was complete before', () => {
    const recorder = recorderOf(10_000);
    recorder.observe(text, `${words}Write to anna@exam`);
    recorder.complete(text);
    recorder.cutShort();
    expect(masker.maskAll(finish(recorder.text()))).toMatch(
      /^(?:word )+(?:Write to )?\n\(\d+ further characters were left out\)$/,
    );
  });

  test('is cut off where nobody said that it is complete', () => {
    const recorder = recorderOf(10_000);
    recorder.observe(text, `${words}Write to anna@exam`);
    recorder.observe(tool, '{"to":"anna@example.org"}');
    recorder.complete(tool);
    const shown = masker.maskAll(finish(recorder.text()));
    expect(shown).toMatch(
      /^(?:word )+\ntool fill: \{"to":"\[EMAIL_ADDRESS\]"\}\n\(\d+ further characters were left out\)$/,
    );
    expect(finish(recorder.text()).split('\n')[0]?.length).toBeGreaterThan(words.length - 64);
  });
});
