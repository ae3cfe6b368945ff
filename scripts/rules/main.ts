import { globSync } from 'node:fs';
import process from 'node:process';
import { documents, read, root } from '../docs/files.ts';
import { columns, longComments, longProse } from './line-length.ts';
import { programsReaching } from './reach.ts';
import { wideCharacters } from './wide-characters.ts';

/** What neither linter nor formatter looks at, as a part of `make check`: prints what breaks the rules. */
const among = (...patterns: readonly string[]): readonly string[] =>
  globSync([...patterns], { cwd: root, exclude: ['**/node_modules/**', '**/generated/**', 'dist/**'] });

const prose = documents.flatMap((document) =>
  longProse(read(document)).map((line) => `${document}: more than ${columns} columns: ${line}`),
);

const comments = among('{cmd,pkg,e2e,scripts,bench,examples,images,quality}/**/*.{ts,js,cjs}').flatMap(
  (file) =>
    longComments(read(file)).map((line) => `${file}:${line}: a comment of more than ${columns} columns`),
);

/** Programs: what they share with tests must not bring a test runner along, which they could not load. */
const programs = among(
  '{bench,examples,images,quality,scripts}/**/*.ts',
  'e2e/cluster/{main,suite}.ts',
  'e2e/cluster/tools/*.ts',
  'e2e/double/main.ts',
  'e2e/agents/*.ts',
  'e2e/**/*.fixture.ts',
).filter((file) => !/[.](test|d)[.]ts$/.test(file));
const reaching = (await programsReaching('@jest/globals', programs, root)).map(
  (program) => `${program} is a program, and what it imports leads to @jest/globals`,
);

const bundled = among('{cmd,pkg}/**/*.ts').filter(
  (file) => !/[.](test|fixture|test-data|d)[.]ts$/.test(file),
);
const wide = await Promise.all(
  bundled.map(async (file) =>
    (await wideCharacters(read(file))).map(
      (text) => `${file}: beyond Latin-1, write it as an escape: ${text}`,
    ),
  ),
);

const faults = [...prose, ...comments, ...reaching, ...wide.flat()];
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
