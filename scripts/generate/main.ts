import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, outdated, sourceCrd } from './generate.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
const files = await generate(readFileSync(join(root, sourceCrd), 'utf8'));
const stale = outdated(files, read);

if (!process.argv.includes('--check')) {
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
} else if (stale.size > 0) {
  const list = [...stale.keys()].join('\n');
  console.error(`out of date, run \`node scripts/generate/main.ts\`:\n${list}`);
  process.exitCode = 1;
}
