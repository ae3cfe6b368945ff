import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { countedFetch, orders, report } from './agent.ts';

const {
  prompt,
  stream = false,
  model = 'us.anthropic.claude-opus-4-6-v1:0',
} = orders<{
  prompt: string;
  stream?: boolean;
  model?: string;
}>();
const counted = countedFetch();
const client = new AnthropicBedrock({ fetch: counted.fetch });

await report(async () => {
  const params = { model, max_tokens: 1000, messages: [{ role: 'user' as const, content: prompt }] };
  const message = stream
    ? await client.messages.stream(params).finalMessage()
    : await client.messages.create(params);
  return {
    text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    content: message.content,
  };
}, counted.attempts);
