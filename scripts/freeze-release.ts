import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type * as sample from '../e2e/cluster/sample-pod.ts';
import type * as contents from '../images/contents.ts';
import {
  chartFile,
  fixtures,
  injectedFile,
  programsFile,
  releaseFile,
} from '../e2e/cluster/fixtures/files.ts';
import { tool } from '../e2e/cluster/tools/cache.ts';

/**
 * `node scripts/freeze-release.ts [CHECKOUT]`: keeps what is released - chart, programs and a pod of the commit that is
 * checked out - for the tests of the release after it, in place of the one that was kept before.
 */
const checkout = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
const { productImages } = (await import(
  pathToFileURL(join(checkout, 'images', 'contents.ts')).href
)) as typeof contents;

const work = mkdtempSync(join(tmpdir(), 'domicile-freeze-'));
try {
  for (const name of readdirSync(fixtures, { withFileTypes: true }).filter((one) => one.isDirectory()))
    rmSync(join(fixtures, name.name), { recursive: true });
  const folder = join(fixtures, version);
  mkdirSync(folder);
  run(tool('helm'), 'package', join(checkout, 'charts', 'domicile'), '--destination', work);
  writeFileSync(join(folder, chartFile), readFileSync(join(work, `domicile-${version}.tgz`)));
  const dist = join(work, 'dist');
  run(process.execPath, join(checkout, 'scripts', 'build.ts'), dist);
  const copied = productImages.flatMap(({ copies }) => copies.map(({ from }) => from.replace(/^dist\//, '')));
  const plain = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  const archive = run('tar', '-C', dist, '-c', ...plain, ...new Set(copied));
  writeFileSync(join(folder, programsFile), brotliCompressSync(archive, { params: compact(archive.length) }));
  const { injectedSample } = (await import(
    pathToFileURL(join(checkout, 'e2e', 'cluster', 'sample-pod.ts')).href
  )) as typeof sample;
  writeFileSync(join(folder, injectedFile), `${JSON.stringify(injectedSample(version, 'made'), null, 2)}\n`);
  const commit = run('git', 'rev-parse', 'HEAD').toString('utf8').trim();
  writeFileSync(
    join(folder, releaseFile),
    `${JSON.stringify({ version, commit, images: productImages }, null, 2)}\n`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(program: string, ...args: readonly string[]): Buffer {
  return execFileSync(program, args, { cwd: checkout, maxBuffer: 64 * 1024 * 1024 });
}

/** One window over all programs, since they have much in common. */
function compact(size: number): Readonly<Record<number, number>> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
}
