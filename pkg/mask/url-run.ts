/** Longest authority that is read, in UTF-16 units; a longer one is no host of ours. */
const MAX_AUTHORITY = 320;

/** The hosts whose URLs may carry restored values. A leading `*.` stands for any subdomain. */
export type UrlHosts = (host: string) => boolean;

export const urlHosts = (allowed: readonly string[]): UrlHosts => {
  const exact = new Set(allowed.filter((host) => !host.startsWith('*.')));
  const endings = allowed.filter((host) => host.startsWith('*.')).map((host) => host.slice(1));
  return (host) => exact.has(host) || endings.some((ending) => host.endsWith(ending));
};

const isSpace = (code: number): boolean => code <= 32 || code === 0x7f || code === 0xa0;
/** WHATWG URL, 4.4: tabs and ends of lines are removed before anything is read. */
const isStripped = (code: number): boolean => code === 9 || code === 10 || code === 13;
const isSlash = (code: number): boolean => code === 47 || code === 92;

/** `user@host:port` -> `host`. */
const hostOf = (authority: string): string =>
  authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase()
    .replace(/\.$/, '');

/**
 * Follows a text and says whether the run of characters without a space so far holds a URL of a host that
 * is not allowed, or one whose host is not complete: where a restored value would leave with it. Backslashes
 * count as slashes, and `https:/x` as a URL, since clients read them so.
 */
export class UrlRun {
  readonly #isAllowed: UrlHosts;
  readonly #isValue: boolean;
  /** What could still turn into the beginning of a URL: how many letters of `https` end here, or a stage. */
  #stage: number;
  #authority: string | undefined;
  #foreign = false;

  /**
   * `isValue`: the text is all that a value holds. A URL at its beginning needs no scheme, and goes on behind the ends
   * of lines and tabs, which whoever fetches it takes out.
   */
  constructor(isAllowed: UrlHosts, isValue = false) {
    this.#isAllowed = isAllowed;
    this.#isValue = isValue;
    this.#stage = isValue ? COLON : 0;
  }

  /** Whether a value at this point would be part of a URL of a foreign host. */
  get isForeign(): boolean {
    return this.#foreign || this.#authority !== undefined;
  }

  read(run: string): void {
    // A space forgets everything before it.
    for (let i = Math.max(0, run.lastIndexOf(' ')); i < run.length; i++) this.#next(run.charCodeAt(i));
  }

  #next(code: number): void {
    if (this.#isValue && isStripped(code)) return;
    if (isSpace(code)) {
      this.#stage = 0;
      this.#authority = undefined;
      this.#foreign = false;
    } else if (this.#authority !== undefined) {
      this.#inAuthority(this.#authority, code);
    } else {
      this.#outside(code);
    }
  }

  #inAuthority(authority: string, code: number): void {
    const isLeadingSlash = isSlash(code) && authority === '';
    if (isLeadingSlash) return;
    if (isSlash(code) || code === 63 || code === 35) {
      if (!this.#isAllowed(hostOf(authority))) this.#foreign = true;
      this.#authority = undefined;
    } else if (authority.length < MAX_AUTHORITY) {
      this.#authority = authority + String.fromCharCode(code);
    } else {
      this.#foreign = true;
    }
  }

  #outside(code: number): void {
    const stage = this.#stage;
    if (isSlash(code)) {
      const opens = stage === COLON_SLASH || stage === WEB_COLON;
      if (opens) this.#authority = '';
      this.#stage = !opens && stage === COLON ? COLON_SLASH : 0;
    } else if (code === 58) {
      this.#stage = stage === HTTP || stage === HTTPS ? WEB_COLON : COLON;
    } else {
      this.#stage = opensQuote(code) ? COLON : afterLetter(stage, code);
    }
  }
}

const https = 'https';
const HTTP = 4;
const HTTPS = 5;
/** Letters that are not the beginning of `https`. */
const OTHER = -1;
const COLON = 10;
const WEB_COLON = 11;
const COLON_SLASH = 12;

const afterLetter = (stage: number, code: number): number => {
  if (!isLetter(code)) return 0;
  const matched = stage >= COLON ? 0 : stage;
  return matched >= 0 && https.charCodeAt(matched) === (code | 32) ? matched + 1 : OTHER;
};

/** `(//host/` and `"//host/` have no scheme, and clients fetch them all the same. */
const opensQuote = (code: number): boolean =>
  code === 40 || code === 34 || code === 39 || code === 61 || code === 60;

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
