import { expect, test } from '@jest/globals';
import type { PolicySnapshot } from '../api/policy.ts';
import { ask } from './client.fixture.ts';
import { policyText, prompt, type Rig, snapshotOf, startRig } from './rig.fixture.ts';

/** A policy that lets nothing pass, and whose names take a while to be made ready. */
const slow = (): PolicySnapshot => {
  const { masking, ...rest } = snapshotOf(policyText({ allow: 'CH' }));
  const values = Array.from({ length: 20_000 }, (_, index) => `Customer ${index} Ltd`);
  return { ...rest, masking: { ...masking, dictionaries: [{ name: 'Customer', values }] } };
};
const answered = async (rig: Rig): Promise<number> =>
  (await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hello.') })).status;

test('a policy is made ready in slices, between which the event loop goes on, and is then in force', async () => {
  await using rig = await startRig();
  let turns = 0;
  let isReplaced = false;
  const others = (): void => {
    if (isReplaced) return;
    turns += 1;
    setImmediate(others);
  };
  setImmediate(others);
  await rig.proxy.replacePolicy(slow());
  isReplaced = true;
  expect(turns).toBeGreaterThan(5);
  expect(await answered(rig)).toBe(451);
});

test('a policy that is overtaken while it is made ready is never in force', async () => {
  await using rig = await startRig();
  const first = rig.proxy.replacePolicy(slow());
  await rig.proxy.replacePolicy(snapshotOf(policyText({})));
  await first;
  expect(await answered(rig)).toBe(200);
});

test('nothing passes once a policy was withdrawn, although another is being made ready', async () => {
  await using rig = await startRig();
  const replacing = rig.proxy.replacePolicy(slow());
  rig.proxy.withdrawPolicy();
  await replacing;
  expect(rig.proxy.configured).toBe(false);
});
