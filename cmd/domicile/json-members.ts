/** Where the value of a member stands in the text. */
export interface MemberSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The members of a JSON object, each with all its values: a name that is there twice is seen, and values are left as
 * they are written. `undefined`: the text is no JSON object.
 */
export function topLevelMembers(text: string): ReadonlyMap<string, readonly MemberSpan[]> | undefined {
  if (!isObject(text)) return undefined;
  const members = new Map<string, MemberSpan[]>();
  let at = text.indexOf('{') + 1;
  for (;;) {
    at = skip(text, at, ' \t\r\n,');
    if (text[at] !== '"') return members;
    const keyEnd = stringEnd(text, at);
    const name = String(JSON.parse(text.slice(at, keyEnd)));
    const start = skip(text, keyEnd, ' \t\r\n:');
    const end = valueEnd(text, start);
    members.set(name, [...(members.get(name) ?? []), { start, end }]);
    at = end;
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function skip(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text.charAt(at))) at += 1;
  return at;
}

/** Just past the closing quote of the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function valueEnd(text: string, from: number): number {
  let at = from;
  let depth = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      at = stringEnd(text, at);
      if (depth === 0) return at;
      continue;
    }
    if ('}],'.includes(character) && depth === 0) return trimmedEnd(text, at);
    if ('{['.includes(character)) depth += 1;
    if ('}]'.includes(character)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    at += 1;
  }
  return at;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (' \t\r\n'.includes(text.charAt(at - 1))) at -= 1;
  return at;
}
