import { rmSync } from 'node:fs';
import process from 'node:process';
import { build } from 'esbuild';
import { builtins } from './builtins.ts';

/** Another folder than `dist`, for images of tests. */
const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });

/**
 * One bundle per image, holding nothing that it does not use. What is imported only when a policy needs it stands in
 * chunks of its own beside the entry, and is neither read nor compiled before.
 */
const bundle = (name: string, entry: string): Promise<unknown> =>
  build({
    entryPoints: [{ in: entry, out: name }],
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: `${name}/[name]-[hash]`,
    bundle: true,
    plugins: [builtins],
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner: {
      js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
    },
  });

await Promise.all([
  bundle('sidecar', 'cmd/sidecar/main.ts'),
  bundle('domicile', 'cmd/domicile/main.ts'),
  bundle('operator', 'cmd/operator/main.ts'),
]);
