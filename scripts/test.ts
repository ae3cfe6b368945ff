import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { leftOut } from '../e2e/left-out.ts';

/** `make test`: unit tests, then the end-to-end story; says by name what was left out and how to run it. */
const { patterns, names } = leftOut(process.env);

/**
 * Threads that Node strips of types share WebAssembly with the tests; V8 ends the process (SIGSEGV in `FreeDeadCode`)
 * where one thread exchanges a wrapper for a faster one while another ends.
 */
const steadyWrappers = '--wasm-wrapper-tiering-budget=1000000000';

const run = (project: string, args: readonly string[]): number => {
  const jest = [
    steadyWrappers,
    '--no-warnings',
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
  ];
  const { status } = spawnSync(process.execPath, [...jest, '--selectProjects', project, ...args], {
    stdio: 'inherit',
  });
  return status ?? 1;
};

const ignore = patterns.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]);
const failed = [run('unit', []), run('e2e', ignore)].some((status) => status !== 0);

if (names.length > 0) {
  console.log(
    `\nLeft out, ${names.length} tests that drive the heavy clients (the Claude Agent SDK carries a 381 MB program):`,
  );
  for (const name of names) console.log(`  ${name}`);
  console.log('Run them too: make test REQUIRE_ALL=1');
}
console.log('\nLeft out: the tests on a real Kubernetes cluster. Run them too: make test-cluster');
process.exitCode = failed ? 1 : 0;
