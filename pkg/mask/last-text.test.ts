import { expect, test } from '@jest/globals';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import { findAll } from './engine.ts';
import { finish } from '../api/text.ts';
import { engine } from './prompt.fixture.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const usedBytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const textBytes = 16 * 1024 * 1024;

test('a text that was looked through is not kept by the readers of its numbers', () => {
  const find = (end: string): number =>
    finish(findAll(engine, 'word '.repeat(textBytes / 5) + end, '')).length;
  const end = 'SSN 460899847, passport C01X00T47';
  expect(finish(findAll(engine, end, ''))).toHaveLength(2);
  const before = usedBytes();
  expect(find(end)).toBe(2);
  expect(usedBytes() - before).toBeLessThan(textBytes / 2);
});
