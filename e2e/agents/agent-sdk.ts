import { query, type SDKMessage } from '@anthropic-ai/claude-agent-sdk';
import { orders } from './agent.ts';

interface Orders {
  readonly prompt: string;
  /** The agent's working folder. */
  readonly folder: string;
  readonly tools?: readonly string[];
  readonly model?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const { prompt, folder, tools = ['Bash', 'Read'], model = 'claude-opus-4-6', env = {} } = orders<Orders>();
const results: string[] = [];
const texts: string[] = [];
const uses: unknown[] = [];
const toolResults: string[] = [];
const complaints: string[] = [];

try {
  // `options.env` replaces the environment: what `domicile exec` set must be handed on by hand.
  const session = query({
    prompt,
    options: {
      cwd: folder,
      model,
      tools: [...tools],
      permissionMode: 'bypassPermissions',
      allowDangerouslySkipPermissions: true,
      settingSources: [],
      maxTurns: 8,
      stderr: (data) => complaints.push(data),
      env: { ...process.env, IS_SANDBOX: '1', ...env },
    },
  });
  for await (const message of session) take(message);
} catch (error) {
  results.push(String(error));
}
console.log(JSON.stringify({ results, texts, uses, toolResults, complaints: complaints.slice(0, 5) }));

function take(message: SDKMessage): void {
  if (message.type === 'result') results.push('result' in message ? message.result : message.subtype);
  if (message.type === 'assistant') takeAssistant(message.message.content);
  if (message.type === 'user') toolResults.push(JSON.stringify(message.message.content));
}

function takeAssistant(content: readonly { readonly type: string }[]): void {
  for (const block of content) {
    if (block.type === 'text') texts.push((block as unknown as { text: string }).text);
    if (block.type === 'tool_use') uses.push((block as unknown as { input: unknown }).input);
  }
}
