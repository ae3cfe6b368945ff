/** Columns that the texts for people are laid out in. */
export const columns = 100;

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow';
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

export function painter(colour: boolean): Paint {
  return colour ? (name, text) => `\u001b[${codes[name]}m${text}\u001b[0m` : (_, text) => text;
}

/** Controls, format characters that turn or hide text, line and paragraph separators, lone surrogates. */
const dangerous = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Recorded text on one line, with nothing in it that a terminal would obey. */
export function plain(text: string): string {
  return text.replaceAll(/[\t\n\r ]+/g, ' ').replaceAll(dangerous, visible);
}

/** At most `width` characters, cut at the end. */
export function fit(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** Breaks at spaces where it can; at most `lines` lines. */
export function wrap(text: string, width: number, lines: number): readonly string[] {
  const wrapped: string[] = [];
  let rest = Array.from(text);
  while (rest.length > width && wrapped.length < lines - 1) {
    const space = rest.lastIndexOf(' ', width);
    const end = space > width / 2 ? space : width;
    wrapped.push(rest.slice(0, end).join(''));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  return [...wrapped, fit(rest.join(''), width)];
}
