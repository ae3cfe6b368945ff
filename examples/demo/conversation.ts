import type { ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Order, Report } from './protocol.ts';

export const agentFile = join(import.meta.dirname, 'agent.ts');

/** A running agent, whether its process is ours or a child of `exec`. */
export interface Agent {
  /** What it found in its environment as its key. */
  readonly key: string;
  /** Gives it an order; `onDelta` is called as its stream arrives. */
  act(order: Order, onDelta?: (text: string) => void): Promise<Exclude<Report, { kind: 'ready' | 'delta' }>>;
}

/** Resolves once the agent has told that it is there. */
export async function meetAgent(
  process: ChildProcessByStdio<Writable, Readable, Readable | null>,
  signal: AbortSignal,
): Promise<Agent> {
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Report> => {
    const line = await lines.next();
    signal.throwIfAborted();
    if (line.done === true) throw new Error('the agent ended before it had told what it saw');
    return JSON.parse(line.value) as Report;
  };
  const ready = await next();
  return {
    key: ready.kind === 'ready' ? ready.apiKey : '',
    act: async (order, onDelta = () => undefined) => {
      process.stdin.write(`${JSON.stringify(order)}\n`);
      for (;;) {
        const report = await next();
        if (report.kind === 'delta') onDelta(report.text);
        else if (report.kind !== 'ready') return report;
      }
    },
  };
}
