import { build } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
} as const;

/** One bundle per image, holding nothing that it does not use. */
await Promise.all([
  build({ ...shared, entryPoints: ['cmd/sidecar/main.ts'], outfile: 'dist/sidecar.mjs' }),
  build({ ...shared, entryPoints: ['cmd/domicile/main.ts'], outfile: 'dist/domicile.mjs' }),
]);
