import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import { maxListedTexts } from './invoke-stream.ts';
import { createStreamRewriter } from './stream.ts';
import { chunkFrame, frame, frameEvents } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

const a = 'alice@example.eu';
const metrics = { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 1 } };

function whole(body: object) {
  const hooks = restoringHooks();
  const raw = Buffer.from(JSON.stringify(body));
  const bytes = finish(rewriteWholeAnswer('bedrock-invoke', raw, hooks));
  return { out: JSON.parse(bytes.toString()) as object, same: bytes === raw, seen: hooks.seen };
}

function streamed(...events: readonly object[]) {
  const hooks = restoringHooks();
  const frames = events.map((event) => chunkFrame(event));
  const out = run(createStreamRewriter('bedrock-invoke', 'eventstream', hooks), frames);
  return { events: frameEvents(out), same: out.equals(Buffer.concat(frames)), seen: hooks.seen };
}

const nova = (text: string) => ({
  output: { message: { role: 'assistant', content: [{ text }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1 },
});

describe('whole answers of InvokeModel by family', () => {
  test.each([
    ['Nova', nova],
    [
      'Titan',
      (text: string) => ({
        inputTextTokenCount: 1,
        results: [{ outputText: text, completionReason: 'FINISH' }],
      }),
    ],
    ['Llama', (text: string) => ({ generation: text, prompt_token_count: 1, stop_reason: 'stop' })],
    ['Mistral', (text: string) => ({ outputs: [{ text, stop_reason: 'stop' }, { text }] })],
    ['Cohere', (text: string) => ({ text, generation_id: 'g', finish_reason: 'COMPLETE' })],
    ['Cohere, older', (text: string) => ({ generations: [{ text, finish_reason: 'COMPLETE' }] })],
    ['Claude, older', (text: string) => ({ completion: text, stop_reason: 'stop_sequence' })],
    [
      'families with chat completions',
      (content: string) => ({ choices: [{ index: 0, message: { content } }] }),
    ],
    ['Claude', (text: string) => ({ type: 'message', content: [{ type: 'text', text }] })],
    ['an error', (message: string) => ({ message })],
  ])('%s', (_, body) => {
    const { out, seen } = whole(body('to <<A>>, "<<AB>>"'));
    expect(out).toEqual(body(`to ${a}, "ä😀"`));
    expect(seen.unknown).toEqual([]);
    expect(seen.observed.get('text')).toMatch(/(to <<A>>, "<<AB>>"){1,2}$/u);
  });

  test.each([
    [
      'members that are not generated text',
      { generation: 'x', prompt: '<<A>>', outputs: [{ id: '<<A>>' }] },
      [],
    ],
    ['text of another kind', { outputs: '<<A>>', results: [{ outputText: ['<<A>>'] }] }, ['answer body']],
    ['a shape that nobody knows', { embedding: [1, 2], more: '<<A>>' }, ['answer body']],
  ])('%s stay', (_, body, unknown) => {
    const { same, seen } = whole(body);
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(unknown);
  });
});

describe('streamed answers of InvokeModel by family', () => {
  test.each([
    [
      'Titan',
      (text: string) => ({ outputText: text, index: 0, completionReason: null }),
      (text: string) => ({ outputText: text, index: 0, completionReason: 'FINISH', ...metrics }),
    ],
    [
      'Llama',
      (text: string) => ({ generation: text, stop_reason: null }),
      (text: string) => ({ generation: text, stop_reason: 'stop', ...metrics }),
    ],
    [
      'Mistral',
      (text: string) => ({ outputs: [{ text, stop_reason: null }] }),
      (text: string) => ({ outputs: [{ text, stop_reason: 'stop' }], ...metrics }),
    ],
    [
      'Cohere',
      (text: string) => ({ text, is_finished: false }),
      (text: string) => ({ text, is_finished: true, finish_reason: 'COMPLETE' }),
    ],
    [
      'Claude, older',
      (completion: string) => ({ completion, stop_reason: null }),
      (completion: string) => ({ completion, stop_reason: 'stop_sequence' }),
    ],
  ])('%s: a token in pieces; what is held leaves with the last chunk', (_, chunk, last) => {
    const { events, seen } = streamed(chunk('to <'), chunk('<A'), chunk('>>, <<A'), last(''));
    expect(events).toEqual([chunk('to '), chunk(''), chunk(`${a}, `), last('<<A')]);
    expect(seen.unknown).toEqual([]);
    expect(seen.observed.get('text')).toBe('to <<A>>, <<A');
  });

  test('several outputs do not mix, and one that a stream breaks off is inserted at its place', () => {
    const chunk = (one: string, other: string) => ({ outputs: [{ text: one }, { text: other }] });
    const { events } = streamed(chunk('<<', '<<A'), chunk('A>>', '>'));
    expect(events).toEqual([chunk('', ''), chunk(a, ''), chunk('', '<<A>')]);
  });

  test('an end without text lets go of what was held', () => {
    const { events } = streamed({ text: 'x<<A' }, { is_finished: true, finish_reason: 'COMPLETE' });
    expect(events).toEqual([
      { text: 'x' },
      { text: '<<A' },
      { is_finished: true, finish_reason: 'COMPLETE' },
    ]);
  });

  test('Nova: events of Converse under their names', () => {
    const delta = (text: string) => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { text } } });
    const start = { messageStart: { role: 'assistant' } };
    const stop = { contentBlockStop: { contentBlockIndex: 0 } };
    const end = [{ messageStop: { stopReason: 'end_turn' } }, { metadata: { usage: {} }, ...metrics }];
    const { events, seen } = streamed(start, delta('to <<'), delta('A>> <'), stop, ...end);
    expect(events).toEqual([start, delta('to '), delta(`${a} `), delta('<'), stop, ...end]);
    expect(seen.unknown).toEqual([]);
  });

  test('Nova: input of a tool', () => {
    const start = {
      contentBlockStart: { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't', name: 'mail' } } },
    };
    const delta = (input: string) => ({
      contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input } } },
    });
    const { events, seen } = streamed(start, delta('{"to":"<<A>>"}'));
    expect(events).toEqual([start, delta(`{"to":"${a}"}`)]);
    expect([...seen.observed.keys()]).toEqual(['toolInput mail']);
  });

  test('chat completions', () => {
    const chunk = (content: string) => ({ choices: [{ index: 0, delta: { content } }] });
    expect(streamed(chunk('<<'), chunk('A>>')).events).toEqual([chunk(''), chunk(a)]);
  });

  test('what nobody knows is told and passes; counts after text are no riddle', () => {
    const { same, seen } = streamed({ picture: '<<A>>' });
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['event']);
    expect(streamed({ generation: 'x' }, metrics).seen.unknown).toEqual([]);
  });

  test.each([[{ text: 'x' }], [{}]])('texts that a chunk lists are bounded: %j', (each) => {
    const outputs = Array.from({ length: maxListedTexts + 1 }, () => each);
    expect(streamed({ outputs: outputs.slice(1) }).same).toBe(true);
    expect(() => streamed({ outputs })).toThrow(expect.objectContaining({ code: 'upstream.invalid' }));
  });

  test.each(['', '=', 'e30', 'e30=\n', 'e3 0=', 'e30-', '!!!!', 'e30=e30='])(
    'bytes that are no Base64: %j',
    (bytes) => {
      expect(() =>
        run(createStreamRewriter('bedrock-invoke', 'eventstream', restoringHooks()), [
          frame('chunk', { bytes }),
        ]),
      ).toThrow(expect.objectContaining({ code: 'upstream.invalid' }));
    },
  );
});
