import { transform } from 'esbuild';

/** Characters of a text beyond Latin-1, each with what stands before it. */
export const wideIn = (text: string): readonly string[] =>
  text.match(/.{0,40}[^\p{ASCII}\u0080-\u00ff]/gu) ?? [];

/**
 * What the bundler leaves in a source text beyond Latin-1, each with what stands before it: of one such character a
 * bundle takes twice its memory, so none is built with it. In strings esbuild writes escapes, in patterns it cannot.
 */
export async function wideCharacters(source: string): Promise<readonly string[]> {
  const { code } = await transform(source, { loader: 'ts', minifyWhitespace: true, legalComments: 'none' });
  return wideIn(code);
}
