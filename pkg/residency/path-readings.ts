/** How often servers and the proxies before them decode a path. */
const maxDecodings = 2;

/**
 * The plain paths, in lower case, that a server may take a path for: decoded up to twice, with dot segments, doubled
 * and trailing slashes, backslashes, path parameters (`;x=1`), spaces and control characters done away with, in either
 * order where servers differ in it. Of any length; each reading is made in one pass.
 */
export function pathReadings(path: string): ReadonlySet<string> {
  const readings = new Set<string>();
  let text = path;
  for (let decodings = 0; decodings <= maxDecodings; decodings += 1) {
    for (const kept of [text, text.replace(parameters, '')]) {
      const segments = cleaned(kept).split('/');
      readings.add(resolved(segments));
      readings.add(resolved(segments.filter((segment) => segment !== '')));
    }
    const decoded = text.replace(encoded, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (decoded === text) break;
    text = decoded;
  }
  return readings;
}

const encoded = /%([0-9A-Fa-f]{2})/g;
const parameters = /;[^/\\]*/g;
const ends = /[?#\0].*$/s;
const leftOut = /[\p{Cc} ]/gu;

function cleaned(text: string): string {
  return text.replace(ends, '').replace(leftOut, '').replaceAll('\\', '/').toLowerCase();
}

function resolved(segments: readonly string[]): string {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.filter((segment) => segment !== '').join('/')}`;
}
