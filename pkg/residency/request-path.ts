/** A path cut at its slashes; `text` is the segment decoded once. */
export interface PathSegment {
  readonly raw: string;
  readonly text: string;
}

const maxPathLength = 4096;
const rawSegment = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/;

/** The segments of a path that only one reading is possible of; a string says what is wrong. */
export function pathSegments(path: string): readonly PathSegment[] | string {
  if (!path.startsWith('/')) return 'the path does not start with a slash';
  if (path.length > maxPathLength) return `the path is longer than ${maxPathLength} characters`;
  if (path === '/') return [];
  const segments: PathSegment[] = [];
  for (const raw of path.slice(1).split('/')) {
    const segment = readSegment(raw);
    if (typeof segment === 'string') return segment;
    segments.push(segment);
  }
  return segments;
}

function readSegment(raw: string): PathSegment | string {
  if (raw === '') return 'the path has an empty segment';
  if (!rawSegment.test(raw)) return 'the path has characters that must be percent-encoded';
  const text = raw.includes('%') ? decodeOnce(raw) : raw;
  if (text === undefined) return 'the path has a percent-encoding that is not UTF-8';
  if (text.includes('%')) return 'the path is percent-encoded twice';
  if (text === '.' || text === '..') return 'the path has dot segments';
  return { raw, text };
}

function decodeOnce(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

const queryPair = /^[A-Za-z0-9_.-]+(?:=[A-Za-z0-9_.~:+/=%-]*)?$/;

/** Keeps the pairs whose name is allowed, byte for byte and in their order. `query`: empty or with its `?`. */
export function allowedQuery(
  query: string,
  allowed: ReadonlySet<string>,
): { readonly query: string; readonly dropped: number } {
  if (query.length <= 1) return { query: '', dropped: 0 };
  const pairs = query.slice(1).split('&');
  const kept = pairs.filter((pair) => queryPair.test(pair) && allowed.has(pair.split('=', 1)[0] ?? ''));
  return { query: kept.length === 0 ? '' : `?${kept.join('&')}`, dropped: pairs.length - kept.length };
}
