import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { call, say, tokensIn } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults } from './run/journal.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;

describe('Bedrock', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  const clients = [
    ['bedrock-invoke', false],
    ['bedrock-invoke', true],
    ['bedrock-converse', false],
    ['bedrock-converse', true],
  ] as const;

  test.each(clients)('%s is masked, signed again and restored (streamed: %s)', async (agent, stream) => {
    double.play(echoTokens);
    const { report, exec } = await runAgent(agent, { prompt, stream }, { policy: 'us', double });
    expect(report).toMatchObject({ failed: null, text: `I wrote to ${email}, as asked.`, attempts: 1 });
    const wire = double.seen.map(textOf).join('\n');
    expect(wire).not.toContain(email);
    expect(double.seen[0]?.headers.authorization).toMatch(
      new RegExp(`^AWS4-HMAC-SHA256 Credential=${realKeys.awsKeyId}/\\d{8}/us-east-1/bedrock/aws4_request`),
    );
    expect(wire).not.toContain(realKeys.awsSecret);
    expect(await journalFaults(exec.journal, [email, realKeys.awsSecret])).toEqual([]);
  });

  test.each([false, true])('bedrock-converse restores the input of a tool (streamed: %s)', async (stream) => {
    double.play((request) => call('send_mail', { to: tokensIn(textOf(request))[0] }));
    const { report } = await runAgent('bedrock-converse', { prompt, stream }, { policy: 'us', double });
    expect(report.inputs).toEqual([{ to: email }]);
  });

  test.each(['bedrock-invoke', 'bedrock-converse'] as const)(
    '%s is denied outside of its place, once',
    async (agent) => {
      double.play(echoTokens);
      const models = [
        'global.anthropic.claude-opus-4-6-v1:0',
        'eu.anthropic.claude-opus-4-6-v1:0',
        'xx.anthropic.claude-opus-4-6-v1:0',
      ];
      for (const model of models) {
        const { report, exec } = await runAgent(agent, { prompt, model }, { policy: 'us', double });
        expect(report).toMatchObject({
          attempts: 1,
          failed: { status: 451, message: expect.stringContaining('us-only') },
        });
        expect(await journalFaults(exec.journal, [email])).toEqual([]);
      }
      expect(double.heard).toEqual(nothing);
    },
  );

  test('an unknown event of the binary stream passes', async () => {
    double.play(() => say('Hello.', { unknownEvent: true }));
    const { report } = await runAgent('bedrock-converse', { prompt, stream: true }, { policy: 'us', double });
    expect(report.text).toBe('Hello.');
  });

  test.each(['bedrock-invoke', 'bedrock-converse'] as const)(
    'a stream of %s that dies is an error to its client',
    async (agent) => {
      double.play(() => say('one two three four five', { dieAfter: 5 }));
      const { report, exec } = await runAgent(agent, { prompt, stream: true }, { policy: 'us', double });
      expect(report.failed).not.toBeNull();
      expect(await journalFaults(exec.journal, [email])).toEqual([]);
    },
  );
});
