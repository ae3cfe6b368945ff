import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { type AgentName, runAgent } from './run/agent.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { messages, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';

describe('a denied request', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  const clients: readonly [AgentName, object][] = [
    ['anthropic-whole', { geo: 'us' }],
    ['anthropic-whole', { geo: 'global' }],
    ['anthropic-whole', {}],
    ['anthropic-stream', { geo: 'us' }],
    ['openai-chat', {}],
    ['openai-chat', { stream: true }],
    ['openai-responses', { stream: true }],
  ];

  test.each(clients)(
    'of %s %j sends nothing and is shown once, with the policy and the rule',
    async (agent, orders) => {
      double.play(echoTokens);
      const { report, exec } = await runAgent(
        agent,
        { prompt: `Write to ${email}.`, ...orders },
        { policy: 'eu', double },
      );
      expect(report).toMatchObject({ attempts: 1, failed: { status: 451 } });
      expect(report.failed?.message).toContain('eu-only');
      expect(report.failed?.message).toMatch(/residency\.(allow|unknown)/);
      expect(double.heard).toEqual(nothing);
      expect(exec.stderr).toMatch(/denied/i);
      expect(await journalFaults(exec.journal, [email])).toEqual([]);
      const records = await recordsOf(exec.journal);
      const opens = records.filter(({ type }) => type === 'open');
      expect(opens).toEqual([
        expect.objectContaining({ decision: expect.objectContaining({ action: 'Deny' }) }),
      ]);
      expect(records).toContainEqual(
        expect.objectContaining({ type: 'close', outcome: 'denied', status: 451 }),
      );
    },
  );

  const secondHops: readonly [string, object][] = [
    ['a web search', { tools: [{ type: 'web_search_20250305', name: 'web_search' }] }],
    ['a web fetch', { tools: [{ type: 'web_fetch_20250910', name: 'web_fetch' }] }],
    ['code execution', { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] }],
    ['an MCP server', { mcp_servers: [{ type: 'url', name: 'crm', url: 'https://mcp.example.org/sse' }] }],
    [
      'an image by URL',
      {
        messages: [
          {
            role: 'user',
            content: [{ type: 'image', source: { type: 'url', url: 'https://example.org/a.png' } }],
          },
        ],
      },
    ],
    ['a container', { container: 'container_0123' }],
  ];

  test.each(secondHops)('can be one that is in its region but asks for %s', async (_name, extra) => {
    double.play(echoTokens);
    const posted = await post(proxy, messages('hello', extra));
    expect(posted.status).toBe(451);
    expect(posted.json()).toMatchObject({
      type: 'error',
      error: { message: expect.stringContaining('us-only') },
    });
    expect(double.heard).toEqual(nothing);
  });

  const unlisted: readonly [string, string][] = [
    ['POST', '/v1/messages/batches'],
    ['POST', '/v1/files'],
    ['GET', '/v1/organizations/me'],
    ['POST', '/v1/never/heard/of'],
    ['DELETE', '/v1/messages'],
    ['POST', '/api/event_logging/v2/batch'],
    ['POST', '/v1/messages/../files'],
    ['POST', '/v1/%6dessages'],
  ];

  test.each(unlisted)('can be one to a path that is not known: %s %s', async (method, path) => {
    double.play(echoTokens);
    const response = await fetch(`${proxy.base('ANTHROPIC_BASE_URL').href}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(messages('hello')) }),
      headers: { 'content-type': 'application/json' },
    });
    expect([400, 451]).toContain(response.status);
    expect(await response.json()).toMatchObject({
      type: 'error',
      error: { message: expect.stringMatching(/^Domicile refused this request: \S.{30,}/) },
    });
    expect(double.heard).toEqual(nothing);
  });
});
