import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { OAuth2Client } from 'google-auth-library';
import { countedFetch, orders, report } from './agent.ts';

const {
  prompt,
  stream = false,
  model = 'claude-opus-4-6',
} = orders<{ prompt: string; stream?: boolean; model?: string }>();
const counted = countedFetch();
const authClient = new OAuth2Client();
authClient.setCredentials({ access_token: process.env['GOOGLE_OAUTH_ACCESS_TOKEN'] ?? 'placeholder' });
const client = new AnthropicVertex({ fetch: counted.fetch, authClient });

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
