import { proseOf } from '../docs/markdown.ts';

/** Columns of prose, in documents and in comments. The formatter sees to code and leaves comments alone. */
export const columns = 120;

/** Lines of a Markdown text that are longer, outside of tables and commands. A link cannot be wrapped. */
export function longProse(markdown: string): readonly string[] {
  return proseOf(markdown)
    .split('\n')
    .filter((line) => line.length > columns && !line.startsWith('|') && !line.includes(']('));
}

/** Lines of comments in a source text that are longer, by their numbers. An address cannot be wrapped. */
export function longComments(source: string): readonly number[] {
  return source
    .split('\n')
    .flatMap((line, index) =>
      line.length > columns && /^\s*(\/\/|\/\*|\*)/.test(line) && !line.includes('https://')
        ? [index + 1]
        : [],
    );
}
