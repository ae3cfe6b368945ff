import {
  BedrockRuntimeClient,
  type ContentBlock,
  type ContentBlockDelta,
  ConverseCommand,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { orders, report } from './agent.ts';

const {
  prompt,
  stream = false,
  model = 'us.anthropic.claude-opus-4-6-v1:0',
} = orders<{
  prompt: string;
  stream?: boolean;
  model?: string;
}>();
// The client speaks HTTP/2 without TLS to an `http:` endpoint unless it is told otherwise.
const client = new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler() });
let attempts = 0;
client.middlewareStack.add(
  (next) => (args) => {
    attempts += 1;
    return next(args);
  },
  { step: 'deserialize', name: 'count', priority: 'low' },
);

await report(
  async () => {
    const input = { modelId: model, messages: [{ role: 'user' as const, content: [{ text: prompt }] }] };
    return stream ? streamed(input) : whole(input);
  },
  () => attempts,
);

interface Input {
  readonly modelId: string;
  readonly messages: { role: 'user'; content: ContentBlock[] }[];
}

async function whole(input: Input): Promise<Record<string, unknown>> {
  const { output } = await client.send(new ConverseCommand(input));
  const content = output?.message?.content ?? [];
  return {
    text: content.map((block) => block.text ?? '').join(''),
    inputs: content.flatMap((block) => block.toolUse?.input ?? []),
  };
}

async function streamed(input: Input): Promise<Record<string, unknown>> {
  const answer = await client.send(new ConverseStreamCommand(input));
  const deltas: ContentBlockDelta[] = [];
  for await (const event of answer.stream ?? []) {
    if (event.contentBlockDelta?.delta !== undefined) deltas.push(event.contentBlockDelta.delta);
  }
  const given = deltas.map((delta) => delta.toolUse?.input ?? '').join('');
  return {
    text: deltas.map((delta) => delta.text ?? '').join(''),
    inputs: given === '' ? [] : [JSON.parse(given) as unknown],
  };
}
