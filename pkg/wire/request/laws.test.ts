import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProtocolId } from '../../api/request.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { finish } from '../../api/text.ts';
import { readRequest } from './read-request.ts';
import type { RequestMessage } from './read-request.ts';

const asItIs = (text: string): string => text;

const protocols: readonly ProtocolId[] = [
  'anthropic-messages',
  'openai-chat',
  'openai-responses',
  'bedrock-invoke',
  'bedrock-converse',
];

function readOrRefuse(protocol: ProtocolId, body: Buffer): RequestMessage | undefined {
  try {
    return finish(readRequest(protocol, {}, body));
  } catch (error) {
    if (error instanceof DomicileError && error.status === 400) return undefined;
    throw error;
  }
}

/** Words that the descriptions know, so that random bodies reach deep into them. */
const words =
  'type content messages input tools source data text image base64 url file_id thinking signature function arguments ' +
  'reasoning encrypted_content reasoningContent system model store mcp document citations enabled properties ' +
  'input_schema ann@x.de data:x https://a.b s3://c/d toString __proto__ tool_use';
const word = fc.constantFrom(...words.split(' '), '', '{"a":"b"}', 'é😀\n"');
const value = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    word,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, 1234567890),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 5 }),
  ),
})).tree;
/** What a conversation is made of: objects, and only those. */
const turn = fc.dictionary(word, value, { maxKeys: 5 });
const body = fc
  .tuple(
    fc.dictionary(word, value, { maxKeys: 4 }),
    fc.array(turn, { maxLength: 4 }),
    fc.array(value, { maxLength: 3 }),
  )
  .map(([rest, messages, tools]) => ({ ...rest, model: 'm', messages, input: messages, tools, store: false }))
  .map(({ model, messages, input, tools, store, ...rest }) => ({
    model,
    messages,
    input,
    tools,
    store,
    future: rest,
  }));

describe('laws of reading and rewriting', () => {
  test('no edits: the body, byte for byte', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...protocols), fc.nat(2), (tree, protocol, indent) => {
        const bytes = Buffer.from(JSON.stringify(tree, null, indent));
        const message = finish(readRequest(protocol, {}, bytes));
        expect(finish(message.rewrite([]))).toBe(bytes);
        expect(JSON.parse(finish(message.rewriteForRecord([], 1e6, asItIs)).toString())).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  test('edits of every part show up when the result is read again', () => {
    // Edited, these would make another kind of block of the object that they stand in.
    const deciding = ['type', 'signature', 'data', 'encrypted_content', 'redactedContent'];
    fc.assert(
      fc.property(body, fc.constantFrom(...protocols), (tree, protocol) => {
        const message = finish(readRequest(protocol, {}, Buffer.from(JSON.stringify(tree))));
        const texts = message.parts.map(({ text, isKey, key }, index) =>
          isKey || deciding.includes(key) ? text : `edit "${index}" \u00e9`,
        );
        const edits = message.parts.map(({ text }, index) =>
          texts[index] === text ? undefined : [{ start: 0, end: text.length, text: texts[index] ?? '' }],
        );
        const again = finish(readRequest(protocol, {}, finish(message.rewrite(edits))));
        expect(again.parts.map(({ text }) => text)).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  test('the record of a body is the same, whatever of it was written before', () => {
    const image = { type: 'image', source: { type: 'base64', data: 'aGVsbG8gd29ybGQ='.repeat(8) } };
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...protocols),
        fc.boolean(),
        fc.constantFrom('none', 'some', 'all'),
        fc.constantFrom(60, 200, 1e6),
        (tree, protocol, hasImage, shared, maxBytes) => {
          const content = hasImage ? [{ role: 'user', content: [image] }] : [];
          const bytes = Buffer.from(JSON.stringify({ ...tree, messages: [...tree.messages, ...content] }));
          const message = finish(readRequest(protocol, {}, bytes));
          const editsOf = (by: string) =>
            message.parts.map(({ text, isKey }) =>
              isKey || text.length < 2 ? undefined : [{ start: 0, end: 1, text: by }],
            );
          const wire = editsOf('w');
          const other = editsOf('other');
          const record = wire.map((edits, part) =>
            shared === 'all' || (shared === 'some' && part % 2 === 0) ? edits : other[part],
          );
          finish(message.rewrite(wire));
          const fresh = finish(readRequest(protocol, {}, bytes));
          expect(finish(message.rewriteForRecord(record, maxBytes, asItIs)).toString()).toBe(
            finish(fresh.rewriteForRecord(record, maxBytes, asItIs)).toString(),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('every string of the body is a part, exempt, signed or counted as not inspected', () => {
    const secret = 'ann smith <ann@x.de>';
    const slot = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.constant(secret), word),
        fc.array(tie('tree'), { minLength: 1, maxLength: 2 }),
        fc.dictionary(word, tie('tree'), { minKeys: 1, maxKeys: 3 }),
      ),
    })).tree;
    fc.assert(
      fc.property(slot, fc.constantFrom(...protocols), (tree, protocol) => {
        const turns = [typeof tree === 'object' && !Array.isArray(tree) ? tree : { content: tree }];
        const sent = JSON.stringify({ messages: turns, input: turns, tools: [tree], future: tree });
        const message = finish(readRequest(protocol, {}, Buffer.from(sent)));
        const edits = message.parts.map(({ text }) =>
          text === secret ? [{ start: 0, end: text.length, text: 'x' }] : undefined,
        );
        expect(finish(message.rewriteForRecord(edits, 1e6, asItIs)).toString()).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  test('changed bytes: read, or refused as malformed', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...protocols),
        fc.nat(),
        fc.nat(255),
        fc.nat(4),
        (tree, protocol, at, byte, drop) => {
          const bytes = Buffer.from(JSON.stringify(tree));
          const cut = at % bytes.length;
          const changed = Buffer.concat([
            bytes.subarray(0, cut),
            Buffer.from([byte]),
            bytes.subarray(cut + drop),
          ]);
          const message = readOrRefuse(protocol, changed);
          if (message !== undefined) expect(finish(message.rewrite([]))).toBe(changed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('random bytes: refused as malformed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...protocols), (bytes, protocol) => {
        const message = readOrRefuse(protocol, Buffer.from(bytes));
        if (message !== undefined) expect(message.body.toString()).toMatch(/^\s*\{/);
      }),
    );
  });

  test('reading gives way at least every 64 KiB of texts', () => {
    const messages = Array.from({ length: 2000 }, (_, index) => ({
      role: 'user',
      content: `${index}`.repeat(100),
    }));
    const bytes = Buffer.from(JSON.stringify({ messages }));
    const slices = readRequest('anthropic-messages', {}, bytes);
    let yields = 0;
    while (slices.next().done !== true) yields++;
    expect(yields).toBeGreaterThanOrEqual(2 * Math.floor(bytes.length / 65_536) - 2);
  });
});
