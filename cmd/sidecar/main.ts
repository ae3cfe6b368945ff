import { join } from 'node:path';
import process from 'node:process';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { readSidecarConfig } from '../../pkg/config/sidecar-config.ts';
import { UsageError, usageExitStatus } from '../../pkg/errors/usage-error.ts';
import { createLeanLogger } from '../../pkg/log/lean-logger.ts';
import { maskAll } from '../../pkg/mask/mask-all.ts';
import { helpersGiveWay } from '../../pkg/proxy/inspector/give-way.ts';
import { readArguments } from '../arguments.ts';
import { openProxy } from '../open-proxy.ts';
import { newSession } from '../process.ts';
import { afterStart } from './after-start.ts';

/** The engine of `domicile exec` as a process of its own: parse, validate, open, run, drain. */
async function main(): Promise<void> {
  const { config: file, words } = readArguments(process.argv.slice(2), { allowWords: true });
  const environment = readEnvironment();
  if (words[0] === 'channel') {
    const { runOnChannel } = await import('./channel.ts');
    return runOnChannel(environment);
  }
  if (file === undefined) throw new UsageError('Name the configuration: --config FILE, or channel.');
  const config = await readSidecarConfig(file, environment);
  const signedParts = join(config.journal, 'signed-parts');
  const open = await openProxy({
    ...config,
    environment,
    session: newSession(),
    signedParts,
    command: ['sidecar'],
  });
  helpersGiveWay();
  const log = createLeanLogger({ level: 'info', maskText: maskAll });
  const reload = async (): Promise<void> => {
    try {
      await open.reload();
      log.info('policy reloaded');
    } catch (error) {
      log.error('policy not reloaded: the new files are refused, the last good policy stays in force');
      for (const problem of problemsIn(error)) log.error('policy problem', { problem });
    }
  };
  // One after the other: an older reading of the files must not overtake a newer one.
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    reloading = reloading.then(reload);
  });
  const ended = new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve));
  // Said only now: a signal that nobody listens to yet would end the process.
  for (const warning of open.warnings) log.warn('policy warning', { warning });
  log.info('ready', { port: open.proxy.port, adminPort: open.adminPort ?? 0, policy: open.policyVersion });
  afterStart();
  await ended;
  await open.close();
  await log.flush();
}

/** What is to be changed, one line each: only of what our own reading of the files refuses. */
function problemsIn(error: unknown): readonly string[] {
  return error instanceof UsageError ? error.message.split('\n') : [];
}

main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = usageExitStatus;
});
