import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance, type Authorities, trusted } from './authorities.ts';
import { lifetimes } from './certificates.ts';

const hosts = ['localhost'];
const { authority, announced, overlap, retained, leaf: leafMs, renewed } = lifetimes;
const start = Date.UTC(2027, 0, 1);

/** The state at moments after the start, each from the one before. */
async function at(...moments: readonly (readonly [afterMs: number, order?: string])[]): Promise<Authorities> {
  let state: Authorities | undefined;
  for (const [after, order = ''] of [[0] as const, ...moments])
    state = await advance(state, { hosts, now: start + after, order, lifetimes });
  if (state === undefined) throw new Error('there is no state');
  return state;
}
const count = (pem: string): number => pem.split('BEGIN').length - 1;
const issuedBy = ({ leaf }: Authorities, cert: string): boolean =>
  new X509Certificate(leaf.cert).verify(new X509Certificate(cert).publicKey);
const due = authority - announced;

describe('the authorities', () => {
  test('begin with one, which issues what is served, and stay as they are while nothing is due', async () => {
    const first = await at();
    expect([count(trusted(first)), issuedBy(first, first.current.cert)]).toEqual([1, true]);
    const later = await advance(first, { hosts, now: start + 1, order: '', lifetimes });
    expect(later).toEqual(first);
  });

  test('renew what is served by the same authority', async () => {
    const first = await at();
    const moment = { hosts, now: start + leafMs - renewed, order: '', lifetimes };
    const next = await advance(first, moment);
    expect([next.current, next.leaf.cert === first.leaf.cert]).toEqual([first.current, false]);
    const made = await advance({ ...next, leaf: undefined }, moment);
    expect([made.current, issuedBy(made, first.current.cert)]).toEqual([first.current, true]);
  });

  test('tell of a successor first, which issues nothing yet', async () => {
    expect((await at([due - 1_000])).next).toBeUndefined();
    const told = await at([due]);
    expect([count(trusted(told)), issuedBy(told, told.current.cert)]).toEqual([2, true]);
  });

  test('are taken over by it when it was told of for long enough; the text that is trusted stays', async () => {
    const before = await at([due], [due + overlap - 1_000]);
    const after = await advance(before, { hosts, now: start + due + overlap, order: '', lifetimes });
    expect(before.next).toBeDefined();
    expect([after.current, after.next, after.previous]).toEqual([
      before.next,
      undefined,
      before.current.cert,
    ]);
    expect(issuedBy(after, after.current.cert)).toBe(true);
    expect(trusted(after)).toBe(trusted(before));
  });

  test('keep the old one for as long as what it issued may be served', () => {
    expect(retained).toBeGreaterThanOrEqual(leafMs);
  });

  test('drop the old one when all that it issued has ended', async () => {
    const end = due + overlap + retained;
    expect((await at([due], [due + overlap], [end - 1_000])).previous).toBeDefined();
    expect(count(trusted(await at([due], [due + overlap], [end])))).toBe(1);
  });

  test('follow an order to rotate once', async () => {
    const told = await at([1_000, 'because I say so']);
    expect(told.next).toBeDefined();
    const done = await at(
      [1_000, 'one'],
      [1_000 + overlap, 'one'],
      [1_000 + overlap + retained, 'one'],
      [1_001 + overlap + retained, 'one'],
    );
    expect([done.next, done.previous]).toEqual([undefined, undefined]);
    const again = { hosts, now: start + 1_002 + overlap + retained, order: 'two', lifetimes };
    expect((await advance(done, again)).next).toBeDefined();
  });

  test('of an operator that was away until the end are replaced at once', async () => {
    const late = await at([authority - renewed]);
    expect([late.next, issuedBy(late, late.current.cert), late.previous !== undefined]).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  test('always serve what was trusted for a whole overlap, however often they are looked at', async () => {
    const pauses = fc.array(fc.integer({ min: 60_000, max: renewed }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(pauses, fc.constantFrom('', 'now'), async (all, order) => {
        let now = start + due - 2 * renewed;
        let state = await at([due - 2 * renewed]);
        const heard: { readonly at: number; readonly text: string }[] = [{ at: now, text: trusted(state) }];
        for (const pause of all) {
          now += pause;
          state = await advance(state, { hosts, now, order, lifetimes });
          const long = heard.findLast(({ at: when }) => now - when >= overlap) ?? heard[0];
          expect(long?.text).toContain(state.current.cert);
          expect(issuedBy(state, state.current.cert)).toBe(true);
          heard.push({ at: now, text: trusted(state) });
        }
      }),
      { numRuns: 30 },
    );
  });
});
