import { type Logger, type LoggerOptions, loggerOver } from './logger.ts';
import { StderrLines } from './stderr-lines.ts';

/** The same lines without winston: 0.6 MiB of resident memory instead of 7. For the sidecar. */
export function createLeanLogger(options: LoggerOptions, lines = new StderrLines()): Logger {
  return loggerOver({ write: (_, line) => lines.writeLine(line), flush: () => lines.flush() }, options);
}
