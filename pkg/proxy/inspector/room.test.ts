import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Place, Room } from './room.ts';

/** Whether a place was granted by now. */
async function isIn({ granted }: Place): Promise<boolean> {
  return Promise.race([granted.then(() => true), Promise.resolve().then(() => false)]);
}

describe('room for large bodies', () => {
  test('lets in what fits, and the others in their order as it is left', async () => {
    const room = new Room(10, 3);
    const [first, second, third, fourth] = [6, 4, 8, 1].map((bytes) => room.enter(bytes));
    if (!first || !second || !third || !fourth) throw new Error('four places');
    expect([await isIn(first), await isIn(second), await isIn(third), await isIn(fourth)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    second.leave();
    expect(await isIn(third)).toBe(false);
    first.leave();
    expect([await isIn(third), await isIn(fourth)]).toEqual([true, true]);
  });

  test('has room for one that is larger than all of it, alone', async () => {
    const room = new Room(10, 3);
    const large = room.enter(11);
    expect(await isIn(large)).toBe(true);
    const next = room.enter(1);
    expect(await isIn(next)).toBe(false);
    large.leave();
    large.leave();
    expect(await isIn(next)).toBe(true);
  });

  test('has what a body does not take after all for the next one, and no more', async () => {
    const room = new Room(10, 3);
    const [first, second, third] = [room.enter(10), room.enter(4), room.enter(4)];
    first.settle(12);
    first.settle(7);
    expect(await isIn(second)).toBe(false);
    first.settle(6);
    first.settle(9);
    expect([await isIn(second), await isIn(third)]).toEqual([true, false]);
    first.leave();
    first.settle(0);
    expect(await isIn(third)).toBe(true);
    expect(await isIn(room.enter(3))).toBe(false);
  });

  test('refuses one more than may wait, and says what to do', () => {
    const room = new Room(10, 2);
    for (const bytes of [10, 1, 1]) room.enter(bytes);
    expect(() => room.enter(1)).toThrow(expect.objectContaining({ code: 'proxy.busy' }));
    expect(() => room.enter(1)).toThrow(/large bodies wait already as the bound largeBodiesWaiting \(2;/);
  });

  test('forgets who leaves before it is let in', async () => {
    const room = new Room(10, 2);
    const [first, gone, next] = [room.enter(10), room.enter(10), room.enter(2)];
    gone.giveUp();
    await expect(gone.granted).rejects.toMatchObject({ code: 'request.length_mismatch' });
    gone.leave();
    first.leave();
    first.giveUp();
    expect(await isIn(next)).toBe(true);
  });

  test('is never overfull, and empty in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(5))), async (steps) => {
        const room = new Room(20, 1000);
        const places: (Place & { bytes: number; isIn: boolean })[] = [];
        for (const [bytes, leaving] of steps) {
          const place = Object.assign(room.enter(bytes), { bytes, isIn: false });
          void place.granted.then(
            () => (place.isIn = true),
            () => undefined,
          );
          places.push(place);
          if (leaving > 0) places.splice(leaving % places.length, 1)[0]?.leave();
          await Promise.resolve();
          const held = places.filter((one) => one.isIn).reduce((sum, one) => sum + one.bytes, 0);
          expect(held).toBeLessThanOrEqual(20);
        }
        for (const place of places) place.leave();
        expect(await isIn(room.enter(20))).toBe(true);
      }),
    );
  });
});
