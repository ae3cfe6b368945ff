import Anthropic from '@anthropic-ai/sdk';
import { countedFetch, gzipping, orders, report } from './agent.ts';

const {
  prompt,
  geo,
  model = 'claude-opus-4-6',
  extra = {},
  gzipped = false,
} = orders<{
  prompt: string;
  geo?: string;
  model?: string;
  extra?: object;
  gzipped?: boolean;
}>();
const counted = countedFetch();
const client = new Anthropic({ fetch: gzipped ? gzipping(counted.fetch) : counted.fetch });

await report(async () => {
  const message = await client.messages.create({
    model,
    max_tokens: 1000,
    messages: [{ role: 'user', content: prompt }],
    ...(geo !== undefined && { inference_geo: geo }),
    ...extra,
  });
  return {
    text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    content: message.content,
    geo: message.usage.inference_geo,
  };
}, counted.attempts);
