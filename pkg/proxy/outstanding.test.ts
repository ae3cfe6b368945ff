import { expect, test } from '@jest/globals';
import { Outstanding } from './outstanding.ts';

const isOver = async (outstanding: Outstanding): Promise<boolean> => {
  const later = Promise.resolve().then(() => false);
  return Promise.race([outstanding.over().then(() => true), later.then(() => later)]);
};

test('nothing that has not begun is outstanding', async () => {
  expect(await isOver(new Outstanding())).toBe(true);
});

test('all that wait are told when the last has ended, also of what begins anew', async () => {
  const outstanding = new Outstanding();
  outstanding.begin();
  outstanding.begin();
  const told = Promise.all([outstanding.over(), outstanding.over()]);
  outstanding.end();
  expect(await isOver(outstanding)).toBe(false);
  outstanding.end();
  await told;
  outstanding.begin();
  expect(await isOver(outstanding)).toBe(false);
  outstanding.end();
  expect(await isOver(outstanding)).toBe(true);
});
