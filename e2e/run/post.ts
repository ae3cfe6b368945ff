import type { HeldProxy } from './proxy.ts';

export interface Posted {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json(): Record<string, unknown>;
}

/** A Messages request with one user turn, allowed by the policy `us`. */
export function messages(prompt: string, extra: object = {}): Record<string, unknown> {
  return {
    model: 'claude-opus-4-6',
    max_tokens: 1000,
    inference_geo: 'us',
    messages: [{ role: 'user', content: prompt }],
    ...extra,
  };
}

/** Posts to the Anthropic base URL as a client would; a body that is no string is sent as JSON. */
export async function post(
  proxy: Pick<HeldProxy, 'base'>,
  body: object | string,
  options: { readonly path?: string; readonly signal?: AbortSignal } = {},
): Promise<Posted> {
  const response = await fetch(`${proxy.base('ANTHROPIC_BASE_URL').href}${options.path ?? '/v1/messages'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': 'placeholder',
      'anthropic-version': '2023-06-01',
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(options.signal && { signal: options.signal }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown>,
  };
}

export interface AnthropicBlock {
  readonly type: string;
  readonly text?: string;
  readonly input?: Record<string, unknown>;
}

/** The text of a whole answer. */
export function textOfAnswer(posted: Posted): string {
  return blocksOf(posted)
    .map((block) => block.text ?? '')
    .join('');
}

export function blocksOf(posted: Posted): readonly AnthropicBlock[] {
  return (posted.json()['content'] ?? []) as readonly AnthropicBlock[];
}

/** The data of every server-sent event, in order. */
export function eventsOf(posted: Posted): readonly Record<string, unknown>[] {
  return [...posted.text.matchAll(/^data: (.*)$/gm)].map(
    (match) => JSON.parse(match[1] ?? '') as Record<string, unknown>,
  );
}

/** What the deltas of a streamed answer say when they are joined. */
export function joinedDeltas(posted: Posted, field: 'text' | 'partial_json'): string {
  const deltas = eventsOf(posted).map((event) => event['delta'] as Record<string, string> | undefined);
  return deltas.map((delta) => delta?.[field] ?? '').join('');
}
