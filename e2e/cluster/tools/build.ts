import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Group } from './binaries.ts';
import { pinsFolder, toolsFolder } from './cache.ts';

/** CGO differs for nobody, or every shared package would be compiled twice. */
const goEnvironment = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false -mod=readonly' };

/** Builds what is missing, one program after the other, at the lowest priority; says what takes how long. */
export function build(groups: readonly Group[]): void {
  const folder = toolsFolder();
  mkdirSync(folder, { recursive: true });
  for (const group of groups) {
    for (const [name, source] of Object.entries(group.programs)) {
      if (!existsSync(join(folder, name))) buildOne(group, name, source, folder);
    }
  }
}

function buildOne({ pins, flags }: Group, name: string, source: string, folder: string): void {
  const started = Date.now();
  const target = join(folder, name);
  // Under another name until it is whole: a build that was cut off leaves nothing that looks built.
  const unfinished = `${target}.${process.pid}`;
  const { status, error } = spawnSync(
    'nice',
    ['-n', '19', 'go', 'build', '-trimpath', ...flags, '-o', unfinished, source],
    {
      cwd: join(pinsFolder, pins),
      env: { ...process.env, ...goEnvironment },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`${name} could not be built${error ? `: ${error.message}` : ''}`);
  renameSync(unfinished, target);
  console.log(`built ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
}
