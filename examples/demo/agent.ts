import process from 'node:process';
import { createInterface } from 'node:readline';
import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { Order, Report } from './protocol.ts';

/**
 * An agent as anybody would write it: the Anthropic SDK with its defaults, told nothing of Domicile. Where to call
 * and with which key it learns from its environment, as always.
 */
let attempts = 0;
const client = new Anthropic({
  fetch: (input, init) => {
    attempts += 1;
    return fetch(input, init);
  },
});

tell({ kind: 'ready', apiKey: process.env['ANTHROPIC_API_KEY'] ?? '' });
for await (const line of createInterface({ input: process.stdin })) {
  tell(await work(JSON.parse(line) as Order));
}

async function work(order: Order): Promise<Report> {
  attempts = 0;
  try {
    return { kind: 'answer', text: await ask(order), attempts };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return { kind: 'refused', status: error.status ?? 0, message: messageOf(error), attempts };
  }
}

async function ask({ prompt, geo, stream, webSearch }: Order): Promise<string> {
  const request = {
    model: 'claude-opus-4-6',
    max_tokens: 1000,
    inference_geo: geo,
    messages: [{ role: 'user' as const, content: prompt }],
    ...(webSearch && { tools: [{ type: 'web_search_20250305' as const, name: 'web_search' as const }] }),
  };
  if (!stream) return textOf(await client.messages.create(request));
  const running = client.messages.stream(request);
  running.on('text', (text) => tell({ kind: 'delta', text }));
  return textOf(await running.finalMessage());
}

function textOf({ content }: Anthropic.Message): string {
  return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

/** The provider's error format has its message in `error.message`. */
function messageOf({ error, message }: APIError): string {
  const body = error as { readonly error?: { readonly message?: string } } | undefined;
  return body?.error?.message ?? message;
}

function tell(report: Report): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
