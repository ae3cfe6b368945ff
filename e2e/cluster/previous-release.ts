import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { ProductImage } from '../../images/contents.ts';
import { chartFile, fixtures, injectedFile, programsFile, releaseFile } from './fixtures/files.ts';

/** The release before this one, as it was released. */
export interface PreviousRelease {
  readonly version: string;
  readonly commit: string;
  /** The packaged chart. */
  readonly chart: string;
  readonly images: readonly ProductImage[];
  /** A pod as its operator injects it. */
  readonly injected: object;
  /** Writes its programs into a folder, as `make build` did into `dist`. */
  readonly unpackInto: (folder: string) => void;
}

export function previousRelease(): PreviousRelease {
  const [version, ...others] = readdirSync(fixtures, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name);
  if (version === undefined || others.length > 0)
    throw new Error('one release is kept in e2e/cluster/fixtures: see scripts/freeze-release.ts');
  const folder = join(fixtures, version);
  const kept = JSON.parse(readFileSync(join(folder, releaseFile), 'utf8')) as Pick<
    PreviousRelease,
    'version' | 'commit' | 'images'
  >;
  return {
    ...kept,
    chart: join(folder, chartFile),
    injected: JSON.parse(readFileSync(join(folder, injectedFile), 'utf8')) as object,
    unpackInto: (into) => {
      mkdirSync(into, { recursive: true });
      const archive = brotliDecompressSync(readFileSync(join(folder, programsFile)));
      execFileSync('tar', ['-x', '-C', into], { input: archive });
    },
  };
}
