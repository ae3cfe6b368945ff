import { type Clock, realClock } from '../../pkg/kube/clock.ts';
import { until } from './daemon.ts';

/** A clock by which somebody waits until the next `round`, which resolves when it is over. */
export function roundClock(): { readonly clock: Clock; readonly round: () => Promise<void> } {
  const waiting: (() => void)[] = [];
  const clock: Clock = {
    ...realClock,
    wait: (_, signal) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
  const round = async (): Promise<void> => {
    const go = await until('the last round has ended', async () => waiting.shift());
    go();
    await until('this round has ended', async () => waiting.length > 0 || undefined);
  };
  return { clock, round };
}
