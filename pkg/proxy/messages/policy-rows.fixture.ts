import type { ErrorCode } from '../../errors/domicile-error.ts';
import { contentMessage, json } from '../upstream.fixture.ts';
import {
  asked,
  askedThrough,
  askedWith,
  answering,
  asJson,
  canary,
  declaring,
  messagesPath,
  secretive,
  textOf,
  writePlaceholder,
  written,
  type Row,
  type Rows,
} from './provoke.fixture.ts';

const cited = (data: string): Row['provoke'] =>
  askedWith(
    content({
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data },
      citations: { enabled: true },
    }),
  );

const content = (...parts: readonly object[]): object => ({ messages: [{ role: 'user', content: parts }] });

/** Refused by policy, and what no catalog lists. */
export const policyRows: Readonly<
  Record<Extract<ErrorCode, `policy.${string}` | `operation.${string}`>, Rows>
> = {
  'policy.denied': 'by all reasons in denial-messages.test.ts',
  'policy.approval_unavailable': 'by its reason in denial-messages.test.ts',
  'policy.uninspectable': 'by its reason in denial-messages.test.ts',
  'policy.placeholder_in_tool': [
    {
      name: 'in a stream',
      provoke: async (rig) => {
        writePlaceholder(rig);
        return textOf(rig, { ...secretive, stream: true });
      },
      found: /^Domicile ended this answer by .*The model wrote masked text/,
      way: /strategy Pseudonym .* or set masking\.placeholderInTool: Allow/,
      by: 'masking.placeholderInTool',
    },
    {
      name: 'in a whole answer',
      provoke: async (rig) => {
        const tool = { type: 'tool_use', id: 't', name: 'run', input: { who: '[STAFF_PASS]' } };
        rig.upstream.answer((response) => json(response, contentMessage([tool])));
        return textOf(rig, secretive);
      },
      found: /^Domicile allowed this request to api\.anthropic\.com, and withholds its answer by /,
      way: /set masking\.placeholderInTool: Allow/,
      by: 'masking.placeholderInTool',
    },
  ],
  'policy.citations_shifted': [
    {
      name: 'a cited document that holds a value',
      provoke: cited(canary),
      found: /document with citations enabled holds values/,
      way: /switch citations off .* or take the values out/,
      by: 'masking.rules',
    },
    {
      name: 'a large one, of which the thread tells',
      provoke: cited(`${canary} ${'and so on '.repeat(30_000)}`),
      found: /document with citations enabled holds values/,
      way: /switch citations off .* or take the values out/,
      by: 'masking.rules',
    },
  ],
  'policy.unseen_signed_part': [
    {
      name: 'a foreign signature',
      provoke: askedWith({
        messages: [
          { role: 'user', content: canary },
          { role: 'assistant', content: [{ type: 'thinking', thinking: canary, signature: 'YW5uYQ' }] },
        ],
      }),
      found: /signed or encrypted part \(thinking, reasoning\)/,
      way: /Start the conversation anew/,
    },
  ],
  'policy.repeat_of_ended_stream': [
    {
      name: 'the same messages again',
      provoke: async (rig) => {
        writePlaceholder(rig);
        await textOf(rig, { ...secretive, stream: true });
        return textOf(rig, secretive);
      },
      found: /same messages was ended by policy less than the bound endedStreamMs \(60000 ms/,
      way: /Change the messages or the policy/,
      by: 'masking.placeholderInTool',
    },
  ],
  'policy.echo_mismatch': [
    {
      name: 'another place than was decided',
      rig: { policy: { residency: '\n    onEchoMismatch: EndStream' } },
      provoke: answering(
        asJson,
        JSON.stringify({ ...contentMessage([]), usage: { inference_geo: 'global' } }),
      ),
      found: /says that it processed this with inference_geo global, and US was decided/,
      way: /Ask the provider why, or set residency\.onEchoMismatch: Record/,
      by: 'residency.onEchoMismatch',
    },
  ],
  'policy.private_address': [
    {
      name: 'an address of a private network',
      rig: { policy: declaring('10.1.2.3'), connectTo: () => new Map() },
      provoke: askedThrough('http://10.1.2.3/anna'),
      found: /10\.1\.2\.3 leads to an address that is private/,
      way: /public name, or declare the host in egress with privateAddresses: true/,
      by: 'egress',
    },
    {
      name: 'the metadata of a cloud',
      rig: { policy: declaring('169.254.169.254'), connectTo: () => new Map() },
      provoke: askedThrough('http://169.254.169.254/anna'),
      found: /169\.254\.169\.254 leads to an address that is link-local or metadata/,
      way: /hands out credentials: let the agent do without it, and give what it needs by credentials in the policy\.$/,
      by: 'egress',
    },
  ],
  'operation.unlisted': [
    {
      name: 'a path',
      provoke: asked({}, '/v1/anna'),
      found: /POST and path of Anthropic are not in the catalog/,
      way: /Listed are: POST \/v1\/messages/,
    },
    {
      name: 'a base URL',
      provoke: asked({}, '/v1/messages', 'anna'),
      found: /base URL names no client mode/,
      way: /Use one of: anthropic/,
    },
    {
      name: 'a provider without TLS',
      provoke: askedThrough('http://api.anthropic.com/v1/messages'),
      found: /Anthropic is reached by https on port 443 alone/,
      way: /Use https and the default port/,
    },
  ],
  'operation.unsupported': [
    {
      name: 'an operation',
      provoke: asked({}, '/v1/messages/batches'),
      found: /Anthropic: the operation \S+ is not supported/,
      way: /Do without this operation/,
    },
    {
      name: 'a header that moves the request',
      provoke: asked({ headers: { 'anthropic-workspace-id': 'anna' } }),
      found: /The header anthropic-workspace-id is refused/,
      way: /Leave it out/,
    },
    {
      name: 'a WebSocket',
      provoke: written(
        () =>
          `GET ${messagesPath} HTTP/1.1\r\nhost: anna\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n`,
      ),
      found: /Upgrades \(WebSocket\)/,
      way: /use the HTTP streaming API/,
    },
  ],
};
