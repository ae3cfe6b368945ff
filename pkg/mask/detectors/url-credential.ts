import { isNameCharacter } from '../characters.ts';
import { within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';

/** Longest user with password, and longest value of a parameter, in UTF-16 units. */
const MAX_USER_INFO = 192;
const MAX_VALUE = 512;
/** A value shorter than that is a page number or a word. */
const MIN_VALUE = 16;

const scheme = '://';
/** Names of query parameters that grant access to whoever knows their value. */
const parameters = [
  'access_token=',
  'refresh_token=',
  'id_token=',
  'auth_token=',
  'api_key=',
  'apikey=',
  'api-key=',
  'client_secret=',
  'X-Amz-Signature=',
  'X-Amz-Security-Token=',
  'X-Goog-Signature=',
  'sig=',
  'signature=',
  'token=',
  'password=',
  'passwd=',
];

/** What stands in documentation and templates instead of a password. */
const placeholders =
  /^(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|your.*|my.?pass.*|x+|\*+|\.+|changeme|example|foo|bar|baz|xyz|1234?5?6?|[$%{<[].*)$/i;

const endsUserInfo = (code: number): boolean =>
  Number.isNaN(code) || code <= 32 || ends.includes(String.fromCharCode(code));
const ends = '/?#"\'`<>()\\,;|';

/** Up to the last `@` before the host: a user may be an address, and a password may hold one. */
const userInfo = (text: string, from: number): Span | undefined => {
  const limit = from + MAX_USER_INFO;
  let colon = -1;
  let end = -1;
  for (let i = from; i <= limit; i++) {
    const code = text.charCodeAt(i);
    if (endsUserInfo(code)) break;
    if (code === 64 && colon >= 0) end = i;
    if (code === 58 && colon < 0) colon = i;
  }
  if (end <= colon + 1 || placeholders.test(text.slice(colon + 1, end))) return undefined;
  return isNameCharacter(text.charCodeAt(end + 1)) ? { start: from, end } : undefined;
};

const isOfValue = (code: number): boolean =>
  isNameCharacter(code) || valueMarks.includes(String.fromCharCode(code));
const valueMarks = '.-~%+/=:';

/** Letters and digits: words are no tokens. */
const looksDrawn = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value);

const parameterValue = (text: string, at: number, from: number): Span | undefined => {
  if (!'?&#'.includes(text.charAt(at - 1)) || at === 0) return undefined;
  const limit = from + MAX_VALUE;
  let end = from;
  while (end <= limit && isOfValue(text.charCodeAt(end))) end++;
  if (end > limit || end - from < MIN_VALUE) return undefined;
  return looksDrawn(text.slice(from, end)) ? { start: from, end } : undefined;
};

export const urlCredential: Detector = {
  name: 'UrlCredential',
  tier: 'A',
  secret: true,
  certainty: 84,
  shape: 'run',
  anchors: { literals: [scheme, ...parameters], isAhead: true },
  source:
    'RFC 3986 3.2.1 (user information); RFC 6750 2.3 and the signed URLs of AWS, Azure and Google Cloud',
  positives: [
    within('postgres://', 'app:s3cr3t-Xy', '@db.example.eu:5432/app'),
    within('https://', 'deploy:9f8e7d6c5b4a', '@git.example.eu/x.git'),
    within('redis://', ':hunter22', '@cache:6379'),
    within('https://', 'anna.berg@firma.de:hunter22', '@host.example.eu/'),
    within('https://', 'deploy:hunter@22', '@git.example.eu/x.git'),
    within('https://x.eu/cb?access_token=', '7c3e1f09a5b2d8467c3e', '&state=1'),
    within('https://x.blob.core.windows.net/a?sv=2024&sig=', 'h3Jk9%2BxQ2p8Lr7Tz5Wv%3D', ''),
  ],
  negatives: [
    'https://example.eu:8080/path@x',
    'https://user@example.eu/',
    'postgres://user:password@localhost/db',
    'postgres://user:${PASSWORD}@db/x',
    'https://x.eu/?token=next-page',
    'token=7c3e1f09a5b2d8467c3e',
    'sig= 12',
    '// see a:b@c',
    'mysql://root:***@db',
    'https://anna.berg@firma.de:password@host.example.eu/',
    'https://anna.berg@firma.de:8080/path',
  ],
  verify: (text, at, until) =>
    text.startsWith(scheme, at) ? userInfo(text, until) : parameterValue(text, at, until),
};
