import process from 'node:process';
import { leftOut } from '../e2e/left-out.ts';
import { runJest } from './jest.ts';

const [project, ...args] = process.argv.slice(2);
process.exitCode = project === undefined ? runAll() : runJest(project, args);

/** `make test`: unit tests, then the end-to-end story; says by name what was left out and how to run it. */
function runAll(): number {
  const { patterns, names } = leftOut(process.env);
  const ignore = patterns.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]);
  const failed = [runJest('unit', []), runJest('e2e', ignore)].some((status) => status !== 0);

  if (names.length > 0) {
    console.log(
      `\nLeft out, ${names.length} tests that drive the heavy clients (the Claude Agent SDK carries a 381 MB program):`,
    );
    for (const name of names) console.log(`  ${name}`);
    console.log('Run them too: make test REQUIRE_ALL=1');
  }
  console.log('\nLeft out: the tests on a real Kubernetes cluster. Run them too: make test-cluster');
  return failed ? 1 : 0;
}
