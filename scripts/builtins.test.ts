import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { builtins } from './builtins.ts';

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    plugins: [builtins],
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

describe('a bundle', () => {
  test('reads what it uses of a module of Node, and nothing else', async () => {
    const text = await bundled(
      "import { createServer, STATUS_CODES as codes } from 'node:http'; use(createServer, codes);",
    );
    expect([...text.matchAll(/builtin\.(\w+)/g)].map(([, name]) => name)).toEqual([
      'STATUS_CODES',
      'createServer',
    ]);
    expect(text).not.toContain('import ');
  });

  test('runs', async () => {
    const text = await bundled(
      "import path, { join } from 'node:path'; import process from 'node:process'; export const found = [join('a', 'b'), path.sep, process.pid];",
    );
    const { found } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      found: unknown;
    };
    expect(found).toEqual(['a/b', '/', process.pid]);
  });

  test.each(['missing', 'default as x, missing'])(
    'is not made of a property that does not exist: %s',
    async (names) => {
      await expect(bundled(`import { ${names} } from 'node:path'; use(missing);`)).rejects.toThrow(
        'No matching export',
      );
    },
  );
});
