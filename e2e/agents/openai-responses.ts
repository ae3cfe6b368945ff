import OpenAI from 'openai';
import { countedFetch, orders, report } from './agent.ts';

const { prompt, stream = false, extra = {} } = orders<{ prompt: string; stream?: boolean; extra?: object }>();
const counted = countedFetch();
const client = new OpenAI({ fetch: counted.fetch });

await report(async () => {
  const params = { model: 'gpt-5.2', input: prompt, store: false, ...extra };
  const events: OpenAI.Responses.ResponseStreamEvent[] = [];
  const response = stream
    ? await streamed(params, events)
    : await client.responses.create({ ...params, stream: false });
  const inputs = response.output.flatMap((item) => (item.type === 'function_call' ? [item.arguments] : []));
  return {
    text: response.output_text ?? textOf(response),
    deltas: joined(events, 'response.output_text.delta'),
    argumentDeltas: joined(events, 'response.function_call_arguments.delta'),
    sequence: events.map((event) => event.sequence_number),
    done: events
      .flatMap((event) => (event.type === 'response.output_text.done' ? [event.text] : []))
      .join(''),
    output: response.output,
    inputs: inputs.map((given) => JSON.parse(given) as unknown),
  };
}, counted.attempts);

async function streamed(
  params: { model: string; input: string; store: boolean },
  events: OpenAI.Responses.ResponseStreamEvent[],
): Promise<OpenAI.Responses.Response> {
  for await (const event of await client.responses.create({ ...params, stream: true })) {
    events.push(event);
    if (event.type === 'response.completed') return event.response;
  }
  throw new Error('the stream ended without response.completed');
}

function textOf(response: OpenAI.Responses.Response): string {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}

function joined(
  events: readonly OpenAI.Responses.ResponseStreamEvent[],
  type: 'response.output_text.delta' | 'response.function_call_arguments.delta',
): string {
  return events.map((event) => (event.type === type ? event.delta : '')).join('');
}
