import type { Script } from './double.ts';
import { call, type Part, say, tokensIn } from './reply.ts';
import { jsonOf, type SeenRequest } from './seen.ts';

/** Says back every token of the prompt in a sentence: `I wrote to EMAIL_ADDRESS_... and ...`. */
export const echoTokens: Script = (request) => say(sentence(request));

function sentence(request: SeenRequest): string {
  const tokens = tokensIn(request.body.toString('utf8'));
  return tokens.length === 0 ? 'I saw no token.' : `I wrote to ${tokens.join(' and ')}, as asked.`;
}

/** Calls a tool once with all tokens of the prompt in its input; answers in words once a tool's result came in. */
export function callOnce(
  name: string,
  inputOf: (tokens: readonly string[]) => Record<string, unknown>,
): Script {
  return (request) => {
    const text = request.body.toString('utf8');
    if (hasToolResult(text)) return echoTokens(request, 0);
    return call(name, inputOf(tokensIn(text)));
  };
}

function hasToolResult(text: string): boolean {
  return /"type":\s*"(tool_result|function_call_output)"|"role":\s*"tool"|"toolResult"/.test(text);
}

/** Plays replies one after another; the last one for ever. */
export function inTurn(...scripts: readonly Script[]): Script {
  return (request, nth) => {
    const script = scripts[Math.min(nth, scripts.length - 1)];
    if (script === undefined) throw new Error('inTurn needs at least one script');
    return script(request, nth);
  };
}

/** All of an answer at once: thinking, text and a tool call that echo the tokens. */
export const everything: Script = (request) => {
  const tokens = tokensIn(request.body.toString('utf8'));
  const parts: Part[] = [
    { kind: 'thinking', text: 'The user wants an e-mail.', signature: 'c2lnbmF0dXJlIG9mIHRoZSBkb3VibGU=' },
    { kind: 'text', text: sentence(request) },
    { kind: 'tool', name: 'send_mail', input: { to: tokens[0] ?? '', subject: 'Hello' } },
  ];
  return { kind: 'answer', parts };
};

/** Whether the request offers a tool of this name. */
export function offersTool(request: SeenRequest, name: string): boolean {
  const tools = jsonOf(request)['tools'];
  return Array.isArray(tools) && tools.some((tool) => (tool as { name?: unknown }).name === name);
}
