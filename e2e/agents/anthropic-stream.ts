import Anthropic from '@anthropic-ai/sdk';
import { countedFetch, orders, report } from './agent.ts';

interface Orders {
  /** `{n}` stands for the number of the stream. */
  readonly prompt: string;
  readonly geo?: string;
  readonly parallel?: number;
  /** Leaves after this many text deltas. */
  readonly leaveAfter?: number;
  readonly extra?: object;
}

const { prompt, geo, parallel = 1, leaveAfter, extra = {} } = orders<Orders>();
const counted = countedFetch();
const client = new Anthropic({ fetch: counted.fetch });

await report(async () => {
  const numbers = Array.from({ length: parallel }, (_, n) => n);
  const streams = await Promise.all(numbers.map(stream));
  return { ...streams[0], texts: streams.map(({ text }) => text) };
}, counted.attempts);

async function stream(
  n: number,
): Promise<{ readonly text: string; readonly deltas: number; readonly content: unknown }> {
  const started = client.messages.stream({
    model: 'claude-opus-4-6',
    max_tokens: 1000,
    messages: [{ role: 'user', content: prompt.replaceAll('{n}', String(n)) }],
    ...(geo !== undefined && { inference_geo: geo }),
    ...extra,
  });
  let deltas = 0;
  let text = '';
  for await (const event of started) {
    if (event.type !== 'content_block_delta' || event.delta.type !== 'text_delta') continue;
    deltas += 1;
    text += event.delta.text;
    if (deltas === leaveAfter) started.abort();
  }
  return { text, deltas, content: (await started.finalMessage()).content };
}
