import { expect, test } from '@jest/globals';
import { hasTerminal } from './run-child.ts';

const terminal = { isTTY: true };
const pipe = {};

test.each([
  [{ stdin: terminal, stdout: terminal, stderr: terminal }, true],
  [{ stdin: pipe, stdout: terminal, stderr: terminal }, true],
  [{ stdin: pipe, stdout: pipe, stderr: terminal }, true],
  [{ stdin: terminal, stdout: pipe, stderr: pipe }, true],
  [{ stdin: pipe, stdout: pipe, stderr: pipe }, false],
])('with %j the terminal sends what is typed on it to the command itself: %s', (streams, has) => {
  expect(hasTerminal(streams)).toBe(has);
});
