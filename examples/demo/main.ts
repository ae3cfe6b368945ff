import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { showAllowed } from './allowed.ts';
import { podIdentity, podToken, showEnforced } from './enforced.ts';
import { values } from './facts.ts';
import { showInjected } from './injected.ts';
import { showJournal } from './journal.ts';
import { showMetrics } from './metrics.ts';
import { startOperatorHere } from './operator.ts';
import { showRefused } from './refused.ts';
import { Screen } from './screen.ts';
import { policyFile, setStage } from './stage.ts';
import { showStreamed } from './streamed.ts';

/** A demo that takes longer hangs. Milliseconds. */
const deadlineMs = 60_000;

/**
 * A real agent behind the real `domicile exec`. Whatever is shown was measured in this run, and what is claimed is
 * checked in it: exit status 1 when a claim does not hold.
 */
async function main(signal: AbortSignal): Promise<number> {
  const began = performance.now();
  const screen = new Screen(process.stdout, process.env['NO_COLOR']);
  for (const value of Object.values(values)) screen.mark('value', value);
  await introduce(screen);
  await using stage = await setStage(signal);
  const before = await stage.metrics();
  await showAllowed(stage, screen);
  await showStreamed(stage, screen);
  await showRefused(stage, screen);
  showMetrics(before, await stage.metrics(), screen);
  await showJournal(stage, await stage.finish(), screen);
  await using operator = await startOperatorHere(podIdentity, podToken);
  const injected = await showInjected(stage, operator, screen);
  if (injected !== undefined) await showEnforced(stage, injected, operator, screen);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  screen.title(
    screen.failures === 0
      ? `All of this holds. It took ${seconds} s.`
      : `${screen.failures} of these claims did not hold in this run.`,
  );
  return screen.failures === 0 ? 0 : 1;
}

async function introduce(screen: Screen): Promise<void> {
  screen.title('Domicile: an agent kept in its region');
  screen.say(
    'The agent is examples/demo/agent.ts: the Anthropic SDK and nothing else, run by domicile exec. No request leaves ' +
      'this machine: a double stands for the provider (--connect-to), while each decision is made for the real ' +
      'api.anthropic.com. The policy:',
  );
  const policy = await readFile(policyFile, 'utf8');
  screen.quote(
    policy
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n'),
  );
}

const stop = new AbortController();
setTimeout(() => stop.abort(new Error('it took too long')), deadlineMs).unref();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(new Error('interrupted')));
try {
  process.exitCode = await main(stop.signal);
} catch (error) {
  const { message } = stop.signal.aborted ? (stop.signal.reason as Error) : (error as Error);
  console.error(`\nThe demo failed: ${message}`);
  process.exitCode = 1;
}
