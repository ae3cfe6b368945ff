import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate, sourceCrd } from './generate.ts';

const root = join(import.meta.dirname, '..', '..');
const check = process.argv.includes('--check');
const files = await generate(await readFile(join(root, sourceCrd), 'utf8'));
const stale: string[] = [];

for (const [path, text] of files) {
  const target = join(root, path);
  const committed = await readFile(target, 'utf8').catch(() => undefined);
  if (committed === text) continue;
  stale.push(path);
  if (!check) await writeFile(target, text);
}

if (check && stale.length > 0) {
  console.error(`out of date, run \`node scripts/generate/main.ts\`:\n${stale.join('\n')}`);
  process.exitCode = 1;
}
