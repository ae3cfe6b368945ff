import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { finish } from '../../api/text.ts';
import { readRequest } from './read-request.ts';

/** `section key: text` of every part; keys as `key!`, identifiers as `#`. */
function partsOf(protocol: ProtocolId, body: unknown, params: Record<string, string> = {}): string[] {
  const message = finish(readRequest(protocol, params, Buffer.from(JSON.stringify(body))));
  return message.parts.map(
    ({ section, key, text, isKey, role }) =>
      `${section} ${key}${isKey ? '!' : ''}${role === 'identifier' ? '#' : ''}: ${text}`,
  );
}

const parameters = {
  type: 'object',
  properties: { id: { type: 'string', description: 'customer' } },
  required: ['id'],
};
const schemaParts = ['tools properties!: id', 'tools description: customer', 'tools required: id'];

describe('the texts of a body as clients send it', () => {
  test('Claude Agent SDK', () => {
    const body = {
      model: 'claude-opus-5-5',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: '<system-reminder>' },
            { type: 'text', text: 'Find Ann' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 'EqQB' },
            {
              type: 'tool_use',
              id: 'toolu_01',
              name: 'Grep',
              input: { pattern: 'Ann' },
              caller: { type: 'direct' },
            },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 'toolu_01',
              content: [{ type: 'text', text: 'ann@x.de' }],
              is_error: false,
              cache_control: { type: 'ephemeral' },
            },
          ],
        },
      ],
      system: [{ type: 'text', text: 'You are Claude', cache_control: { type: 'ephemeral' } }],
      tools: [
        {
          name: 'Grep',
          description: 'searches',
          input_schema: {
            $schema: 'http://json-schema.org/draft-07/schema#',
            ...parameters,
            additionalProperties: false,
          },
        },
      ],
      metadata: { user_id: '{"account_uuid":"a"}' },
      max_tokens: 64_000,
      thinking: { type: 'adaptive' },
      context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
      output_config: { effort: 'high' },
      stream: true,
    };
    expect(partsOf('anthropic-messages', body)).toEqual([
      'tools description: searches',
      ...schemaParts,
      'system text: You are Claude',
      'messages text: <system-reminder>',
      'messages text: Find Ann',
      'messages input!: pattern',
      'messages pattern: Ann',
      'messages content!: caller',
      'messages caller!: type',
      'messages type: direct',
      'messages text: ann@x.de',
      'other user_id#: {"account_uuid":"a"}',
      'other edits!: keep',
      'other keep: all',
    ]);
  });

  test('Chat Completions', () => {
    const body = {
      model: 'gpt-5.4',
      tools: [
        { type: 'function', function: { name: 'find', description: 'finds', parameters, strict: true } },
      ],
      messages: [
        { role: 'developer', content: 'be kind' },
        {
          role: 'user',
          name: 'Ann',
          content: [
            { type: 'text', text: 'hi' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"id":"ann"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: 'found' },
      ],
      user: 'u-1',
      temperature: 0.2,
      seed: 123456789,
      logit_bias: { 50256: -100 },
      metadata: { ticket: 'T-1' },
    };
    expect(partsOf('openai-chat', body)).toEqual([
      'tools description: finds',
      ...schemaParts,
      'messages content: be kind',
      'messages text: hi',
      'messages name: Ann',
      'messages arguments!: id',
      'messages id: ann',
      'messages content: found',
      'other user#: u-1',
      'other !: logit_bias',
      'other logit_bias!: 50256',
      'other !: metadata',
      'other metadata!: ticket',
      'other ticket: T-1',
    ]);
  });

  test('Responses', () => {
    const body = {
      model: 'gpt-5.4',
      input: [
        { role: 'user', content: 'hi' },
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'there' }] },
        {
          type: 'function_call',
          id: 'fc_1',
          call_id: 'call_1',
          name: 'find',
          arguments: '{"id":"ann"}',
          status: 'completed',
        },
        { type: 'function_call_output', call_id: 'call_1', output: '{"mail":"ann@x.de"}' },
        {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'done', annotations: [] }],
        },
      ],
      instructions: 'be kind',
      tools: [{ type: 'function', name: 'find', description: 'finds', parameters, strict: true }],
      text: { format: { type: 'json_schema', name: 'out', schema: { type: 'object', title: 'T' } } },
      safety_identifier: 's-1',
      include: ['reasoning.encrypted_content'],
      store: false,
    };
    expect(partsOf('openai-responses', body)).toEqual([
      'tools description: finds',
      ...schemaParts,
      'system instructions: be kind',
      'messages content: hi',
      'messages text: there',
      'messages arguments!: id',
      'messages id: ann',
      'messages output: {"mail":"ann@x.de"}',
      'messages text: done',
      'other safety_identifier#: s-1',
      'other title: T',
    ]);
  });

  test('Converse', () => {
    const body = {
      messages: [
        {
          role: 'user',
          content: [
            { text: 'hi' },
            { document: { format: 'txt', name: 'Ann.txt', source: { text: 'plain' } } },
          ],
        },
        {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: 'tooluse_1', name: 'find', input: { id: 'ann' } } }],
        },
        {
          role: 'user',
          content: [
            {
              toolResult: {
                toolUseId: 'tooluse_1',
                status: 'success',
                content: [{ json: { mail: 'ann@x.de' } }],
              },
            },
          ],
        },
      ],
      system: [{ text: 'be kind' }, { cachePoint: { type: 'default' } }],
      toolConfig: {
        tools: [{ toolSpec: { name: 'find', description: 'finds', inputSchema: { json: parameters } } }],
        toolChoice: { auto: {} },
      },
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: 'o', schema: '{"title":"T"}' } },
        },
      },
      requestMetadata: { ticket: 'T-1' },
    };
    expect(partsOf('bedrock-converse', body)).toEqual([
      'tools description: finds',
      ...schemaParts,
      'system text: be kind',
      'messages text: hi',
      'messages name: Ann.txt',
      'messages text: plain',
      'messages input!: id',
      'messages id: ann',
      'messages json!: mail',
      'messages mail: ann@x.de',
      'other title: T',
      'other !: requestMetadata',
      'other requestMetadata!: ticket',
      'other ticket: T-1',
    ]);
  });

  test('invoke of a model family that is not described', () => {
    const body = { temperature: 0.5, suffix: 's', prompt: 'hi', system: 'be kind' };
    expect(partsOf('bedrock-invoke', body, { model: 'meta.llama3-70b-instruct-v1:0' })).toEqual([
      'system system: be kind',
      'messages prompt: hi',
      'other !: temperature',
      'other !: suffix',
      'other suffix: s',
    ]);
  });
});
