import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { build, type BuildOptions } from 'esbuild';
import { builtins } from './builtins.ts';
import { wideIn } from './rules/wide-characters.ts';

/** Another folder than `dist`, for images of tests. */
const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });

const options = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  plugins: [builtins],
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

/**
 * One bundle per image, holding nothing that it does not use. What is imported only when a policy needs it stands in
 * chunks of its own beside the entry, and is neither read nor compiled before. `apart`: a module that becomes a chunk
 * although it is always needed.
 */
const bundle = (name: string, entry: string, ...apart: readonly string[]): Promise<unknown> =>
  build({
    ...options,
    entryPoints: [
      { in: entry, out: name },
      ...apart.map((module) => ({ in: module, out: join(name, basename(module, '.ts')) })),
    ],
    outdir,
    chunkNames: `${name}/[name]-[hash]`,
    splitting: true,
  });

/**
 * V8 takes native memory by the length of a file to compile it: of one twice as long, 5 MiB stay with an idle proxy.
 */
const masking = 'pkg/mask/masker.ts';

/** The threads that inspect large bodies stand among the chunks of the program that starts it. */
const inspector = (name: string): Promise<unknown> =>
  build({
    ...options,
    entryPoints: ['inspector', 'searcher'].map((thread) => ({
      in: `cmd/inspector/${thread}.ts`,
      out: thread,
    })),
    outdir: join(outdir, name),
  });

/**
 * One character beyond Latin-1, and V8 keeps the whole file with two bytes for each: 3 MiB of an idle proxy. In strings
 * esbuild writes such as escapes, in patterns only we can (`\u2013`).
 */
const refuseWideCharacters = (): void => {
  for (const file of readdirSync(outdir, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.mjs')) continue;
    const [wide] = wideIn(readFileSync(join(outdir, file), 'utf8'));
    if (wide !== undefined)
      throw new Error(`${file} holds a character beyond Latin-1; write it as an escape: ${wide}`);
  }
};

await Promise.all([
  bundle('sidecar', 'cmd/sidecar/main.ts', masking),
  bundle('domicile', 'cmd/domicile/main.ts', masking),
  bundle('operator', 'cmd/operator/main.ts'),
  inspector('sidecar'),
  inspector('domicile'),
]);
refuseWideCharacters();
