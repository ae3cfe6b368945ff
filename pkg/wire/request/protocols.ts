import type { BodyFormat } from '../../api/request.ts';
import type { JsonDocument, JsonKind } from '../json/document.ts';
import type { Address } from './address.ts';
import { anthropicBody } from './anthropic/address.ts';
import { batchBody } from './anthropic/batch.ts';
import { converseBody } from './bedrock-converse/address.ts';
import { claudeInvokeBody, otherInvokeBody } from './bedrock-invoke/address.ts';
import { compileAddress } from './compile.ts';
import type { CompiledAddress } from './compile.ts';
import { geminiBody } from './gemini/address.ts';
import { chatBody } from './openai-chat/address.ts';
import { responsesBody } from './openai-responses/address.ts';
import type { RootShape } from './root-shape.ts';
import { stateful as statefulBody } from './stateful/address.ts';

/** How the bodies of one protocol are read. */
export interface BodyReader {
  readonly address: CompiledAddress;
  readonly shape: RootShape;
  /** The member that holds the conversation. */
  readonly conversation: string;
  /** The member that names the model; empty where only the path does. */
  readonly model: string;
  /** The member that holds requests of their own; empty where the body is one request. */
  readonly items: string;
}

type Kinds = readonly JsonKind[];
const string: Kinds = ['string', 'null'];
const array: Kinds = ['array', 'null'];
const flag: Kinds = ['true', 'false', 'null'];
const stringOrArray: Kinds = ['string', 'array', 'null'];

function reader(
  address: Address,
  members: Readonly<Record<string, Kinds>>,
  read: { readonly required: readonly string[]; readonly conversation: string; readonly model: string },
): BodyReader {
  const { required, conversation, model } = read;
  const turns = model === '' ? '' : conversation;
  const shape = { members, required, turns };
  return { address: compileAddress(address), shape, conversation, model, items: '' };
}

const anthropicMembers = {
  model: ['string'],
  messages: ['array'],
  system: stringOrArray,
  tools: array,
  mcp_servers: array,
  stream: flag,
  inference_geo: string,
} as const;

const readMessages = { required: ['messages'], conversation: 'messages', model: 'model' } as const;

const anthropic = reader(anthropicBody, anthropicMembers, readMessages);
const claudeInvoke = reader(claudeInvokeBody, anthropicMembers, readMessages);

const converseMembers = {
  messages: array,
  system: array,
  toolConfig: ['object', 'null'],
  modelId: string,
} as const;
const readConverse = { required: [], conversation: 'messages', model: 'modelId' } as const;
const converse = reader(converseBody, converseMembers, readConverse);

const otherInvoke = reader(
  otherInvokeBody,
  { stream: flag },
  { required: [], conversation: 'messages', model: '' },
);

const chatMembers = {
  model: ['string'],
  messages: ['array'],
  tools: array,
  functions: array,
  stream: flag,
  store: flag,
} as const;
const chat = reader(chatBody, chatMembers, readMessages);

const responsesMembers = {
  model: string,
  input: stringOrArray,
  instructions: stringOrArray,
  tools: array,
  prompt: ['object', 'null'],
  previous_response_id: string,
  stream: flag,
  store: flag,
  background: flag,
} as const;
const responses = reader(responsesBody, responsesMembers, {
  required: [],
  conversation: 'input',
  model: 'model',
});

const contents: Kinds = ['array', 'object', 'null'];
const gemini = reader(
  geminiBody,
  { contents, tools: array, model: string, cachedContent: string, cached_content: string },
  { required: [], conversation: 'contents', model: 'model' },
);

const batch: BodyReader = {
  ...reader(
    batchBody,
    { requests: ['array'] },
    { required: ['requests'], conversation: 'requests', model: '' },
  ),
  items: 'requests',
};

const stateful = reader(statefulBody, {}, { required: [], conversation: '', model: '' });

/** Claude by the id in the path or by the member that every Claude body on Bedrock has; Nova by its id. */
function invokeReader(modelInPath: string, document: JsonDocument): BodyReader {
  const isClaude = /(^|[./])anthropic\./.test(modelInPath);
  if (isClaude || document.get(document.root, 'anthropic_version') !== -1) return claudeInvoke;
  return /(^|[./])amazon\.nova/.test(modelInPath) ? converse : otherInvoke;
}

const readers: Readonly<Record<Exclude<BodyFormat | 'opaque', 'bedrock-invoke'>, BodyReader | undefined>> = {
  'anthropic-messages': anthropic,
  'openai-chat': chat,
  'openai-responses': responses,
  'bedrock-converse': converse,
  'gemini-generate': gemini,
  'anthropic-batch': batch,
  'stateful-json': stateful,
  opaque: undefined,
};

/** The reader of a body; `undefined` for protocols whose bodies are passed on as bytes. */
export function bodyReaderOf(
  format: BodyFormat | 'opaque',
  params: Readonly<Record<string, string>>,
  document: JsonDocument,
): BodyReader | undefined {
  return format === 'bedrock-invoke' ? invokeReader(params['model'] ?? '', document) : readers[format];
}
