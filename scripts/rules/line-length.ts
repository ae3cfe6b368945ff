import { proseOf } from '../docs/markdown.ts';

/** Columns of prose, in documents and in comments. The formatter sees to code and leaves comments alone. */
export const columns = 120;

/** Lines of a Markdown text that are longer, outside of tables and commands. What a link leads to is not counted. */
export function longProse(markdown: string): readonly string[] {
  return proseOf(markdown)
    .split('\n')
    .filter((line) => !line.startsWith('|') && line.replaceAll(/\]\([^)\s]*\)/g, ']()').length > columns);
}

/** Lines of comments in a source text that are longer, by their numbers. An address is not counted. */
export function longComments(source: string): readonly number[] {
  return source
    .split('\n')
    .flatMap((line, index) =>
      /^\s*(\/\/|\/\*|\*)/.test(line) && line.replaceAll(/https:\/\/\S+/g, '').length > columns
        ? [index + 1]
        : [],
    );
}
