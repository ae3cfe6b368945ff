import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { program, withBase } from './images.ts';
import { writeImage } from './oci.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The agent of the tests, with the real Anthropic SDK, as an image; returns its archive. */
export async function writeAgentImage(folder: string): Promise<string> {
  const outfile = join(folder, 'agent.mjs');
  const entry = join(import.meta.dirname, '..', 'agent.fixture.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const node = await program(join(root, 'node_modules', 'node', 'bin', 'node'), 'usr/bin/node');
  const files = withBase([...node, { path: 'agent.mjs', content: readFileSync(outfile), mode: 0o644 }]);
  return writeImage(folder, {
    name: 'domicile.test/agent:v1',
    files,
    entrypoint: ['/usr/bin/node', '/agent.mjs'],
  });
}
