import { anthropic } from './anthropic.ts';
import { bedrockConverse, bedrockInvoke } from './bedrock.ts';
import type { Format } from './format.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import { googleVertex } from './vertex.ts';

/** What one method and path of a provider do. */
export type Route =
  | {
      readonly kind: 'model';
      readonly format: Format;
      readonly streams: boolean | 'as-asked';
      readonly model: string | undefined;
    }
  | { readonly kind: 'fixed'; readonly status: number; readonly body: unknown };

const bedrockPath = /^\/model\/([^/]+)\/(invoke|invoke-with-response-stream|converse|converse-stream)$/;
const vertexPath =
  /^(?:\/v1)?\/projects\/[^/]+\/locations\/[^/]+\/publishers\/anthropic\/models\/([^/:]+):(streamR|r)awPredict$/;
/** What base URLs of Claude on Google Cloud, and of deployments of Azure OpenAI, stand for. */
const basePath =
  /^\/v1\/projects\/[^/]+\/locations\/[^/]+\/workspaces\/[^/]+\/invoke(?=\/v1\/)|^\/openai\/deployments\/[^/]+/;
const counted = { kind: 'fixed', status: 200, body: { input_tokens: 25 } } as const;

/** `undefined`: no provider knows this path. */
export function routeOf(method: string, path: string): Route | undefined {
  return fixedRoute(method, path) ?? (method === 'POST' ? modelRoute(path) : undefined);
}

function modelRoute(path: string): Route | undefined {
  const bedrock = bedrockPath.exec(path);
  if (bedrock !== null) {
    const operation = bedrock[2] ?? '';
    const format = operation.startsWith('invoke') ? bedrockInvoke : bedrockConverse;
    return {
      kind: 'model',
      format,
      streams: operation.endsWith('stream'),
      model: decodeURIComponent(bedrock[1] ?? ''),
    };
  }
  const vertex = vertexPath.exec(path);
  if (vertex !== null) {
    if (vertex[1] === 'count-tokens') return counted;
    return { kind: 'model', format: googleVertex, streams: vertex[2] === 'streamR', model: vertex[1] };
  }
  const format = formats[path.replace(basePath, '')];
  return format === undefined ? undefined : { kind: 'model', format, streams: 'as-asked', model: undefined };
}

const formats: Readonly<Record<string, Format>> = {
  '/v1/messages': anthropic,
  '/anthropic/v1/messages': anthropic,
  '/v1/chat/completions': openaiChat,
  '/chat/completions': openaiChat,
  '/v1/responses': openaiResponses,
};

function fixedRoute(method: string, path: string): Route | undefined {
  const body = fixed[`${method} ${path}`];
  return body === undefined ? undefined : { kind: 'fixed', status: 200, body };
}

const fixed: Readonly<Record<string, unknown>> = {
  'HEAD /': {},
  'GET /api/hello': { message: 'hello' },
  'GET /v1/models': {
    data: [
      {
        type: 'model',
        id: 'claude-opus-4-6',
        display_name: 'Claude Opus 4.6',
        created_at: '2026-02-05T00:00:00Z',
      },
    ],
    has_more: false,
    first_id: 'claude-opus-4-6',
    last_id: 'claude-opus-4-6',
  },
  'POST /v1/messages/count_tokens': counted.body,
  'GET /inference-profiles': {
    inferenceProfileSummaries: ['us', 'eu'].map((prefix) => ({
      inferenceProfileId: `${prefix}.anthropic.claude-opus-4-6-v1:0`,
      inferenceProfileName: `${prefix} Claude Opus 4.6`,
      inferenceProfileArn: `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${prefix}.anthropic.claude-opus-4-6-v1:0`,
      status: 'ACTIVE',
      type: 'SYSTEM_DEFINED',
      models: [],
    })),
  },
};
