import { readdirSync } from 'node:fs';
import process from 'node:process';
import { runJest } from '../../scripts/jest.ts';
import { lackingForApiServer, lackingForImages, lackingForNode } from './facilities.ts';
import { sweep } from './take-down.ts';

/**
 * `make test-cluster`: what needs only an API server, what needs a node, and what builds the images. What this machine
 * cannot run is left out by name, or fails with `REQUIRE_ALL=1`.
 */
const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.test.ts'),
);
const lackingBy = { node: await lackingForNode(), images: lackingForImages(), other: lackingForApiServer() };
const lackingFor = (file: string): readonly string[] => {
  if (file.startsWith('node-')) return lackingBy.node;
  return file.startsWith('build-') ? lackingBy.images : lackingBy.other;
};
const left = files.filter((file) => lackingFor(file).length > 0);
const only = process.argv.slice(2);
const chosen = files.filter(
  (file) => !left.includes(file) && (only.length === 0 || only.some((part) => file.includes(part))),
);

const paths = chosen.map((file) => `e2e/cluster/${file}$`);
const ran = chosen.length === 0 ? 0 : runJest('cluster', ['--runInBand', ...paths]);
const swept = await sweep();
if (swept.length > 0) console.log(`taken down what a test left behind: ${swept.join(', ')}`);

const required = process.env['REQUIRE_ALL'] === '1';
if (left.length > 0) {
  console.log(`\n${required ? 'Required, and cannot run here' : 'Left out'}: ${left.join(', ')}`);
  for (const lack of new Set(left.flatMap(lackingFor))) console.log(`  this machine lacks ${lack}`);
}
process.exitCode = ran !== 0 || (required && left.length > 0) ? 1 : 0;
