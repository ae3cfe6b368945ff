import Transport from 'winston-transport';
import { StderrLines, type WriteBytes } from './stderr-lines.ts';

const messageKey = Symbol.for('message');

/** A line for the transport, in the shape of winston's own. */
export function lineInfo(level: string, line: string): object {
  return { level, message: '', [Symbol.for('level')]: level, [messageKey]: line };
}

/** `StderrLines` as a transport of winston's. */
export class StderrTransport extends Transport {
  readonly #lines: StderrLines;

  constructor(write?: WriteBytes) {
    super();
    this.#lines = new StderrLines(write);
  }

  override log(info: Readonly<Record<symbol, unknown>>, next: () => void): void {
    this.#lines.writeLine(String(info[messageKey]));
    next();
  }

  /** Resolves when nothing waits any more. */
  flush(): Promise<void> {
    return this.#lines.flush();
  }
}
