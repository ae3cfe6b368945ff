import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { call, say, tokensIn } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { node, run } from './run/domicile.ts';
import { journalFaults } from './run/journal.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;

describe('OpenAI', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  const tools = {
    tools: [
      { type: 'function', name: 'send_mail', parameters: { type: 'object', properties: {} }, strict: false },
    ],
  };
  const chatTools = {
    tools: [{ type: 'function', function: { name: 'send_mail', parameters: { type: 'object' } } }],
  };

  test.each([
    ['openai-chat', false, chatTools],
    ['openai-chat', true, chatTools],
    ['openai-responses', false, tools],
    ['openai-responses', true, tools],
  ] as const)('%s restores the arguments of a call (streamed: %s)', async (agent, stream, extra) => {
    double.play((request) => call('send_mail', { to: tokensIn(textOf(request))[0], note: '"ü"\n' }));
    const { report, exec } = await runAgent(agent, { prompt, stream, extra }, { policy: 'us', double });
    expect(report.inputs).toEqual([{ to: email, note: '"ü"\n' }]);
    expect(double.seen.map(textOf).join('\n')).not.toContain(email);
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  test('a streamed response keeps its sequence and repeats itself truly', async () => {
    double.play((request) => {
      const token = tokensIn(textOf(request))[0] ?? '';
      return {
        kind: 'answer',
        parts: [
          { kind: 'text', text: `I wrote to ${token}.` },
          { kind: 'tool', name: 'send_mail', input: { to: token } },
        ],
      };
    });
    const { report } = await runAgent('openai-responses', { prompt, stream: true }, { policy: 'us', double });
    expect(report).toMatchObject({
      text: `I wrote to ${email}.`,
      deltas: `I wrote to ${email}.`,
      done: `I wrote to ${email}.`,
    });
    expect(report['argumentDeltas']).toBe(JSON.stringify({ to: email }));
    const sequence = report['sequence'] as readonly number[];
    expect(sequence).toEqual(sequence.map((_, index) => index));
  });

  test.each([false, true])(
    'a citation points at the words that it pointed at (streamed: %s)',
    async (stream) => {
      double.play((request) => {
        const text = `${tokensIn(textOf(request))[0]} wrote a book.`;
        const start = text.indexOf('a book');
        return {
          kind: 'answer',
          parts: [
            { kind: 'text', text, citations: [{ start, end: start + 6, url: 'https://example.com/' }] },
          ],
        };
      });
      const { report } = await runAgent('openai-responses', { prompt, stream }, { policy: 'us', double });
      expect(report.failed).toBeNull();
      expect(report.text).toBe(`${email} wrote a book.`);
      const output = report['output'] as readonly {
        content: readonly { annotations: readonly { start_index: number; end_index: number }[] }[];
      }[];
      const [annotation] = output[0]?.content[0]?.annotations ?? [];
      expect(report.text.slice(annotation?.start_index, annotation?.end_index)).toBe('a book');
    },
  );

  const stateful: readonly [string, object][] = [
    ['store', { store: true }],
    ['a previous response', { previous_response_id: 'resp_of_somebody' }],
    ['a conversation', { conversation: 'conv_of_somebody' }],
    ['a stored prompt', { prompt: { id: 'pmpt_1' } }],
    ['a web search', { tools: [{ type: 'web_search' }] }],
    ['file search', { tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] }],
    [
      'an MCP server',
      { tools: [{ type: 'mcp', server_label: 'x', server_url: 'https://mcp.example.org/' }] },
    ],
  ];

  test('its client for Azure goes through the proxy with the base URL of its endpoint', async () => {
    double.play(echoTokens);
    const script = `
      import { AzureOpenAI } from 'openai';
      const client = new AzureOpenAI({
        baseURL: process.env.AZURE_OPENAI_ENDPOINT + '/openai',
        apiVersion: '2024-10-21',
        deployment: 'my-deployment',
      });
      const messages = [{ role: 'user', content: 'Say hello.' }];
      console.log((await client.chat.completions.create({ model: 'gpt-5.2', messages })).choices[0].message.content);`;
    const done = await run({
      policy: 'modes',
      double,
      args: ['--connect-to', `azure-openai=${double.url}`],
      env: { AZURE_OPENAI_ENDPOINT: 'https://acme.openai.azure.com', AZURE_OPENAI_API_KEY: 'a-key' },
      command: [node, '--input-type=module', '-e', script],
    });
    expect(done.stdout).toBe('I saw no token.\n');
    expect(double.seen.map(({ headers, url }) => [headers.host, url])).toEqual([
      ['acme.openai.azure.com', '/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21'],
    ]);
  });

  test.each(stateful)('a response that asks for %s is refused', async (_name, extra) => {
    double.play(() => say('hi'));
    const { report } = await runAgent('openai-responses', { prompt: 'hi', extra }, { policy: 'us', double });
    expect(report).toMatchObject({ attempts: 1, failed: { status: 451 } });
    expect(double.heard).toEqual(nothing);
  });

  test('the plain host, whose place nobody knows, is refused', async () => {
    double.play(() => say('hi'));
    const env = { OPENAI_BASE_URL: 'https://api.openai.com/v1' };
    const { report } = await runAgent('openai-chat', { prompt: 'hi' }, { policy: 'us', double, env });
    expect(report).toMatchObject({ attempts: 1, failed: { status: 451 } });
    expect(double.heard).toEqual(nothing);
  });
});
