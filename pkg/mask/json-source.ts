import { HEX, skip } from './characters.ts';

const LETTER_U = 117;
/** `\u` and four hexadecimal digits: the longest escape, so one unit less is the most that is held back. */
const LONGEST = 6;

/** RFC 8259, section 7: what stands behind a backslash, and the character that both stand for. */
const characters: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** A character that was written as an escape. */
interface Escape {
  /** How many characters were read before it. */
  readonly at: number;
  readonly written: string;
  readonly character: string;
}

/** Characters as they were written, and as whoever fetches a URL in them would read it. */
export interface Written {
  readonly source: string;
  readonly url: string;
}

/**
 * JSON source that comes in pieces, read as the characters that it stands for: what the tool that is called with it
 * gets. Remembers how those were written until they are taken, so that what nobody edits stays as it was.
 */
export class JsonSource {
  /** The beginning of an escape: fewer than LONGEST units. */
  #cut = '';
  #escapes: Escape[] = [];
  /** How many of the escapes were taken. */
  #passed = 0;
  #read = 0;
  #taken = 0;

  /** The characters that are certain by now. */
  read(source: string): string {
    if (this.#cut === '' && !source.includes('\\')) return this.#add(source);
    const all = this.#cut + source;
    this.#cut = '';
    let text = '';
    let done = 0;
    for (let at = all.indexOf('\\'); at >= 0; at = all.indexOf('\\', at)) {
      const escape = escapeAt(all, at);
      if (escape === '') {
        this.#cut = all.slice(at);
        return text + this.#add(all.slice(done, at));
      }
      if (escape !== undefined) {
        text += this.#add(all.slice(done, at)) + escape;
        done = at + (all.charCodeAt(at + 1) === LETTER_U ? LONGEST : 2);
        this.#escapes.push({ at: this.#read++, written: all.slice(at, done), character: escape });
      }
      at = Math.max(at + 1, done);
    }
    return text + this.#add(all.slice(done));
  }

  /** The source ends: what was held back stands for itself. */
  end(): string {
    const rest = this.#cut;
    this.#cut = '';
    return this.#add(rest);
  }

  /** How the next characters, those of `text`, were written. */
  take(text: string): Written {
    const from = this.#taken;
    const to = from + text.length;
    this.#taken = to;
    let source = '';
    let url = '';
    let done = 0;
    for (; this.#passed < this.#escapes.length; this.#passed++) {
      const { at, written, character } = this.#escapes[this.#passed] as Escape;
      if (at >= to) break;
      const between = text.slice(done, at - from);
      source += between + written;
      url += apart(between) + character;
      done = at - from + 1;
    }
    if (this.#passed === this.#escapes.length && this.#passed > 0) {
      this.#escapes = [];
      this.#passed = 0;
    }
    const rest = done === 0 ? text : text.slice(done);
    return { source: source + rest, url: url + apart(rest) };
  }

  #add(text: string): string {
    this.#read += text.length;
    return text;
  }
}

/**
 * The character that an escape stands for, empty where the source so far does not tell; a backslash that begins none is
 * itself.
 */
const escapeAt = (source: string, at: number): string | undefined => {
  if (at + 1 === source.length) return '';
  if (source.charCodeAt(at + 1) !== LETTER_U) return characters.get(source.charAt(at + 1));
  const digits = skip(source, at + 2, Math.min(source.length, at + LONGEST), HEX);
  if (digits === at + LONGEST) return String.fromCharCode(Number.parseInt(source.slice(at + 2, digits), 16));
  return digits === source.length ? '' : undefined;
};

/** A quote that no backslash stands before begins or ends a string: no URL goes on from one string into the next. */
const apart = (text: string): string => (text.includes('"') ? text.replaceAll('"', ' "') : text);
