import Anthropic from '@anthropic-ai/sdk';
import { countedFetch, orders, report } from './agent.ts';

interface Orders {
  readonly prompt: string;
  readonly geo: string;
  readonly tool: string;
  /** What the tool answers, call by call; the last one for ever. */
  readonly results: readonly string[];
  readonly stream?: boolean;
}

const { prompt, geo, tool, results, stream = false } = orders<Orders>();
const counted = countedFetch();
const client = new Anthropic({ fetch: counted.fetch });
const maxTurns = 8;

await report(async () => {
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: prompt }];
  const inputs: unknown[] = [];
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const message = await ask(messages);
    const uses = message.content.filter((block) => block.type === 'tool_use');
    if (uses.length === 0) {
      return {
        inputs,
        turns: turn + 1,
        text: message.content.map((b) => (b.type === 'text' ? b.text : '')).join(''),
      };
    }
    messages.push({ role: 'assistant', content: message.content });
    messages.push({ role: 'user', content: uses.map((use) => resultOf(use, inputs)) });
  }
  throw new Error(`the model called tools ${maxTurns} times`);
}, counted.attempts);

function ask(messages: Anthropic.MessageParam[]): Promise<Anthropic.Message> {
  const params = {
    model: 'claude-opus-4-6',
    max_tokens: 1000,
    inference_geo: geo,
    messages,
    tools: [
      {
        name: tool,
        description: 'Does what it says.',
        input_schema: { type: 'object' as const, properties: {} },
      },
    ],
  };
  return stream ? client.messages.stream(params).finalMessage() : client.messages.create(params);
}

function resultOf(use: Anthropic.ToolUseBlock, inputs: unknown[]): Anthropic.ToolResultBlockParam {
  const content = results[Math.min(inputs.length, results.length - 1)] ?? 'done';
  inputs.push(use.input);
  return { type: 'tool_result', tool_use_id: use.id, content };
}
