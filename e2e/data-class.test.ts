import { expect, test } from '@jest/globals';
import { startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { runAgent } from './run/agent.ts';
import { run } from './run/domicile.ts';
import './run/patience.ts';

test('what is said of the data tightens, and the client is told by which class', async () => {
  await using double = await startDouble(echoTokens);
  const ask = (...args: readonly string[]) =>
    runAgent(
      'anthropic-whole',
      { prompt: 'hello', extra: { inference_geo: 'us' } },
      { policy: 'data-class', double, args },
    );
  expect((await ask()).report).toMatchObject({ failed: null });
  const { heard } = double;
  const { report } = await ask('--data-class', 'health');
  expect(report.failed).toMatchObject({ status: 451 });
  expect(JSON.stringify(report)).toContain('dataClasses[0] (health)');
  expect(double.heard).toEqual(heard);
});

test('a class that no policy has ends exec before anything runs', async () => {
  const done = await run({
    policy: 'data-class',
    command: ['/bin/sh', '-c', 'echo ran'],
    args: ['--data-class', 'helth'],
  });
  expect(done).toMatchObject({ status: 64, stdout: '' });
  expect(done.stderr).toContain('found the data class "helth", which no policy has');
});
