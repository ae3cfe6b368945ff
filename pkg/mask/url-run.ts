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
  /** What could still turn into the beginning of a URL: a scheme of the web, `:`, slashes. */
  #scheme = '';
  #authority: string | undefined;
  #foreign = false;

  constructor(isAllowed: UrlHosts) {
    this.#isAllowed = isAllowed;
  }

  /** Whether a value at this point would be part of a URL of a foreign host. */
  get isForeign(): boolean {
    return this.#foreign || this.#authority !== undefined;
  }

  read(text: string, from: number, to: number): void {
    for (let i = from; i < to; i++) this.#next(text.charCodeAt(i));
  }

  #next(code: number): void {
    if (isSpace(code)) {
      this.#scheme = '';
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

  /** `#scheme` holds `letters`, `letters:` or `letters:/` of the current run. */
  #outside(code: number): void {
    const scheme = this.#scheme;
    if (isSlash(code)) {
      this.#slash(scheme);
    } else if (code === 58 || opensQuote(code)) {
      // `(//host/` and `"//host/` have no scheme, and clients fetch them all the same.
      this.#scheme = `${code === 58 ? scheme : ''}:`;
    } else {
      this.#scheme = isLetter(code) ? (scheme + String.fromCharCode(code | 32)).slice(-6) : '';
    }
  }

  #slash(scheme: string): void {
    const opens = scheme.endsWith('/') || scheme === 'http:' || scheme === 'https:';
    if (opens) this.#authority = '';
    this.#scheme = !opens && scheme.endsWith(':') ? `${scheme}/` : '';
  }
}

const openers = '("\'=<';
const opensQuote = (code: number): boolean => openers.includes(String.fromCharCode(code));
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
