import { type Logger, type LoggerOptions, loggerOver } from './logger.ts';
import { StderrTransport } from './stderr-transport.ts';

/** The same lines through winston's transport alone: 0.6 MiB of resident memory instead of 7. For the sidecar. */
export function createLeanLogger(options: LoggerOptions, transport = new StderrTransport()): Logger {
  return loggerOver(
    { write: (_, line) => transport.writeLine(line), flush: () => transport.flush() },
    options,
  );
}
