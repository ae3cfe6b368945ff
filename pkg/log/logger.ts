import { codesOnly, type LogFields, maskFields } from './masked-fields.ts';

export const levels = { error: 0, warn: 1, info: 2, debug: 3 } as const;
export type Level = keyof typeof levels;

/** Takes literals only: a message put together at run time has the type `string` and is refused by the compiler. */
type Constant<Text extends string> = string extends Text ? never : Text;
type Log = <Text extends string>(message: Constant<Text>, fields?: LogFields) => void;

/** One JSON object a line on standard error. Nothing of a request can get into it unmasked. */
export interface Logger {
  readonly error: Log;
  readonly warn: Log;
  readonly info: Log;
  readonly debug: Log;
  /** Resolves when every line so far was written or dropped. */
  flush(): Promise<void>;
}

export interface LoggerOptions {
  readonly level: Level;
  /** Applied to every string field: all detectors. Without it, strings that are not codes are withheld. */
  readonly maskText?: (text: string) => string;
  /** Unix milliseconds. */
  readonly now?: () => number;
}

/** What takes the finished lines. */
export interface LineSink {
  write(level: Level, line: string): void;
  flush(): Promise<void>;
}

/** The typed, masking front of any sink. */
export function loggerOver(sink: LineSink, options: LoggerOptions): Logger {
  const { maskText = codesOnly, now = Date.now } = options;
  const threshold = levels[options.level];
  const at = (level: Level): Log =>
    levels[level] > threshold
      ? () => undefined
      : (message, fields = {}) => {
          const head = { time: new Date(now()).toISOString(), level, message };
          // First for the eye; again, so that no field takes their place.
          const line = JSON.stringify({ ...head, ...maskFields(fields, maskText), ...head });
          sink.write(level, line);
        };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    flush: () => sink.flush(),
  };
}
