/** Longest tag that is looked at, in UTF-16 units. */
const MAX_TAG = 64;

/** The tag of an element that begins right before the end, with the one before it closed: `</tel><contractNo>`. */
const sibling = /<\/[\w.:-]+>\s{0,8}<(?<name>[A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>$/;

/** Names of cells and the like, which say nothing of what they hold. */
const unsaid =
  /^(?:\w+:)?(?:a|b|bdi|bdo|code|dd|div|dt|em|figcaption|font|h\d|i|kbd|label|legend|li|mark|option|p|pre|q|s|samp|small|span|strong|su[bp]|summary|t[dhrt]|time|u|val(?:ue)?|contents?|data|str(?:ing)?|text|item|cell|entry|field|num(?:ber)?|nr|no|[a-z])$/i;

/**
 * Where the name stands of the element that begins right before `start`, where another one ends before it, whose words
 * say nothing of this one; -1 where there is none, or its name says nothing.
 */
export const elementName = (text: string, start: number): number => {
  if (text.charCodeAt(start - 1) !== GREATER) return -1;
  const before = text.slice(Math.max(0, start - 2 * MAX_TAG), start);
  const name = sibling.exec(before)?.groups?.['name'];
  if (name === undefined || unsaid.test(name)) return -1;
  return start - before.length + before.lastIndexOf('<') + 1;
};

const GREATER = 62;
