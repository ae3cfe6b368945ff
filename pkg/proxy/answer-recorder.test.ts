import { describe, expect, test } from '@jest/globals';
import { maskAll } from '../mask/mask-all.ts';
import { AnswerRecorder } from './answer-recorder.ts';

const text = { kind: 'text', tool: '' } as const;
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payload = base64({
  sub: 'anna.berg',
  groups: Array.from({ length: 100 }, (_, index) => `group-${index}`),
});
const jwt = `${base64({ alg: 'RS256', typ: 'JWT' })}.${payload}.${'s1gn'.repeat(86)}`;

function recorded(bound: number, ...pieces: readonly string[]): string {
  const recorder = new AnswerRecorder(bound);
  for (const piece of pieces) recorder.observe(text, piece);
  return maskAll(recorder.text());
}

describe('the text of an answer for its record', () => {
  test('is whole at the bound', () => {
    expect(recorded(11, 'Hello ', 'there')).toBe('Hello there');
  });

  test('says how much was left out, and holds no part of a value that was cut', () => {
    const words = 'word '.repeat(200);
    const begun = jwt.slice(0, 1200);
    const shown = recorded(words.length + begun.length, words, begun, jwt.slice(1200));
    expect(shown).toMatch(/^word word .*\n\(\d+ further characters were left out\)$/s);
    expect(shown).not.toContain(jwt.slice(0, 10));
  });

  test('holds nothing of a text without a space that was cut', () => {
    expect(recorded(2000, 'x'.repeat(2000), 'y')).toBe('\n(1 further characters were left out)');
  });
});
