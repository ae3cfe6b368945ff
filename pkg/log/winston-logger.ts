import type { Logform } from 'winston';
import createWinston from 'winston/lib/winston/create-logger.js';
import { type Level, levels, type LineSink, type Logger, type LoggerOptions, loggerOver } from './logger.ts';
import { lineInfo, StderrTransport } from './stderr-transport.ts';

/**
 * The logger of the entry points: a winston logger whose one transport is standard error. Other transports may be
 * added to it by an embedder. It costs about 7 MiB of resident memory at start: the sidecar takes
 * `createLeanLogger`.
 */
export function createLogger(options: LoggerOptions, transport = new StderrTransport()): Logger {
  // The lines come finished: masked and put together by the front.
  const format = { transform: (info: Logform.TransformableInfo) => info };
  const winston = createWinston({ levels, level: options.level, format, transports: [transport] });
  const sink: LineSink = {
    write: (level: Level, line) => void winston.write(lineInfo(level, line)),
    flush: () => transport.flush(),
  };
  return loggerOver(sink, options);
}
