import { startNumbersAt } from './body.ts';
import { closedLoop } from './closed-loop.ts';
import type { ClosedLoop, ClosedLoopResult } from './closed-loop.ts';
import { paced } from './paced.ts';
import type { Paced, PacedResult } from './paced.ts';
import { streams } from './streams.ts';
import type { Streams, StreamsResult } from './streams.ts';

/** The load process: `node bench/load/main.ts FIRST_NUMBER`, forked by the benchmark, does one task after another. */
export type Task = ClosedLoop | Streams | Paced;
export type ResultOf<T extends Task> = T extends ClosedLoop
  ? ClosedLoopResult
  : T extends Streams
    ? StreamsResult
    : PacedResult;

const run = (task: Task): Promise<ClosedLoopResult | StreamsResult | PacedResult> => {
  if (task.kind === 'closed-loop') return closedLoop(task);
  return task.kind === 'streams' ? streams(task) : paced(task);
};

startNumbersAt(Number(process.argv[2] ?? 0));
process.on('message', (task: Task) => {
  run(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
