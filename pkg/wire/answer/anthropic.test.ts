import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import { createStreamRewriter } from './stream.ts';
import { sse, sseEvents } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

type Json = Record<string, unknown>;

function whole(message: object) {
  const hooks = restoringHooks();
  const body = Buffer.from(JSON.stringify(message));
  const out = finish(rewriteWholeAnswer('anthropic-messages', body, hooks));
  return { out: JSON.parse(out.toString()) as Json, same: out === body, seen: hooks.seen };
}

function streamed(events: readonly object[]) {
  const hooks = restoringHooks();
  const stream = Buffer.concat(events.map((event) => sse(String((event as Json)['type']), event)));
  const out = run(createStreamRewriter('anthropic-messages', 'sse', hooks), [stream]);
  return { events: sseEvents(out), raw: out.toString(), same: out.equals(stream), seen: hooks.seen };
}

const message = (...content: object[]) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-5',
  content,
});
const start = (index: number, content_block: object) => ({
  type: 'content_block_start',
  index,
  content_block,
});
const delta = (index: number, change: object) => ({ type: 'content_block_delta', index, delta: change });
const stop = (index: number) => ({ type: 'content_block_stop', index });
const text = (said: string) => ({ type: 'text_delta', text: said });

describe('a whole message', () => {
  test.each([{ error: { message: 'late' } }, { message: 'late' }])(
    'that says %j as well is no error, whose strings are all texts',
    (more) => {
      const { out } = whole({
        ...message({ type: 'server_tool_use', id: 's', name: 'web_search', input: { query: '<<A>>' } }),
        ...more,
      });
      expect(out).toMatchObject({ content: [{ input: { query: '<<A>>' } }] });
    },
  );

  test('texts, citations and tool inputs are restored, keys among them; tools of others are not', () => {
    const input = { to: '<<A>>', deep: [{ '<<A>>': 1 }] };
    const cited = {
      type: 'char_location',
      cited_text: 'from <<A>>',
      document_title: '<<A>>',
      start_char_index: 3,
    };
    const { out, seen } = whole({
      ...message(
        { type: 'text', text: 'to <<A>>', citations: [cited] },
        { type: 'tool_use', id: 't', name: 'mail', input },
        { type: 'server_tool_use', id: 's', name: 'web_search', input },
        { type: 'mcp_tool_use', id: 'm', name: 'find', server_name: 'crm', input },
        { type: 'mcp_tool_result', tool_use_id: 'm', content: [{ type: 'text', text: '<<A>>' }] },
        { type: 'mcp_tool_result', tool_use_id: 'm', content: '<<A>>' },
        {
          type: 'code_execution_tool_result',
          content: { type: 'code_execution_result', stdout: '<<A>>', stderr: '<<A>>' },
        },
        { type: 'advisor_tool_result', content: { type: 'advisor_result', text: '<<A>>' } },
        { type: 'text_editor_code_execution_tool_result', content: { content: '<<A>>' } },
        { type: 'compaction', content: '<<A>>', encrypted_content: '<<A>>' },
        {
          type: 'web_search_tool_result',
          content: [{ type: 'web_search_result', url: 'https://x/<<A>>', title: '<<A>>' }],
        },
      ),
      stop_sequence: '<<A>>',
      usage: { inference_geo: 'us' },
    });
    const a = 'alice@example.eu';
    expect(out['stop_sequence']).toBe(a);
    expect(out['content']).toEqual([
      {
        type: 'text',
        text: `to ${a}`,
        citations: [{ ...cited, cited_text: `from ${a}`, document_title: a }],
      },
      { type: 'tool_use', id: 't', name: 'mail', input: { to: a, deep: [{ [a]: 1 }] } },
      { type: 'server_tool_use', id: 's', name: 'web_search', input },
      { type: 'mcp_tool_use', id: 'm', name: 'find', server_name: 'crm', input },
      { type: 'mcp_tool_result', tool_use_id: 'm', content: [{ type: 'text', text: a }] },
      { type: 'mcp_tool_result', tool_use_id: 'm', content: a },
      {
        type: 'code_execution_tool_result',
        content: { type: 'code_execution_result', stdout: a, stderr: a },
      },
      { type: 'advisor_tool_result', content: { type: 'advisor_result', text: a } },
      { type: 'text_editor_code_execution_tool_result', content: { content: a } },
      { type: 'compaction', content: a, encrypted_content: '<<A>>' },
      {
        type: 'web_search_tool_result',
        content: [{ type: 'web_search_result', url: 'https://x/<<A>>', title: '<<A>>' }],
      },
    ]);
    expect(seen.echo).toEqual(['model=claude-opus-5', 'inference_geo=us']);
    expect(seen.unknown).toEqual([]);
    const source = '{"to":"<<A>>","deep":[{"<<A>>":1}]}';
    expect(seen.observed.get('toolInput mail')).toBe(source);
    expect(seen.observed.get('foreignToolInput find')).toBe(source);
  });

  test('what stands beside an edit keeps its bytes', () => {
    const body = '{ "type":"message", "n":1.50, "content":[{"text":"\\u00e9 <<A>> \\/é","type":"text"}]}';
    const out = finish(rewriteWholeAnswer('anthropic-messages', Buffer.from(body), restoringHooks()));
    expect(out.toString()).toBe(body.replace('<<A>>', 'alice@example.eu'));
  });

  test('an answer without tokens is the very Buffer; unknown blocks are told and pass', () => {
    const { same, seen } = whole(message({ type: 'hologram', text: '<<A>>' }, { type: 'x'.repeat(99) }));
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['content block hologram', 'content block (unnamed)']);
  });

  test('the count of tokens is known, another body is not', () => {
    expect(whole({ input_tokens: 7 }).seen.unknown).toEqual([]);
    expect(whole({ type: 'batch' }).seen.unknown).toEqual(['answer body']);
  });

  test('every string of an error is restored', () => {
    const { out } = whole({
      type: 'error',
      error: { type: 'invalid_request_error', message: 'messages.0: <<A>>' },
      request_id: 'r',
    });
    expect(out).toEqual({
      type: 'error',
      error: { type: 'invalid_request_error', message: 'messages.0: alice@example.eu' },
      request_id: 'r',
    });
  });

  test.each(['', '{"type":"message"', '[1,]', '{"a":1,"a":2}', '<html>'])('%j is refused', (body) => {
    const reading = () =>
      finish(rewriteWholeAnswer('anthropic-messages', Buffer.from(body), restoringHooks()));
    expect(reading).toThrow(expect.objectContaining({ code: 'upstream.invalid' }));
  });
});

describe('signed parts', () => {
  const signed = ['thinking\0I see <<A>>.\0c2ln', 'redacted_thinking\0ZGF0YQ=='];

  test('whole and streamed give the same content, and pass untouched', () => {
    const one = whole(
      message(
        { type: 'thinking', thinking: 'I see <<A>>.', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'ZGF0YQ==' },
      ),
    );
    const other = streamed([
      start(0, { type: 'thinking', thinking: '', signature: '' }),
      delta(0, { type: 'thinking_delta', thinking: 'I see <<' }),
      delta(0, { type: 'thinking_delta', thinking: 'A>>.' }),
      delta(0, { type: 'signature_delta', signature: 'c2ln' }),
      stop(0),
      start(1, { type: 'redacted_thinking', data: 'ZGF0YQ==' }),
      stop(1),
    ]);
    expect(one.seen.opaque).toEqual(signed);
    expect(other.seen.opaque).toEqual(signed);
    expect([one.same, other.same]).toEqual([true, true]);
    expect(one.seen.observed.size + other.seen.observed.size).toBe(0);
  });

  test('a block that does not end is not vouched for', () => {
    const { seen } = streamed([start(0, { type: 'thinking', thinking: 'x', signature: 'y' })]);
    expect(seen.opaque).toEqual([]);
  });
});

describe('a streamed message', () => {
  test('held text leaves as a delta of its block before the stop', () => {
    const { raw } = streamed([start(0, { type: 'text', text: '' }), delta(0, text('hi <<A')), stop(0)]);
    expect(raw).toBe(
      'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n\n' +
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi "}}\n\n' +
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"<<A"}}\n\n' +
        'event: content_block_stop\ndata: {"type":"content_block_stop","index":0}\n\n',
    );
  });

  test.each([
    ['the end of the message', { type: 'message_delta', delta: {}, usage: {} }],
    ['the last event', { type: 'message_stop' }],
    ['an error', { type: 'error', error: { type: 'overloaded_error', message: 'busy' } }],
    ['a second start of the block', start(0, { type: 'text', text: '' })],
  ])('held text leaves before %s where the stop is missing', (_, event) => {
    const { events } = streamed([start(0, { type: 'text', text: '' }), delta(0, text('<<A')), event]);
    expect(events.slice(2)).toEqual([delta(0, text('<<A')), event]);
  });

  test('text of the start, citations, stop sequence and errors are restored', () => {
    const { events } = streamed([
      start(0, { type: 'text', text: '<<A>>' }),
      delta(0, { type: 'citations_delta', citation: { type: 'page_location', cited_text: '<<A>>' } }),
      stop(0),
      start(2, { type: 'compaction', content: null }),
      delta(2, { type: 'compaction_delta', content: '<<A>>', encrypted_content: null }),
      stop(2),
      start(1, { type: 'tool_use', id: 't', name: 'mail', input: { to: '<<A>>' } }),
      stop(1),
      {
        type: 'message_delta',
        delta: { stop_reason: 'stop_sequence', stop_sequence: '<<A>>' },
        usage: { inference_geo: 'us' },
      },
      { type: 'error', error: { type: 'api_error', message: '<<A>>' } },
    ]);
    expect(JSON.stringify(events)).not.toContain('<<A>>');
  });

  test('what nobody knows is told and passes; what does not suit its block is not restored', () => {
    const { seen, same } = streamed([
      { type: 'hologram_start' },
      delta(0, { type: 'hologram_delta', text: '<<A>>' }),
      delta(5, { type: 'input_json_delta', partial_json: '"<<A>>"' }),
      { type: 'content_block_delta', delta: text('<<A>>') },
      start(1, { type: 'text', text: '' }),
      delta(1, { type: 'input_json_delta', partial_json: '<<A>>' }),
      start(2, { type: 'tool_use', name: 'mail', input: {} }),
      delta(2, text('<<A>>')),
      start(3, { type: 'fallback' }),
    ]);
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['event hologram_start', 'delta hologram_delta', 'delta text_delta']);
  });

  test('an event that is not JSON ends the stream; cut off at the very end it is dropped, and what was held is not', () => {
    const rewriter = createStreamRewriter('anthropic-messages', 'sse', restoringHooks());
    expect(() => finish(rewriter.push(Buffer.from('data: {"type":\n\n')))).toThrow(
      expect.objectContaining({ code: 'upstream.invalid' }),
    );
    const hooks = restoringHooks();
    const held = Buffer.from(
      `event: x\ndata: ${JSON.stringify(delta(0, text('<<A')))}\n\ndata: {"type":"cont`,
    );
    const out = run(createStreamRewriter('anthropic-messages', 'sse', hooks), [held]);
    expect(sseEvents(out)).toEqual([delta(0, text('')), delta(0, text('<<A'))]);
    expect(hooks.seen.unknown).toEqual(['truncated event']);
  });

  test('a last event without its blank line is read, and what follows it stands apart', () => {
    const out = run(createStreamRewriter('anthropic-messages', 'sse', restoringHooks()), [
      Buffer.from(`data: ${JSON.stringify(delta(0, text('<<A>> <<A')))}`),
    ]);
    expect(sseEvents(out)).toEqual([delta(0, text('alice@example.eu ')), delta(0, text('<<A'))]);
  });
});
