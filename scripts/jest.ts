import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * Threads that Node strips of types share WebAssembly with the tests; V8 ends the process (SIGSEGV in `FreeDeadCode`)
 * where one thread exchanges a wrapper for a faster one while another ends.
 */
const steadyWrappers = '--wasm-wrapper-tiering-budget=1000000000';

const jest = [steadyWrappers, '--no-warnings', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];

/** Runs the tests of a project of `jest.config.js`; `args`: paths, and options of jest. Returns its exit status. */
export function runJest(project: string, args: readonly string[]): number {
  // The project comes last: what stands behind that option is a project, too.
  const { status } = spawnSync(process.execPath, [...jest, ...args, '--selectProjects', project], {
    stdio: 'inherit',
  });
  return status ?? 1;
}
