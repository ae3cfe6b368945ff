import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Channel } from './registry.ts';

const channelOf = (uid: string): Channel => ({
  pod: { uid, name: uid, namespace: 'agents' },
  write: () => undefined,
  end: () => undefined,
});
const [a, b, c] = ['a', 'b', 'c'].map(channelOf) as [Channel, Channel, Channel];

let turns: string[];
let outbox: Outbox;
beforeEach(() => {
  turns = [];
  outbox = createOutbox(10, (uid) => turns.push(uid));
});

test('at the bound others wait, and have their turn once in the order in which they came', () => {
  const sent = outbox.sending(a, 9);
  expect(outbox.hasRoomFor(b)).toBe(true);
  const more = outbox.sending(b, 1);
  expect([outbox.hasRoomFor(c), outbox.hasRoomFor(a), outbox.hasRoomFor(c)]).toEqual([false, false, false]);
  expect(turns).toEqual([]);
  more();
  expect(turns).toEqual(['c', 'a']);
  sent();
  expect(turns).toEqual(['c', 'a']);
});

test('what a channel was being sent is over when it closes, and only once', () => {
  const sent = outbox.sending(a, 10);
  expect(outbox.hasRoomFor(b)).toBe(false);
  outbox.closed(a);
  expect(turns).toEqual(['b']);
  outbox.sending(b, 10);
  sent();
  outbox.closed(a);
  expect(outbox.hasRoomFor(c)).toBe(false);
});

test('whatever happens, no more is being sent than the bound and one line, and nobody waits for ever', () => {
  const step = fc.record({
    kind: fc.constantFrom('push', 'sent', 'close'),
    at: fc.nat(4),
    bytes: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const channels = ['0', '1', '2', '3', '4'].map(channelOf);
      const running = new Map<Channel, { readonly bytes: number; readonly sent: () => void }[]>();
      const wanted = new Set<string>();
      const total = (): number => [...running.values()].flat().reduce((sum, { bytes }) => sum + bytes, 0);
      const push = (channel: Channel, bytes: number): void => {
        if (!box.hasRoomFor(channel)) return void wanted.add(channel.pod.uid);
        wanted.delete(channel.pod.uid);
        running.set(channel, [...(running.get(channel) ?? []), { bytes, sent: box.sending(channel, bytes) }]);
        expect(total()).toBeLessThan(10 + 6);
      };
      const box = createOutbox(10, (uid) => push(channels[Number(uid)] as Channel, 3));
      const finish = (channel: Channel): void => {
        const [first, ...rest] = running.get(channel) ?? [];
        running.set(channel, rest);
        first?.sent();
      };
      for (const { kind, at, bytes } of steps) {
        const channel = channels[at] as Channel;
        if (kind === 'push') push(channel, bytes);
        else if (kind === 'sent') finish(channel);
        else {
          running.delete(channel);
          box.closed(channel);
        }
      }
      while (total() > 0) channels.forEach(finish);
      expect(wanted).toEqual(new Set());
    }),
  );
});
