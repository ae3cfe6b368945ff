import { expect, test } from '@jest/globals';
import type { EventOf } from '../kube/events.ts';
import { boundedEvents, reviewEvents } from './owner-events.ts';

const { most, everyMs } = reviewEvents;

test('of reviews no more events are told than the bound in its time, and then again', async () => {
  let now = 0;
  const told: string[] = [];
  const events = boundedEvents({ record: async ({ note }) => void told.push(note) }, () => now);
  const tell = (note: string): Promise<void> => events.record({ note } as EventOf);
  for (let count = 0; count < most + 5; count += 1) await tell(`${count}`);
  now = everyMs - 1;
  await tell('too early');
  expect(told).toEqual(Array.from({ length: most }, (_, count) => `${count}`));
  now = everyMs;
  await tell('again');
  expect(told.at(-1)).toBe('again');
});
