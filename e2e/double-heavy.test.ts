import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { call } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { runDirect } from './run/agent.ts';
import { bashThenSay } from './run/agent-sdk-script.ts';
import './run/patience.ts';
import { temporaryFolder } from './run/temporary.ts';

const token = 'EMAIL_ADDRESS_0123456789ABCDEFG';

describe('the provider double, read by the heavy clients without a proxy', () => {
  let double: Double;
  const env = (): Record<string, string> => ({
    ANTHROPIC_BEDROCK_BASE_URL: double.url,
    AWS_ENDPOINT_URL: double.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAPLACEHOLDER',
    AWS_SECRET_ACCESS_KEY: 'placeholder',
    ANTHROPIC_VERTEX_BASE_URL: `${double.url}/v1`,
    ANTHROPIC_VERTEX_PROJECT_ID: 'double',
    CLOUD_ML_REGION: 'us-east5',
  });

  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test.each([
    ['bedrock-invoke', false],
    ['bedrock-invoke', true],
    ['bedrock-converse', false],
    ['bedrock-converse', true],
    ['vertex', false],
    ['vertex', true],
  ] as const)(
    '%s reads an answer that echoes the tokens of the prompt (streamed: %s)',
    async (agent, stream) => {
      double.play(echoTokens);
      const report = await runDirect(agent, { prompt: `write to ${token} now`, stream }, env());
      expect(report).toMatchObject({ failed: null, text: `I wrote to ${token}, as asked.`, attempts: 1 });
    },
  );

  test.each([false, true])('bedrock-converse reads a tool call (streamed: %s)', async (stream) => {
    double.play(() => call('send_mail', { to: token }));
    const report = await runDirect('bedrock-converse', { prompt: 'go', stream }, env());
    expect(report.inputs).toEqual([{ to: token }]);
  });

  test('the Agent SDK runs Bash on what the double asks for', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'note.txt'), 'call me');
    double.play(bashThenSay(['cat note.txt']));
    const report = await runDirect(
      'agent-sdk',
      { prompt: `write to ${token}`, folder },
      {
        HOME: folder,
        ANTHROPIC_API_KEY: 'k',
        ANTHROPIC_BASE_URL: double.url,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      },
    );
    expect(report['uses']).toEqual([expect.objectContaining({ command: 'cat note.txt' })]);
    expect(JSON.stringify(report['toolResults'])).toContain('call me');
    expect(report['results']).toEqual([expect.stringContaining(token)]);
  });
});
