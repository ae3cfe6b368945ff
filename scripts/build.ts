import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { builtins } from './builtins.ts';

rmSync('dist', { recursive: true, force: true });

/**
 * One bundle per image, holding nothing that it does not use. What is imported only when a policy needs it stands in
 * chunks of its own beside the entry, and is neither read nor compiled before.
 */
const bundle = (name: string, entry: string): Promise<unknown> =>
  build({
    entryPoints: [{ in: entry, out: name }],
    outdir: 'dist',
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
