import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish, type TextEdit } from '../../api/text.ts';
import { readRequest } from './read-request.ts';
import { MARK_BYTES } from './record-body.ts';

const asItIs = (text: string): string => text;

const secret = 'ann@x.de';
const token = '[EMAIL]';
const mark = /…\[(\d+) bytes left out\]…/u;

function secretsIn(text: string): readonly TextEdit[] {
  return [...text.matchAll(/ann@x\.de/gu)].map(({ index }) => ({
    start: index,
    end: index + secret.length,
    text: token,
  }));
}

function record(
  body: object,
  maxBytes: number,
): { readonly text: string; readonly whole: string; readonly bytes: number } {
  const raw = Buffer.from(JSON.stringify(body));
  const message = finish(readRequest('openai-chat', {}, raw));
  const edits = message.parts.map(({ text }) => secretsIn(text));
  const bytes = finish(message.rewriteForRecord(edits, maxBytes, asItIs));
  const whole = finish(message.rewriteForRecord(edits, raw.length * 2 + MARK_BYTES, asItIs)).toString();
  return { text: bytes.toString(), whole, bytes: bytes.length };
}

const user = (content: unknown) => ({ role: 'user', content });

describe('the body of a record', () => {
  test('at the bound it is whole; a byte below it has a middle left out', () => {
    const body = { messages: [user(`a ${secret} b`.repeat(50))] };
    const { bytes, whole } = record(body, 1e6);
    expect(record(body, bytes).text).toBe(whole);
    const cut = record(body, bytes - 1);
    expect(cut.text).toMatch(mark);
    expect(cut.bytes).toBeLessThanOrEqual(bytes - 1);
  });

  test('keeps the beginning and the end, and says how many bytes lay between them', () => {
    const { text } = record({ messages: [user('x'.repeat(1000))] }, MARK_BYTES + 80);
    const [head = '', tail = ''] = text.split(/…\[\d+ bytes left out\]…/u);
    expect(head).toBe('{"messages":[{"role":"user","content":"x'.padEnd(40, 'x'));
    expect(tail).toBe('"}]}'.padStart(40, 'x'));
    expect(text).toMatch(`[${43 + 1000 - 80} bytes`);
  });

  test('an image at the beginning leaves room for what follows it', () => {
    const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(5000)}` } };
    const { text } = record({ messages: [user([image, { type: 'text', text: 'hello' }])] }, 400);
    expect(text).not.toMatch(mark);
    expect(text).toContain('hello');
    expect(text).toContain('omitted (5022 bytes)');
  });

  test('members out of order, and documents within strings', () => {
    const call = { name: 'f', arguments: JSON.stringify({ to: `"${secret}"`, cc: [secret] }) };
    const body = {
      model: 'm',
      messages: [{ function_call: call, content: secret }],
      user: 'u',
      tools: [{ type: 'x', a: secret }],
    };
    const { whole } = record(body, 1e6);
    expect(whole).toBe(JSON.stringify(body).replaceAll(secret, token));
  });

  test('for every bound: no value shows, whole or in part; a beginning and an end of the masked body; whole characters', () => {
    const piece = fc.constantFrom(secret, 'é', '😀', 'word ', '"', '\\', '\n', 'x'.repeat(30));
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const nested = text.map((inner) => ({
      role: 'assistant',
      function_call: { name: 'f', arguments: JSON.stringify({ inner }) },
    }));
    const turn = fc.oneof(
      text.map(user),
      nested,
      text.map((key) => ({ [`k${key}`]: key })),
    );
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 6 }),
        fc.integer({ min: MARK_BYTES, max: 900 }),
        (messages, bound) => {
          const { text: kept, whole, bytes } = record({ messages }, bound);
          expect(bytes).toBeLessThanOrEqual(bound);
          expect(kept).not.toContain('\u{FFFD}');
          expect(kept).not.toContain(secret);
          if (Buffer.byteLength(whole) <= bound) {
            expect(kept).toBe(whole);
            return;
          }
          const [head = '', , tail = ''] = kept.split(mark);
          expect(whole.startsWith(head)).toBe(true);
          expect(whole.endsWith(tail)).toBe(true);
          // No edit is cut: what is kept ends before one or behind it.
          for (let cut = 1; cut < token.length; cut++) {
            expect(head.endsWith(token.slice(0, cut)) && whole.startsWith(head + token.slice(cut))).toBe(
              false,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a long body: gives way, and works out only what is kept', () => {
    const turns = Array.from({ length: 3000 }, () => user(`${secret} `.repeat(20)));
    const raw = Buffer.from(JSON.stringify({ messages: turns }));
    const message = finish(readRequest('openai-chat', {}, raw));
    let read = 0;
    const edits = message.parts.map(({ text }) => {
      const known = secretsIn(text);
      return new Proxy(known, {
        get: (target, member) => {
          if (member === Symbol.iterator) read++;
          return Reflect.get(target, member);
        },
      });
    });
    const kept = finish(message.rewriteForRecord(edits, 10_000, asItIs));
    expect(kept.length).toBeGreaterThan(9_800);
    expect(read).toBeLessThan(200);
  });
});

describe('names, ids and settings in the body of a record', () => {
  const iban = 'DE89370400440532013000';
  const card = 4111111111111111;
  const key = 'AKIAQWERTZUIOPASDFGH';
  const mask = (text: string): string =>
    text.replaceAll(iban, '[IBAN]').replaceAll(String(card), '[CREDIT_CARD]').replaceAll(key, '[API_KEY]');
  const recordOf = (body: object, maskName = mask): string => {
    const message = finish(readRequest('anthropic-messages', {}, Buffer.from(JSON.stringify(body))));
    // What leaves is kept for the record where both are the same.
    expect(finish(message.rewrite([])).toString()).toBe(JSON.stringify(body));
    return finish(message.rewriteForRecord([], 1e6, maskName)).toString();
  };
  const call = { type: 'tool_use', id: iban, name: 'send', input: {} };
  const body = {
    model: iban,
    max_tokens: card,
    tools: [{ name: key }],
    messages: [{ role: 'assistant', content: [call] }],
  };

  test('are masked, while they leave as they are', () => {
    expect(JSON.parse(recordOf(body))).toEqual({
      model: '[IBAN]',
      max_tokens: '[CREDIT_CARD]',
      tools: [{ name: '[API_KEY]' }],
      messages: [{ role: 'assistant', content: [{ ...call, id: '[IBAN]' }] }],
    });
  });

  test('are looked into where they are long enough to be a value', () => {
    const asked: string[] = [];
    recordOf(
      {
        model: 'gpt-4o',
        service_tier: 'tier_12',
        speed: 'standardspeeds',
        tool_choice: { type: 'somethingforever' },
        messages: [],
      },
      (text) => {
        asked.push(text);
        return text;
      },
    );
    expect(asked.toSorted()).toEqual(['somethingforever', 'tier_12']);
  });
});

test('a long number is text wherever nobody has described it', () => {
  const content = [{ type: 'hologram', deep: [{ card: 4111111111111111, small: 123456 }] }];
  const raw = Buffer.from(JSON.stringify({ messages: [user(content)] }));
  const texts = finish(readRequest('anthropic-messages', {}, raw)).parts.map(({ text }) => text);
  expect(texts).toContain('4111111111111111');
  expect(texts).not.toContain('123456');
});
