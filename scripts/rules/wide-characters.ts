import { transform } from 'esbuild';

/**
 * What the bundler leaves in a source text beyond Latin-1, each with what stands before it: of one such character a
 * bundle takes twice its memory, so none is built with it. In strings esbuild writes escapes, in patterns it cannot.
 */
export async function wideCharacters(source: string): Promise<readonly string[]> {
  const { code } = await transform(source, { loader: 'ts', minifyWhitespace: true, legalComments: 'none' });
  return code.match(/.{0,20}[^\p{ASCII}\u0080-\u00ff]/gu) ?? [];
}
