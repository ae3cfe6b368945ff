import Anthropic from '@anthropic-ai/sdk';
import { countedFetch, gzipping, orders, report } from './agent.ts';

const {
  prompt,
  geo,
  model = 'claude-opus-4-6',
  extra = {},
  gzipped = false,
  fillerBytes = 0,
} = orders<{
  /** `{filler}` stands for so many bytes of prose. */
  prompt: string;
  fillerBytes?: number;
  geo?: string;
  model?: string;
  extra?: object;
  gzipped?: boolean;
}>();
const line = 'The quick brown fox reads a long report about nothing in particular. ';
const filler = line.repeat(Math.ceil(fillerBytes / line.length));
const counted = countedFetch();
const client = new Anthropic({ fetch: gzipped ? gzipping(counted.fetch) : counted.fetch });

await report(async () => {
  const message = await client.messages.create({
    model,
    max_tokens: 1000,
    messages: [{ role: 'user', content: prompt.replaceAll('{filler}', filler) }],
    ...(geo !== undefined && { inference_geo: geo }),
    ...extra,
  });
  return {
    text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    content: message.content,
    geo: message.usage.inference_geo,
  };
}, counted.attempts);
