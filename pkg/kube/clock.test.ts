import { describe, expect, test } from '@jest/globals';
import { repeat } from './clock.ts';
import { virtualClock } from './virtual-clock.fixture.ts';

const everyMs = 100;
const unexpected = (error: unknown): never => {
  throw error;
};

describe('what is repeated', () => {
  test('is done at once, then after each pause, until it is stopped', async () => {
    const clock = virtualClock();
    const at: number[] = [];
    const work = async (): Promise<void> => {
      at.push(clock.now());
    };
    const { stop } = repeat({ work, everyMs, onError: unexpected, clock });
    expect(at).toEqual([]);
    await clock.advance(2 * everyMs);
    await stop();
    await clock.advance(2 * everyMs);
    expect(at).toEqual([0, everyMs, 2 * everyMs]);
  });

  test('may begin with a pause, which ends when it is asked for', async () => {
    const clock = virtualClock();
    const at: number[] = [];
    const work = async (): Promise<void> => {
      at.push(clock.now());
    };
    const { now, stop } = repeat({ work, everyMs, pauseFirst: true, onError: unexpected, clock });
    await clock.advance(everyMs - 1);
    expect(at).toEqual([]);
    now();
    await clock.advance(0);
    expect(at).toEqual([everyMs - 1]);
    await stop();
  });

  test('goes on after an error, which is told', async () => {
    const clock = virtualClock();
    const told: unknown[] = [];
    const error = new Error('not now');
    const { stop } = repeat({
      work: () => Promise.reject(error),
      everyMs,
      onError: (one) => told.push(one),
      clock,
    });
    await clock.advance(everyMs);
    await stop();
    expect(told).toEqual([error, error]);
  });

  test('hears that it is stopped, and is waited for', async () => {
    const clock = virtualClock();
    const events: string[] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const work = async (stopped: AbortSignal): Promise<void> => {
      events.push('begun');
      await held;
      events.push(stopped.aborted ? 'stopped' : 'done');
    };
    const { stop } = repeat({ work, everyMs, onError: unexpected, clock });
    await clock.advance(0);
    const over = stop().then(() => events.push('over'));
    await clock.advance(everyMs);
    expect(events).toEqual(['begun']);
    release();
    await over;
    expect(events).toEqual(['begun', 'stopped', 'over']);
  });
});
