import { expect, test } from '@jest/globals';
import { createStreamRewriter } from './stream.ts';
import { sse, sseEvents } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';

function rewrite(events: readonly object[]): object[] {
  const stream = Buffer.concat(events.map((event) => sse('', event)));
  return sseEvents(run(createStreamRewriter('openai-responses', 'sse', restoringHooks()), [stream]));
}

test('a text at the address of another, as long as that one, is not taken for its copy', () => {
  const item = (args: string) => ({ type: 'function_call', name: 'mail', arguments: args });
  const done = (args: string) => ({ type: 'response.output_item.done', output_index: 0, item: item(args) });
  const events = rewrite([
    { type: 'response.output_item.added', output_index: 0, item: item('') },
    { type: 'response.function_call_arguments.delta', output_index: 0, item_id: 'i', delta: '"to <<A>>"' },
    done('"to <<A>>"'),
    done('"to nobody"'.slice(0, 10)),
  ]);
  expect(events.slice(-2)).toEqual([done('"to alice@example.eu"'), done('"to nobody')]);
});

test('what is told anew as the call of another party is not restored', () => {
  const added = (type: string) => ({
    type: 'response.output_item.added',
    output_index: 0,
    item: { type, name: 'mail', arguments: '' },
  });
  const delta = (name: string, text: string) => ({
    type: `response.${name}_arguments.delta`,
    output_index: 0,
    item_id: 'i',
    delta: text,
  });
  const events = rewrite([
    added('function_call'),
    delta('function_call', '"<<A>>"'),
    added('mcp_call'),
    delta('mcp_call', '"<<A>>"'),
  ]);
  expect(events.slice(-1)).toEqual([delta('mcp_call', '"<<A>>"')]);
});
