import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { columns, longComments, longProse } from './line-length.ts';
import { programsReaching } from './reach.ts';
import { wideCharacters } from './wide-characters.ts';

const longest = 'x'.repeat(columns);

describe('lines that are too long', () => {
  test('of prose are found, but for tables, commands and links', () => {
    expect(longProse(`${longest}\n${longest}y\n|${longest}|\n[a](${longest})\n`)).toEqual([`${longest}y`]);
    expect(longProse(`[a](${longest}) ${longest.slice(6)}\n[a](b) ${longest.slice(5)}\n`)).toHaveLength(1);
    expect(longProse(`\`\`\`sh\n${longest}y\n\`\`\`\n`)).toEqual([]);
  });

  test('of comments are found, but for addresses and code', () => {
    const within = longest.slice(3);
    const source = [`// ${within}`, `// ${within}y`, `  * ${longest}`, `/** ${longest} */`];
    expect(longComments(source.join('\n'))).toEqual([2, 3, 4]);
    expect(longComments(`// ${within}y https://${longest}\n// ${within.slice(1)} https://a.example`)).toEqual(
      [1],
    );
    expect(longComments(`// https://${longest}\nconst a = '${longest}';`)).toEqual([]);
  });
});

describe('characters beyond Latin-1', () => {
  test.each([
    'const a = /[#\u2116]/;',
    'const a = String.raw`\u2116`;',
    'const a = `x${String.raw`\u2116`}`;',
  ])('are found where the bundler keeps them: %s', async (source) => {
    expect(await wideCharacters(source)).toEqual([expect.stringMatching(/\u2116$/)]);
  });

  test.each([
    "const a = '\u2116';",
    'const a = `\u2116`;',
    '// \u2116',
    'const a = /\\u2116/;',
    "const a = '\u00e9';",
  ])('are not where there are none: %s', async (source) => {
    expect(await wideCharacters(source)).toEqual([]);
  });
});

describe('programs', () => {
  const files: Readonly<Record<string, string>> = {
    'near.ts': "import { test } from 'runner';\nexport const a = test;",
    'far.ts': "import { b } from './between.ts';\nconsole.log(b);",
    'between.ts': "await using c = undefined;\nexport const b = import('./near.ts');",
    'type.ts': "import type { Test } from 'runner';\nexport const a: Test = 1;",
    'other.ts': "import { d } from 'runners';\nexport const a = d;",
  };
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'reach-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('that come to import a package are found, however far', async () => {
    const found = await programsReaching('runner', Object.keys(files), root);
    expect(found).toEqual(['near.ts', 'far.ts', 'between.ts']);
  });
});
