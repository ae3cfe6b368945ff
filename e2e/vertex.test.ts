import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults } from './run/journal.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;

describe('Vertex', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test.each([false, true])('is masked and restored (streamed: %s)', async (stream) => {
    double.play(echoTokens);
    const { report, exec } = await runAgent('vertex', { prompt, stream }, { policy: 'us', double });
    expect(report).toMatchObject({ failed: null, text: `I wrote to ${email}, as asked.`, attempts: 1 });
    expect(double.seen.map(textOf).join('\n')).not.toContain(email);
    expect(double.seen[0]?.headers.authorization).toBe(`Bearer ${realKeys.gcp}`);
    expect(await journalFaults(exec.journal, [email, realKeys.gcp])).toEqual([]);
  });

  test.each(['europe-west1', 'global'])('is denied in %s', async (region) => {
    double.play(echoTokens);
    const env = { CLOUD_ML_REGION: region };
    const { report } = await runAgent('vertex', { prompt }, { policy: 'us', double, env });
    expect(report).toMatchObject({
      attempts: 1,
      failed: { status: 451, message: expect.stringContaining('us-only') },
    });
    expect(double.heard).toEqual(nothing);
  });
});
