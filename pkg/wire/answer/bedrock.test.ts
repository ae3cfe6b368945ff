import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { ProtocolId } from '../../api/request.ts';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';
import { createStreamRewriter } from './stream.ts';
import { chunkFrame, frame, frameEvents } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

const a = 'alice@example.eu';

function streamed(protocol: ProtocolId, frames: readonly Buffer[]) {
  const hooks = restoringHooks();
  const out = run(createStreamRewriter(protocol, 'eventstream', hooks), frames);
  return { out, events: () => frameEvents(out), same: out.equals(Buffer.concat(frames)), seen: hooks.seen };
}

function whole(body: object) {
  const hooks = restoringHooks();
  const out = finish(rewriteWholeAnswer('bedrock-converse', Buffer.from(JSON.stringify(body)), hooks));
  return { out: JSON.parse(out.toString()) as object, seen: hooks.seen };
}

const exception = (payload: object) =>
  encodeFrame(
    encodeHeaders({ ':exception-type': 'validationException', ':message-type': 'exception' }),
    Buffer.from(JSON.stringify(payload)),
  );
const rawFrame = (payload: string) =>
  encodeFrame(encodeHeaders({ ':event-type': 'chunk', ':message-type': 'event' }), Buffer.from(payload));
const delta = (contentBlockIndex: number, change: object) =>
  frame('contentBlockDelta', { contentBlockIndex, delta: change });
const stop = (contentBlockIndex: number) => frame('contentBlockStop', { contentBlockIndex });

describe('invoke with a response stream', () => {
  const said = (text: string) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text },
  });

  test('an edited frame keeps its headers and padding, and the AWS codec reads it', () => {
    const { out } = streamed('bedrock-invoke', [chunkFrame(said('to <<A>>!'))]);
    const codec = new EventStreamCodec(
      (bytes) => Buffer.from(bytes).toString(),
      (text) => Buffer.from(text),
    );
    const message = codec.decode(out);
    expect(message.headers[':event-type']).toEqual({ type: 'string', value: 'chunk' });
    const payload = JSON.parse(Buffer.from(message.body).toString()) as { bytes: string; p: string };
    expect(payload.p).toBe('abcdefgh');
    expect(JSON.parse(Buffer.from(payload.bytes, 'base64').toString())).toEqual(said(`to ${a}!`));
  });

  test('an exception is restored after what was held back', () => {
    const { events } = streamed('bedrock-invoke', [
      chunkFrame(said('<<A')),
      exception({ message: 'no <<A>>' }),
    ]);
    expect(events()).toEqual([said(''), said('<<A'), { validationException: { message: `no ${a}` } }]);
  });

  test('what nobody knows is told and passes, as does an exception without payload', () => {
    const empty = encodeFrame(
      encodeHeaders({ ':message-type': 'error', ':error-code': 'InternalFailure' }),
      Buffer.alloc(0),
    );
    const { same, seen } = streamed('bedrock-invoke', [
      frame('news', { a: '<<A>>' }),
      frame('chunk', { b: '<<A>>' }),
      empty,
    ]);
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['event news', 'event chunk without bytes']);
  });

  test('a frame that is cut off is told; what was held leaves', () => {
    const { events, seen } = streamed('bedrock-invoke', [
      chunkFrame(said('<<A')),
      chunkFrame(said('x')).subarray(0, 20),
    ]);
    expect(events()).toEqual([said(''), said('<<A')]);
    expect(seen.unknown).toEqual(['truncated frame']);
  });

  test.each([
    ['a payload', rawFrame('{')],
    ['an inner event', frame('chunk', { bytes: Buffer.from('{').toString('base64') })],
  ])('%s that is not what it should be ends the stream', (_, bytes) => {
    expect(() => streamed('bedrock-invoke', [bytes])).toThrow(
      expect.objectContaining({ code: 'upstream.invalid' }),
    );
  });
});

describe('converse', () => {
  const content = (t: string, foreign: string) => [
    { reasoningContent: { reasoningText: { text: foreign, signature: 'c2ln' } } },
    { reasoningContent: { redactedContent: 'ZGF0YQ==' } },
    { text: t },
    { toolUse: { toolUseId: 't', name: 'mail', input: { to: t } } },
    { toolUse: { toolUseId: 's', name: 'ground', type: 'server_tool_use', input: { q: foreign } } },
    {
      citationsContent: {
        content: [{ text: t }],
        citations: [{ title: t, sourceContent: [{ text: t }], location: {} }],
      },
    },
    { toolResult: { content: [{ text: foreign }] } },
  ];

  test('a whole answer', () => {
    const body = (t: string) => ({
      output: { message: { role: 'assistant', content: content(t, '<<A>>') } },
      trace: { promptRouter: { invokedModelId: 'arn:model' } },
    });
    const { out, seen } = whole(body('<<A>>'));
    expect(out).toEqual(body(a));
    expect(seen.opaque).toEqual(['reasoningText\0<<A>>\0c2ln', 'redactedContent\0ZGF0YQ==']);
    expect(seen.echo).toEqual(['model=arn:model']);
    expect(seen.unknown).toEqual([]);
  });

  test("AWS's error, and a body and a block that nobody knows", () => {
    expect(whole({ message: 'bad <<A>>' }).out).toEqual({ message: `bad ${a}` });
    expect(whole({ results: ['<<A>>'] })).toMatchObject({
      out: { results: ['<<A>>'] },
      seen: { unknown: ['answer body'] },
    });
    const odd = { output: { message: { content: [{ hologram: '<<A>>' }, 7] } } };
    expect(whole(odd)).toMatchObject({ out: odd, seen: { unknown: ['content block', 'content block'] } });
  });

  test('signed reasoning gives, streamed, the content that it gives whole', () => {
    const { same, seen } = streamed('bedrock-converse', [
      delta(0, { reasoningContent: { text: '<<A' } }),
      delta(0, { reasoningContent: { text: '>>' } }),
      delta(0, { reasoningContent: { signature: 'c2ln' } }),
      stop(0),
      delta(1, { reasoningContent: { redactedContent: 'ZGF0YQ==' } }),
      stop(1),
      delta(2, { reasoningContent: { redactedContent: Buffer.from('da').toString('base64') } }),
      delta(2, { reasoningContent: { redactedContent: Buffer.from('ta').toString('base64') } }),
      stop(2),
    ]);
    expect(same).toBe(true);
    expect(seen.opaque).toEqual([
      'reasoningText\0<<A>>\0c2ln',
      'redactedContent\0ZGF0YQ==',
      'redactedContent\0ZGF0YQ==',
    ]);
  });

  test('held text leaves as a delta before the stop; citations are restored', () => {
    const { events } = streamed('bedrock-converse', [
      delta(0, { text: '<<A' }),
      delta(0, { citation: { title: '<<A>>', sourceContent: [{ text: '<<A>>' }] } }),
      stop(0),
    ]);
    expect(events().slice(1)).toEqual([
      {
        contentBlockDelta: {
          contentBlockIndex: 0,
          delta: { citation: { title: a, sourceContent: [{ text: a }] } },
        },
      },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: '<<A' } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
    ]);
  });

  test('input of a tool that no start named, and deltas that do not suit their block, are not restored', () => {
    const { same } = streamed('bedrock-converse', [
      delta(0, { toolUse: { input: '<<A>>' } }),
      delta(0, { text: '<<A>>' }),
      delta(1, { toolResult: [{ text: '<<A>>' }] }),
    ]);
    expect(same).toBe(true);
  });

  test('what nobody knows is told and passes', () => {
    const { same, seen } = streamed('bedrock-converse', [
      frame('hologramStart', {}),
      delta(0, { hologram: '<<A>>' }),
      frame('contentBlockStart', { contentBlockIndex: 0, start: { hologram: {} } }),
      frame('contentBlockDelta', { delta: { text: '<<A>>' } }),
    ]);
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['event hologramStart', 'delta', 'content block', 'delta']);
  });
});
