import type { Script } from '../double/double.ts';
import { say, tokensIn } from '../double/reply.ts';
import { offersTool } from '../double/scripts.ts';
import { jsonOf, type SeenRequest } from '../double/seen.ts';

/**
 * Plays a model for the Agent SDK: one Bash command per turn, then a sentence with every token of the prompt.
 * Requests without the tool (titles, summaries) get a short answer. `{tokens}` in a command stands for them.
 */
export function bashThenSay(commands: readonly string[]): Script {
  return (request) => {
    const tokens = tokensIn(request.body.toString('utf8'));
    if (!offersTool(request, 'Bash')) return say('A title');
    const command = commands[resultsIn(request)];
    if (command === undefined) return say(`Done for ${tokens.join(' and ')}.`);
    const id = `toolu_${resultsIn(request)}`;
    const input = { command: command.replaceAll('{tokens}', tokens.join(' ')), description: 'as asked' };
    return { kind: 'answer', parts: [{ kind: 'tool', id, name: 'Bash', input }] };
  };
}

/** How many tool results the conversation holds. */
function resultsIn(request: SeenRequest): number {
  return JSON.stringify(jsonOf(request)['messages']).split('"type":"tool_result"').length - 1;
}
