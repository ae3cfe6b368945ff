import { finish, type TextTransform } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import { maxAnswerMembers } from './answer-json.ts';
import { maxOpaqueUnits, maxOpenChannels } from './opaque-text.ts';
import { maxContentParts, maxKeptUnits, maxKnownTexts, textAddress } from './responses-texts.ts';
import { maxToolCalls } from './chat-stream.ts';
import { createStreamRewriter } from './stream.ts';
import { sse } from './test-transcripts.ts';
import { identity, recordingHooks, restored, restoringHooks, tokenTransform } from './test-transform.ts';
import { transformSliceUnits } from './long-text.ts';
import { changedStretch, partsPerSlice, rewriteText } from './whole-rewrite.ts';
import { rewriteWholeAnswer } from './whole.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

describe('the stretch that changed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{10400}', 'é') });

  test('put in place of the old one it gives the new text, and cuts no character', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, end, text: changed } = changedStretch(before, after);
        expect(before.slice(0, start) + changed + before.slice(end)).toBe(after);
        expect(
          changed.isWellFormed() && before.slice(0, start).isWellFormed() && before.slice(end).isWellFormed(),
        ).toBe(true);
      }),
    );
  });

  test('is no longer than it must be', () => {
    expect(changedStretch('to <<A>>, now', 'to alice, now')).toEqual({ start: 3, end: 8, text: 'alice' });
  });
});

describe('a long answer', () => {
  const long = `${'x'.repeat(transformSliceUnits - 1)}😀<<A>>`.repeat(5);
  const body = Buffer.from(JSON.stringify({ type: 'message', content: [{ type: 'text', text: long }] }));

  test('is read and transformed in slices, with the result of the whole', () => {
    const slices = rewriteWholeAnswer('anthropic-messages', body, restoringHooks());
    let yields = 0;
    let step = slices.next();
    for (; step.done !== true; step = slices.next()) yields += 1;
    const { content } = JSON.parse(step.value.toString()) as { content: { text: string }[] };
    expect(content[0]?.text).toBe(restored(long));
    expect(yields).toBeGreaterThanOrEqual(10);
  });
});

const yieldsOf = (body: object): number => {
  const slices = rewriteWholeAnswer(
    'anthropic-messages',
    Buffer.from(JSON.stringify(body)),
    restoringHooks(),
  );
  let yields = 0;
  while (slices.next().done !== true) yields += 1;
  return yields;
};

test.each([
  ['texts', (count: number) => Array.from({ length: count }, () => ({ type: 'text', text: '<<A>>' }))],
  ['parts that nobody knows', (count: number) => Array.from({ length: count }, () => ({ type: 'x' }))],
  [
    'inputs of tools',
    (count: number) => Array.from({ length: count }, () => ({ type: 'tool_use', name: 'a', input: [1] })),
  ],
  [
    'numbers in an input',
    (count: number) => [{ type: 'tool_use', name: 'a', input: Array.from({ length: count }, () => 1) }],
  ],
])('an answer of many %s gives way between them', (_, content) => {
  const few = yieldsOf({ type: 'message', content: content(1) });
  const more = yieldsOf({ type: 'message', content: content(8 * partsPerSlice) });
  expect(more - few).toBeGreaterThanOrEqual(8);
});

describe('text that is no JSON', () => {
  const rewritten = (bytes: Buffer) => {
    const hooks = restoringHooks();
    return { output: finish(rewriteText(bytes, hooks)), seen: hooks.seen };
  };

  test('is restored in slices, and observed as it came', () => {
    const text = `${'x'.repeat(transformSliceUnits - 1)}\u{1f600}<<A>>`.repeat(5);
    const { output, seen } = rewritten(Buffer.from(text));
    expect(output.toString()).toBe(restored(text));
    expect([seen.observed.get('text'), seen.complete]).toEqual([text, ['text']]);
  });

  test.each([
    ['nothing of ours', Buffer.from('\u{FEFF}nothing')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['more than a slice', Buffer.from('x'.repeat(3 * transformSliceUnits))],
  ])('stays as it is: %s', (_, bytes) => expect(rewritten(bytes).output).toBe(bytes));
});

test('a long input of a tool is observed in slices, as the JSON that it is, with no character cut', () => {
  const source = JSON.stringify({ to: `${'x'.repeat(64 * 1024 - 8)}\u{1f600}${'y'.repeat(64 * 1024)}` });
  const body = Buffer.from(
    `{"type":"message","content":[{"type":"tool_use","name":"mail","input":${source}}]}`,
  );
  const hooks = restoringHooks();
  finish(rewriteWholeAnswer('anthropic-messages', body, hooks));
  expect(hooks.seen.observed.get('toolInput mail')).toBe(source);
});

describe('a long answer that is written anew', () => {
  const rewritten = (long: string) => {
    const body = Buffer.from(
      JSON.stringify({ type: 'message', content: [{ type: 'text', text: long }], z: '/' }),
    );
    const out = finish(rewriteWholeAnswer('anthropic-messages', body, restoringHooks())).toString();
    return JSON.parse(out) as { content: { text: string }[]; z: string };
  };

  test.each([
    ['to nothing', '<<C>>'.repeat(transformSliceUnits)],
    ['to more', '<<A>>\n"'.repeat(transformSliceUnits)],
    ['with characters at every edge', '😀<<C>>'.repeat(transformSliceUnits)],
    ['of one unit more than a slice', `${'x'.repeat(transformSliceUnits - 4)}<<A>>`],
  ])('%s', (_, long) => {
    const { content, z } = rewritten(long);
    expect(content[0]?.text === restored(long)).toBe(true);
    expect(z).toBe('/');
  });
});

const invalid = expect.objectContaining({ code: 'upstream.invalid' });

describe('bounds', () => {
  test('members of an object', () => {
    const whole = (members: number): unknown => {
      const input = Object.fromEntries(Array.from({ length: members }, (_, index) => [`a${index}`, 1]));
      const body = Buffer.from(JSON.stringify({ type: 'message', content: [{ type: 'tool_use', input }] }));
      return finish(rewriteWholeAnswer('anthropic-messages', body, restoringHooks())) === body;
    };
    expect(whole(maxAnswerMembers)).toBe(true);
    expect(() => whole(maxAnswerMembers + 1)).toThrow(invalid);
  });

  const anthropic = () =>
    createStreamRewriter(
      'anthropic-messages',
      'sse',
      recordingHooks(() => identity),
    );
  const start = (index: number) =>
    sse('', { type: 'content_block_start', index, content_block: { type: 'text', text: '' } });

  test('blocks open at a time', () => {
    const rewriter = anthropic();
    for (let index = 0; index < maxOpenChannels; index++) finish(rewriter.push(start(index)));
    expect(() => finish(rewriter.push(start(maxOpenChannels)))).toThrow(invalid);
  });

  test('a signed part', () => {
    const rewriter = anthropic();
    const think = (thinking: string) =>
      sse('', { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking } });
    finish(
      rewriter.push(sse('', { type: 'content_block_start', index: 0, content_block: { type: 'thinking' } })),
    );
    const quarter = think('x'.repeat(maxOpaqueUnits / 4));
    for (let count = 0; count < 4; count++) finish(rewriter.push(quarter));
    expect(() => finish(rewriter.push(think('x')))).toThrow(`exceeds ${maxOpaqueUnits} characters`);
    const whole = (units: number) => {
      const content = [{ type: 'redacted_thinking', data: 'x'.repeat(units) }];
      const body = Buffer.from(JSON.stringify({ type: 'message', content }));
      return finish(rewriteWholeAnswer('anthropic-messages', body, restoringHooks())) === body;
    };
    expect(whole(maxOpaqueUnits)).toBe(true);
    expect(() => whole(maxOpaqueUnits + 1)).toThrow(`exceeds ${maxOpaqueUnits} bytes`);
  });

  test('tool calls of a choice', () => {
    const rewriter = createStreamRewriter(
      'openai-chat',
      'sse',
      recordingHooks(() => identity),
    );
    const call = (index: number) =>
      sse('', {
        choices: [
          { index: 0, delta: { tool_calls: [{ index, function: { name: 'mail', arguments: '' } }] } },
        ],
      });
    expect(finish(rewriter.push(call(maxToolCalls - 1)))).toHaveLength(1);
    expect(() => finish(rewriter.push(call(maxToolCalls)))).toThrow(invalid);
  });

  test('parts of an item, and the text kept until it is repeated', () => {
    expect(textAddress(0, maxContentParts - 1, 'error')).toBeLessThan(textAddress(1, 0, 'text'));
    expect(() => textAddress(0, maxContentParts, 'text')).toThrow(invalid);
    const rewriter = createStreamRewriter(
      'openai-responses',
      'sse',
      recordingHooks(() => identity),
    );
    const say = (delta: string) =>
      sse('', { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta });
    const quarter = say('x'.repeat(maxKeptUnits / 4));
    for (let count = 0; count < 4; count++) finish(rewriter.push(quarter));
    expect(() => finish(rewriter.push(say('x')))).toThrow(invalid);
  });

  test.each([
    [
      'texts that are done',
      (output_index: number) => ({ type: 'response.output_text.done', output_index, text: 'x' }),
    ],
    ['items', (output_index: number) => ({ type: 'response.output_item.added', output_index, item: {} })],
  ])('%s of a streamed response', (_, event) => {
    const rewriter = createStreamRewriter(
      'openai-responses',
      'sse',
      recordingHooks(() => identity),
    );
    const events = (from: number, to: number): Buffer =>
      Buffer.concat(Array.from({ length: to - from }, (__, at) => sse('', event(from + at))));
    finish(rewriter.push(events(0, maxKnownTexts)));
    expect(() => finish(rewriter.push(events(maxKnownTexts, maxKnownTexts + 1)))).toThrow(invalid);
  });
});

describe('of a streamed response', () => {
  const text = `<<A>>${'x'.repeat(maxKeptUnits / 4)}`;
  const saying = (transform: () => TextTransform): (() => void) => {
    const rewriter = createStreamRewriter('openai-responses', 'sse', recordingHooks(transform));
    let said = 0;
    return () => {
      const place = { output_index: said++, content_index: 0 };
      finish(rewriter.push(sse('', { type: 'response.output_text.done', ...place, text })));
    };
  };

  test('texts that are changed are kept until they are repeated, up to a bound', () => {
    const say = saying(tokenTransform);
    for (let count = 0; count < 3; count++) say();
    expect(say).toThrow('the text of the answer exceeds');
  });

  test('texts that stay as they are need not be kept', () => {
    const say = saying(() => identity);
    for (let count = 0; count < 8; count++) say();
  });
});

test('of long texts that nothing transforms, a streamed response keeps the beginnings alone', () => {
  const hooks = { ...recordingHooks(() => undefined), observe: () => undefined, complete: () => undefined };
  const rewriter = createStreamRewriter('openai-responses', 'sse', hooks);
  const text = 'x'.repeat(60_000);
  const texts = 200;
  const say = (content_index: number): void => {
    const place = { output_index: 0, content_index };
    finish(rewriter.push(sse('', { type: 'response.output_text.delta', ...place, delta: text })));
    finish(rewriter.push(sse('', { type: 'response.output_text.done', ...place, text })));
  };
  const usedBytes = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  say(0);
  const before = usedBytes();
  for (let part = 1; part <= texts; part++) say(part);
  const grown = usedBytes() - before;
  say(texts + 1);
  expect(grown).toBeLessThan((texts * text.length) / 8);
});
