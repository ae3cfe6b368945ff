import type { DictionaryRead } from './context.ts';

/** Characters of a name. */
export const nameCharacters = { least: 2, most: 256 } as const;

/** What a text holds that lists names is allowed to be. */
export const nameList = `one name of ${nameCharacters.least} to ${nameCharacters.most} characters per line`;

/** As systems end lines: to match, a carriage return within a name would only be a space. */
const lineEnd = /\r\n?|\n/;

/**
 * Reads a text with one name per line; space around a name and empty lines are left out, and nothing is a comment: a
 * name may begin with any sign. No problem quotes a name.
 */
export function namesIn(text: string): DictionaryRead {
  const lines = text.split(lineEnd).map((line) => line.trim());
  const wrong = lines.findIndex(
    ({ length }) => length > nameCharacters.most || (length > 0 && length < nameCharacters.least),
  );
  if (wrong >= 0) {
    const found = `whose line ${wrong + 1} has ${lines[wrong]?.length ?? 0} characters`;
    return { kind: 'problem', problem: found };
  }
  const entries = lines.filter((line) => line !== '');
  return entries.length === 0
    ? { kind: 'problem', problem: 'which has no entries' }
    : { kind: 'entries', entries };
}
