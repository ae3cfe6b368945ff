import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { call, say, tokensIn } from './double/reply.ts';
import { echoTokens, offersTool } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { type AgentRun, runAgent } from './run/agent.ts';
import { bashThenSay } from './run/agent-sdk-script.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { temporaryFolder } from './run/temporary.ts';

const email = 'anna.berg@example.org';
const inUs = { CLAUDE_CODE_EXTRA_BODY: '{"inference_geo":"us"}' };

describe('the Claude Agent SDK', () => {
  let double: Double;
  let folder: string;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());
  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  function agent(
    prompt: string,
    more: { policy?: string; env?: Record<string, string>; tools?: readonly string[] } = {},
  ): Promise<AgentRun> {
    const { policy = 'us', env = inUs, tools } = more;
    return runAgent('agent-sdk', { prompt, folder, env, ...(tools && { tools }) }, { policy, double });
  }

  test('works through several turns with its tools while the provider sees no value', async () => {
    await writeFile(join(folder, 'staff.txt'), 'E-123456 works in Cologne, mail carl@example.org\n');
    double.play(bashThenSay(['cat staff.txt', 'echo {tokens} > out.txt', 'cat out.txt']));
    const { report, exec } = await agent(`My employee number: E-123456, mail ${email}. Read staff.txt.`);
    const wire = double.seen.map(textOf).join('\n');
    for (const value of [email, 'E-123456', 'carl@example.org', realKeys.gcp])
      expect(wire).not.toContain(value);
    expect(wire).toContain(realKeys.anthropic);

    const written = await readFile(join(folder, 'out.txt'), 'utf8');
    for (const value of [email, 'E-123456', 'carl@example.org']) expect(written).toContain(value);
    expect(report['uses']).toHaveLength(3);
    expect(JSON.stringify(report['results'])).toContain('E-123456');
    expect(JSON.stringify(report['results'])).toContain('carl@example.org');
    expect(exec.status).toBe(0);
    expect(
      await journalFaults(exec.journal, [email, 'E-123456', 'carl@example.org', ...Object.values(realKeys)]),
    ).toEqual([]);
  });

  test('is shown a denial once, and does not try again', async () => {
    double.play(echoTokens);
    const { report, exec } = await agent(`Write to ${email}.`, { policy: 'eu' });
    expect(double.heard).toEqual(nothing);
    const shown = /^API Error: 451 Domicile refused this request by policy e2e\/eu-only, residency\.allow: /;
    expect(report.texts).toEqual([expect.stringMatching(shown)]);
    expect(report['results']).toContainEqual(expect.stringMatching(shown));
    const opens = (await recordsOf(exec.journal)).filter(({ type }) => type === 'open');
    // A title for the session may be asked for too: what the agent itself asks comes with its tools.
    const ofTheAgent = opens.filter(({ request }) => String(request).includes('"name":"Bash"'));
    expect(ofTheAgent).toHaveLength(1);
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  test('runs no shell characters out of a masked value', async () => {
    const hostile = 'x`touch pwned`;$(touch pwned)';
    double.play(bashThenSay(['echo {tokens} > out.txt']));
    const { exec } = await agent(`case note: ${hostile}\nWrite it to out.txt.`);
    await expect(readFile(join(folder, 'pwned'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(folder, 'out.txt'), 'utf8')).toMatch(/CASE_NOTE_[0-9A-Z]{17}/);
    expect(double.seen.map(textOf).join('\n')).not.toContain('touch pwned');
    expect(await journalFaults(exec.journal, [hostile])).toEqual([]);
  });

  test('has its side channels refused, and they are in the journal', async () => {
    double.play((request) => {
      if (!offersTool(request, 'WebFetch') || tokensIn(textOf(request)).length === 0) return say('A title');
      if (textOf(request).includes('"type":"tool_result"')) return say('Done.');
      return call('WebFetch', { url: 'https://example.com/', prompt: 'What is it?' });
    });
    const env = { ...inUs, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '' };
    const { report, exec } = await agent(`Write to ${email}.`, { env, tools: ['WebFetch'] });
    expect(JSON.stringify(report['results'])).toContain('Done.');
    const records = await recordsOf(exec.journal);
    const tunnels = records.filter(
      ({ destination }) => (destination as { method?: string } | undefined)?.method === 'CONNECT',
    );
    expect(tunnels.length).toBeGreaterThan(0);
    const toAnthropic = tunnels.filter(
      ({ destination }) => (destination as { host: string }).host === 'api.anthropic.com',
    );
    expect(toAnthropic.length).toBeGreaterThan(0);
    for (const { decision } of tunnels) expect(decision).toMatchObject({ action: 'Deny' });
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  const modes: readonly [string, Record<string, string>, string, string][] = [
    [
      'foundry',
      {
        CLAUDE_CODE_USE_FOUNDRY: '1',
        ANTHROPIC_FOUNDRY_RESOURCE: 'acme',
        ANTHROPIC_FOUNDRY_API_KEY: 'a-key',
      },
      'acme.services.ai.azure.com',
      '/anthropic/v1/messages',
    ],
    [
      'bedrock-mantle',
      { CLAUDE_CODE_USE_MANTLE: '1', AWS_BEARER_TOKEN_BEDROCK: 'a-token' },
      'bedrock-mantle.us-east-1.api.aws',
      '/anthropic/v1/messages',
    ],
    [
      'anthropic-aws',
      { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' },
      'aws-external-anthropic.us-east-1.api.aws',
      '/v1/messages',
    ],
    [
      'anthropic-gcp',
      {
        CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1',
        CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH: '1',
        ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'acme',
        ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: 'main',
      },
      'claude.googleapis.com',
      '/v1/projects/acme/locations/global/workspaces/main/invoke/v1/messages',
    ],
    [
      'vertex',
      { CLAUDE_CODE_USE_VERTEX: '1', CLAUDE_CODE_SKIP_VERTEX_AUTH: '1' },
      'us-east5-aiplatform.googleapis.com',
      '/v1/projects/double/locations/us-east5/publishers/anthropic/models/claude-opus-4-6:streamRawPredict',
    ],
    [
      'gateway',
      {
        CLAUDE_CODE_USE_GATEWAY: '1',
        ANTHROPIC_BASE_URL: 'http://llm.corp.example',
        ANTHROPIC_AUTH_TOKEN: 'a-token',
      },
      'llm.corp.example',
      '/v1/messages',
    ],
  ];

  test.each(modes)('goes through the proxy in the mode of %s', async (provider, env, host, path) => {
    double.play(echoTokens);
    const args = ['--connect-to', `${provider}=${double.url}`];
    const { report, exec } = await runAgent(
      'agent-sdk',
      { prompt: 'Say hello.', folder },
      { policy: 'modes', double, env, args: provider === 'vertex' ? [] : args },
    );
    expect(report.texts).toEqual(['I saw no token.']);
    const asked = double.seen.map(({ headers, url }) => [headers.host, url.replace(/\?.*$/, '')]);
    expect(asked).toContainEqual([host, path]);
    const opens = (await recordsOf(exec.journal)).filter(({ type }) => type === 'open');
    expect(opens).toContainEqual(
      expect.objectContaining({ destination: { provider, host, method: 'POST', path } }),
    );
  });

  test('works in Bedrock mode, and shows a denial there too', async () => {
    await writeFile(join(folder, 'note.txt'), 'carl@example.org\n');
    double.play(bashThenSay(['cat note.txt']));
    const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1' };
    const orders = (model: string): object => ({ prompt: `Mail ${email}.`, folder, env: bedrock, model });
    const allowed = await runAgent('agent-sdk', orders('us.anthropic.claude-opus-4-6-v1:0'), {
      policy: 'us',
      double,
    });
    expect(JSON.stringify(allowed.report['results'])).toContain(email);
    const wire = double.seen.map(textOf).join('\n');
    expect(wire).not.toContain(email);
    expect(wire).not.toContain('carl@example.org');
    expect(await journalFaults(allowed.exec.journal, [email, 'carl@example.org'])).toEqual([]);

    const denied = await runAgent('agent-sdk', orders('global.anthropic.claude-opus-4-6-v1:0'), {
      policy: 'us',
      double,
    });
    expect(JSON.stringify(denied.report['results'])).toContain('us-only');
  });
});
