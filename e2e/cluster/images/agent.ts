import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { nodeImageOf } from './images.ts';
import { writeImage } from './oci.ts';

export const agentImage = 'domicile.test/agent:v1';

/** What its Node can run, with the real Anthropic SDK in the first. */
const programs = ['agent', 'intruder'] as const;
export const agentProgram = (name: (typeof programs)[number]): string => `/${name}.mjs`;

/** Agents of the tests as an image; returns its archive. */
export async function writeAgentImage(folder: string): Promise<string> {
  const story = join(import.meta.dirname, '..', 'story');
  await build({
    entryPoints: programs.map((name) => ({ in: join(story, `${name}.fixture.ts`), out: name })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const image = await nodeImageOf(agentImage);
  const added = programs.map((name) => ({
    path: agentProgram(name).slice(1),
    content: readFileSync(join(folder, `${name}.mjs`)),
    mode: 0o644,
  }));
  return writeImage(folder, { ...image, files: [...image.files, ...added] });
}
