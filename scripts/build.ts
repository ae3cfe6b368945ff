import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build, type BuildOptions } from 'esbuild';
import { builtins } from './builtins.ts';

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
 * chunks of its own beside the entry, and is neither read nor compiled before.
 */
const bundle = (name: string, entry: string): Promise<unknown> =>
  build({
    ...options,
    entryPoints: [{ in: entry, out: name }],
    outdir,
    chunkNames: `${name}/[name]-[hash]`,
    splitting: true,
  });

/** The thread that inspects large bodies stands among the chunks of the program that starts it. */
const inspector = (name: string): Promise<unknown> =>
  build({
    ...options,
    entryPoints: [{ in: 'cmd/inspector/inspector.ts', out: 'inspector' }],
    outdir: join(outdir, name),
  });

await Promise.all([
  bundle('sidecar', 'cmd/sidecar/main.ts'),
  bundle('domicile', 'cmd/domicile/main.ts'),
  bundle('operator', 'cmd/operator/main.ts'),
  inspector('sidecar'),
  inspector('domicile'),
]);
