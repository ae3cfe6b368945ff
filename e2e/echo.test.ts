import { expect, test } from '@jest/globals';
import { startDouble } from './double/double.ts';
import { runAgent } from './run/agent.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';

test('an answer that was made elsewhere is withheld from a real client, recorded and warned of', async () => {
  const body = JSON.stringify({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-opus-4-6',
    content: [{ type: 'text', text: 'Made somewhere else.' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1, inference_geo: 'global' },
  });
  const headers = { 'content-type': 'application/json' };
  const double = await startDouble(() => ({ kind: 'raw', status: 200, headers, body }));
  const orders = { prompt: `Write to ${email}.`, geo: 'us' };
  const { report, exec } = await runAgent('anthropic-whole', orders, { policy: 'echo', double });
  expect(report).toMatchObject({ attempts: 1, failed: { status: 451 } });
  expect(exec.stdout).not.toContain('Made somewhere else.');
  expect(exec.stderr).toContain('warning: anthropic answered exchange 1 with inference_geo global');
  const close = (await recordsOf(exec.journal)).find(({ type }) => type === 'close');
  expect(close).toMatchObject({
    code: 'policy.echo_mismatch',
    echoMismatch: { field: 'inference_geo', value: 'global', decided: 'US' },
  });
  expect(await journalFaults(exec.journal, [email])).toEqual([]);
  await double[Symbol.asyncDispose]();
});
