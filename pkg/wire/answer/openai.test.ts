import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { createStreamRewriter } from './stream.ts';
import { responsesEvents } from './test-responses.ts';
import { sse, sseEvents } from './test-transcripts.ts';
import { recordingHooks, restoringHooks, run, tokenTransform } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

const a = 'alice@example.eu';

function whole(protocol: ProtocolId, body: object) {
  const hooks = restoringHooks();
  const out = finish(rewriteWholeAnswer(protocol, Buffer.from(JSON.stringify(body)), hooks));
  return { out: JSON.parse(out.toString()) as object, seen: hooks.seen };
}

function streamed(protocol: ProtocolId, events: readonly object[]) {
  const hooks = restoringHooks();
  const stream = Buffer.concat(events.map((event) => sse('', event)));
  const out = run(createStreamRewriter(protocol, 'sse', hooks), [stream]);
  return { events: sseEvents(out), same: out.equals(stream), seen: hooks.seen };
}

const chunk = (choices: readonly object[], rest: object = {}) => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  model: 'gpt-5',
  choices,
  ...rest,
});
const said = (content: string, rest: object = {}) => ({
  index: 0,
  delta: { content },
  finish_reason: null,
  ...rest,
});

describe('chat completions', () => {
  test('a whole completion: content, refusal, arguments, offsets, log probabilities', () => {
    const citation = (start_index: number, end_index: number) => [
      { type: 'url_citation', url_citation: { start_index, end_index, url: 'https://x', title: 't' } },
    ];
    const { out, seen } = whole('openai-chat', {
      model: 'gpt-5',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: '<<A>> said it',
            refusal: null,
            annotations: citation(6, 10),
            tool_calls: [
              { id: 'x', type: 'function', function: { name: 'mail', arguments: '{"to":"<<A>>"}' } },
              { id: 'y', type: 'custom', custom: { name: 'shell', input: 'echo <<A>>' } },
            ],
            function_call: { name: 'old', arguments: '<<A>>' },
          },
          logprobs: { content: [{ token: '<<A>>' }] },
          finish_reason: 'stop',
        },
        { index: 1, message: { content: null, refusal: 'not <<A>>' }, logprobs: null },
        { index: 2, message: { content: [{ type: 'text', text: '<<A>>' }] } },
      ],
    });
    expect(out).toEqual({
      model: 'gpt-5',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: `${a} said it`,
            refusal: null,
            annotations: citation(17, 21),
            tool_calls: [
              { id: 'x', type: 'function', function: { name: 'mail', arguments: `{"to":"${a}"}` } },
              { id: 'y', type: 'custom', custom: { name: 'shell', input: `echo ${a}` } },
            ],
            function_call: { name: 'old', arguments: a },
          },
          logprobs: null,
          finish_reason: 'stop',
        },
        { index: 1, message: { content: null, refusal: `not ${a}` }, logprobs: null },
        { index: 2, message: { content: [{ type: 'text', text: a }] } },
      ],
    });
    expect(seen.echo).toEqual(['model=gpt-5']);
    expect([...seen.observed.keys()]).toEqual(['text', 'toolInput mail', 'toolInput shell', 'toolInput old']);
  });

  test.each([
    ['OpenAI', { error: { message: 'bad <<A>>', type: 'invalid_request_error', param: null, code: null } }],
    ['Google', { error: { code: 400, message: 'bad <<A>>', status: 'INVALID_ARGUMENT' } }],
    ['Google in an array', [{ error: { message: 'bad <<A>>' } }]],
    ['a plain message', { message: 'bad <<A>>' }],
  ])("%s's error", (_, body) => {
    expect(JSON.stringify(whole('openai-chat', body).out)).toBe(JSON.stringify(body).replace('<<A>>', a));
  });

  test('held text leaves in a chunk of its own, which repeats neither role, nor names, nor usage', () => {
    const { events } = streamed('openai-chat', [
      chunk([{ index: 0, delta: { role: 'assistant', content: '1 <<A' }, finish_reason: null }], {
        usage: { total_tokens: 1 },
      }),
      chunk([{ index: 0, delta: {}, finish_reason: 'stop' }], { usage: { total_tokens: 2 } }),
    ]);
    expect(events).toEqual([
      chunk([{ index: 0, delta: { role: 'assistant', content: '1 ' }, finish_reason: null }], {
        usage: { total_tokens: 1 },
      }),
      chunk([{ index: 0, delta: { content: '<<A' }, logprobs: null, finish_reason: null }], { usage: null }),
      chunk([{ index: 0, delta: {}, finish_reason: 'stop' }], { usage: { total_tokens: 2 } }),
    ]);
  });

  test('the last text together with the end of its choice leaves in one chunk', () => {
    const { events } = streamed('openai-chat', [
      chunk([said('<<')]),
      chunk([said('A', { finish_reason: 'length' })]),
    ]);
    expect(events).toEqual([chunk([said('')]), chunk([said('<<A', { finish_reason: 'length' })])]);
  });

  test('log probabilities of changed text go, of unchanged text stay', () => {
    const logprobs = { content: [{ token: 'x', logprob: -1 }], refusal: null };
    const { events } = streamed('openai-chat', [
      chunk([said('plain', { logprobs })]),
      chunk([said('<<A>>', { logprobs })]),
    ]);
    expect(events).toEqual([chunk([said('plain', { logprobs })]), chunk([said(a, { logprobs: null })])]);
  });

  test('refusals, custom tools and old function calls have channels of their own, each flushed at the end', () => {
    const calls = (tool_calls: readonly object[]) =>
      chunk([{ index: 0, delta: { tool_calls }, finish_reason: null }]);
    const { events, seen } = streamed('openai-chat', [
      chunk([{ index: 0, delta: { refusal: '<<A', function_call: { name: 'old', arguments: '<<A' } } }]),
      calls([{ index: 0, id: 'x', type: 'custom', custom: { name: 'shell', input: '<<A' } }]),
      calls([{ index: 1, id: 'y', type: 'function', function: { name: 'mail', arguments: '<<A' } }]),
      chunk([{ index: 0, delta: {}, finish_reason: 'tool_calls' }]),
    ]);
    const tails = events.slice(3, -1).map((event) => (event['choices'] as { delta: object }[])[0]?.delta);
    expect(tails).toEqual([
      { refusal: '<<A' },
      { function_call: { arguments: '<<A' } },
      { tool_calls: [{ index: 0, custom: { input: '<<A' } }] },
      { tool_calls: [{ index: 1, function: { arguments: '<<A' } }] },
    ]);
    expect([...seen.observed.keys()]).toEqual(['text', 'toolInput old', 'toolInput shell', 'toolInput mail']);
  });

  test('offsets of citations are mapped, errors restored after what was held', () => {
    const annotations = [{ type: 'url_citation', url_citation: { start_index: 6, end_index: 8 } }];
    const { events } = streamed('openai-chat', [
      chunk([said('<<A>> x <<A')]),
      chunk([{ index: 0, delta: { annotations }, finish_reason: null }]),
      { error: { message: '<<A>>', code: null } },
    ]);
    expect(events.slice(1)).toEqual([
      chunk([
        {
          index: 0,
          delta: {
            annotations: [{ type: 'url_citation', url_citation: { start_index: 17, end_index: 19 } }],
          },
          finish_reason: null,
        },
      ]),
      chunk([{ index: 0, delta: { content: '<<A' }, logprobs: null, finish_reason: null }]),
      { error: { message: a, code: null } },
    ]);
  });

  test('what nobody knows is told and passes', () => {
    const { same, seen } = streamed('openai-chat', [
      { hello: '<<A>>' },
      chunk([{ delta: { content: '<<A>>' } }]),
    ]);
    expect(same).toBe(true);
    expect(seen.unknown).toEqual(['event', 'choice']);
  });

  test('held text leaves before [DONE] where no choice ends', () => {
    const stream = Buffer.concat([sse('', chunk([said('<<A')])), Buffer.from('data: [DONE]\n\n')]);
    const out = run(createStreamRewriter('openai-chat', 'sse', restoringHooks()), [stream]).toString();
    expect(out.indexOf('"<<A"')).toBeGreaterThan(0);
    expect(out.indexOf('"<<A"')).toBeLessThan(out.indexOf('[DONE]'));
  });
});

const place = { item_id: 'item_0', output_index: 0, content_index: 0 };
const numbered = (events: readonly object[]) =>
  events.map((event, sequence_number) => ({ ...event, sequence_number }));

describe('responses', () => {
  test('a whole response: every kind of item', () => {
    const items = (t: string, foreign: string) => [
      {
        type: 'reasoning',
        summary: [{ type: 'summary_text', text: t }],
        content: [{ type: 'reasoning_text', text: t }],
        encrypted_content: foreign,
      },
      {
        type: 'message',
        content: [
          { type: 'output_text', text: t, annotations: [] },
          { type: 'refusal', refusal: t },
        ],
      },
      { type: 'function_call', name: 'mail', arguments: `{"to":"${t}"}` },
      { type: 'custom_tool_call', name: 'run', input: t },
      { type: 'local_shell_call', action: { type: 'exec', command: ['echo', t], env: {} } },
      { type: 'shell_call', action: { commands: [t] }, environment: { type: 'local' } },
      { type: 'shell_call', action: { commands: [foreign] }, environment: { type: 'container_reference' } },
      { type: 'apply_patch_call', operation: { type: 'create_file', path: 'x', diff: t } },
      { type: 'mcp_call', name: 'find', server_label: 'crm', arguments: foreign, output: t, error: null },
      { type: 'web_search_call', action: { type: 'search', query: foreign } },
      { type: 'code_interpreter_call', code: foreign, outputs: [{ type: 'logs', logs: t }] },
      { type: 'image_generation_call', result: foreign },
    ];
    const { out, seen } = whole('openai-responses', {
      object: 'response',
      model: 'gpt-5',
      error: null,
      output: items('<<A>>', '<<A>>'),
    });
    expect(out).toEqual({ object: 'response', model: 'gpt-5', error: null, output: items(a, '<<A>>') });
    expect(seen.opaque).toEqual(['reasoning\0<<A>>']);
    expect(seen.echo).toEqual(['model=gpt-5']);
    expect(seen.unknown).toEqual([]);
  });

  test('unknown items and parts are told; a failed response has its message restored', () => {
    const { out, seen } = whole('openai-responses', {
      error: { code: 'server_error', message: '<<A>>' },
      output: [
        { type: 'hologram', text: '<<A>>' },
        { type: 'message', content: [{ type: 'scent', text: '<<A>>' }] },
        { type: 'constructor' },
      ],
    });
    expect(out).toMatchObject({
      error: { message: a },
      output: [{ text: '<<A>>' }, { content: [{ text: '<<A>>' }] }, {}],
    });
    expect(seen.unknown).toEqual(['output item hologram', 'content part scent', 'output item constructor']);
  });

  test('offsets of annotations follow the restored text, streamed and whole', () => {
    const citation = (start_index: number, end_index: number) => ({
      type: 'url_citation',
      start_index,
      end_index,
      url: 'https://x',
      title: 't',
    });
    const added = (annotation: object) => ({
      type: 'response.output_text.annotation.added',
      ...place,
      annotation_index: 0,
      annotation,
    });
    const part = (text: string, annotation: object) => ({
      type: 'output_text',
      text,
      annotations: [annotation],
      logprobs: [],
    });
    const told = (t: string, annotation: object) =>
      numbered([
        { type: 'response.output_text.delta', ...place, delta: `${t} and `, logprobs: [] },
        added(annotation),
        { type: 'response.output_text.delta', ...place, delta: 'more', logprobs: [] },
        added(annotation),
        { type: 'response.output_text.done', ...place, text: `${t} and more`, logprobs: [] },
        added(annotation),
        { type: 'response.content_part.done', ...place, part: part(`${t} and more`, annotation) },
      ]);
    const { events } = streamed('openai-responses', told('<<A>>', citation(6, 9)));
    expect(events).toEqual(told(a, citation(17, 20)));
    const body = (t: string, annotation: object) => ({
      output: [{ type: 'message', content: [part(t, annotation)] }],
    });
    expect(whole('openai-responses', body('<<A>> and', citation(6, 9))).out).toEqual(
      body(`${a} and`, citation(17, 20)),
    );
  });

  test('held text is a delta with a number of its own, and all later numbers move on', () => {
    const { events } = streamed(
      'openai-responses',
      numbered([
        { type: 'response.output_text.delta', ...place, delta: 'x <<A', logprobs: [{ token: 'x' }] },
        { type: 'response.output_text.done', ...place, text: 'x <<A', logprobs: [] },
        { type: 'response.web_search_call.completed', item_id: 'w', output_index: 1 },
      ]),
    );
    expect(events).toEqual(
      numbered([
        { type: 'response.output_text.delta', ...place, delta: 'x ', logprobs: [] },
        { type: 'response.output_text.delta', ...place, delta: '<<A', logprobs: [] },
        { type: 'response.output_text.done', ...place, text: 'x <<A', logprobs: [] },
        { type: 'response.web_search_call.completed', item_id: 'w', output_index: 1 },
      ]),
    );
  });

  test.each(['response.content_part.done', 'response.output_item.done', 'response.incomplete', 'error'])(
    'held text leaves before %s where the end of the text is missing',
    (type) => {
      const { events } = streamed(
        'openai-responses',
        numbered([
          { type: 'response.output_text.delta', ...place, delta: '<<A' },
          { type, ...place, part: {}, item: {}, response: {} },
        ]),
      );
      expect(events.map((event) => [event['type'], event['delta'], event['sequence_number']])).toEqual([
        ['response.output_text.delta', '', 0],
        ['response.output_text.delta', '<<A', 1],
        [type, undefined, 2],
      ]);
    },
  );

  test('a text that no delta announced is transformed once, whichever events repeat it', () => {
    const hooks = recordingHooks(() => tokenTransform());
    const item = { type: 'function_call', name: 'mail', arguments: '<<A>>' };
    const stream = Buffer.concat(
      numbered([
        { type: 'response.output_item.added', output_index: 0, item: { ...item, arguments: '' } },
        { type: 'response.function_call_arguments.done', output_index: 0, item_id: 'i', arguments: '<<A>>' },
        { type: 'response.output_item.done', output_index: 0, item },
        { type: 'response.completed', response: { model: 'gpt-5', output: [item] } },
      ]).map((event) => sse('', event)),
    );
    const out = run(createStreamRewriter('openai-responses', 'sse', hooks), [stream]).toString();
    expect(out.split(a).length - 1).toBe(3);
    expect(out).not.toContain('<<A>>');
    expect(hooks.seen.observed.get('toolInput mail')).toBe('<<A>>');
  });

  test('the arguments of a tool that no item names are restored nowhere', () => {
    const { same } = streamed('openai-responses', [
      { type: 'response.function_call_arguments.delta', output_index: 0, item_id: 'i', delta: '<<A>>' },
      { type: 'response.code_interpreter_call_code.delta', output_index: 1, item_id: 'j', delta: '<<A>>' },
    ]);
    expect(same).toBe(true);
  });

  test('each transform is asked for once per text, and the model told once per stream', () => {
    let asked = 0;
    const hooks = recordingHooks(() => {
      asked += 1;
      return undefined;
    });
    const events = responsesEvents({ parts: [{ kind: 'text', deltas: ['a', 'b'] }], order: [] });
    run(
      createStreamRewriter('openai-responses', 'sse', hooks),
      events.map((event) => sse('', event)),
    );
    expect(asked).toBe(1);
    expect(hooks.seen.echo).toEqual(['model=gpt-5']);
  });
});
