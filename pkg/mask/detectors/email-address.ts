import { DIGIT, LABEL, LETTER, LOCAL, is, isWord } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';

/** RFC 5321 allows 64; bounce addresses with a recipient inside are longer. More is cut from the left. */
const MAX_LOCAL = 128;
/** RFC 5321 4.5.3.1.2. */
const MAX_DOMAIN = 255;
/** `icon@2x.png` is a file. */
const fileEndings = new Set(
  'css csv gif html ico jpeg jpg js json jsx mjs pdf png svg ts tsx txt webp xml yaml yml'.split(' '),
);

/** Greek, Cyrillic, Arabic ... begin behind the Latin letters that the classes know. */
const OTHER_SCRIPTS = 0x250;
const isOther = (code: number): boolean => code >= OTHER_SCRIPTS && isWord(code);
const isLabel = (code: number): boolean => is(code, LABEL) || isOther(code);

const endOfLabel = (text: string, from: number, limit: number): number => {
  let end = from;
  while (end < limit && isLabel(text.charCodeAt(end))) end++;
  return end;
};

/** RFC 5321 allows them, and nobody has them in an address: fields stand between them, as of HL7 and X12. */
const isSeparator = (code: number): boolean => code === 124 || code === 94 || code === 42;
const isLocal = (code: number): boolean => (is(code, LOCAL) && !isSeparator(code)) || isOther(code);

/** `at`: where the local part ends. */
export const startOfLocal = (text: string, at: number): number => {
  const limit = Math.max(0, at - MAX_LOCAL);
  let start = at;
  while (start > limit && isLocal(text.charCodeAt(start - 1))) start--;
  while (start < at && !isOpening(text.charCodeAt(start))) start++;
  return start;
};

/** Markup (`**a@b.eu**`) is not part of an address. */
const isOpening = (code: number): boolean => isWord(code) || code === 95 || code === 43;

/** End of a top-level name that starts at `from`: two letters or more, or `xn--`. -1 where there is none. */
const endOfTop = (text: string, from: number, labelEnd: number): number => {
  if (text.startsWith('xn--', from) && labelEnd - from > 4) return labelEnd;
  let end = from;
  while (end < labelEnd && isTopLetter(text.charCodeAt(end))) end++;
  const cut = end < labelEnd && is(text.charCodeAt(end), DIGIT);
  return end - from < 2 || cut ? -1 : end;
};

const isTopLetter = (code: number): boolean => is(code, LETTER) || code >= 0xc0;

/** -1 where no domain starts at `from`. */
export const endOfDomain = (text: string, from: number): number => {
  const limit = Math.min(text.length, from + MAX_DOMAIN);
  let best = -1;
  let labelEnd = endOfLabel(text, from, limit);
  while (labelEnd > from && labelEnd < limit && text.charCodeAt(labelEnd) === 46) {
    const next = labelEnd + 1;
    const nextEnd = endOfLabel(text, next, limit);
    if (nextEnd === next) break;
    const top = endOfTop(text, next, nextEnd);
    if (top > 0) best = top;
    labelEnd = nextEnd;
  }
  return best;
};

/** How far before an address, in UTF-16 units, the scheme of a URL may stand. */
const URL_REACH = 64;

const scheme = '://';

/** `https://user:word@host` holds no address, be the word secret or not; a word may hold an `@`. */
const isPassword = (text: string, start: number): boolean =>
  (':@'.includes(text.charAt(start - 1) || ' ') || isSeparator(text.charCodeAt(start - 1))) &&
  /:\/\/[^\s/]*$/.test(text.slice(Math.max(0, start - URL_REACH), start));

/** Users of URLs that are programs or roles, by their first word: `ssh://git@github.com`, `postgres://app_rw@db.eu`. */
const technicalUsers = new Set(
  (
    'admin administrator anonymous api app apikey backup bot build ci client cvs db default deploy deployer docker ' +
    'ec2 elastic ftp git gitlab grafana guest hg http https jenkins kafka ldap mongo monitor mysql nobody npm oauth ' +
    'oauth2 pg postgres postgresql proxy rabbitmq readonly redis replica root runner service sftp ssh svc svn ' +
    'system token ubuntu user username www x-access-token x-token-auth'
  ).split(' '),
);

/** Keys that stand where a user would: `https://0f1e2d3c4b5a69788796a5b4c3d2e1f0@errors.example.eu/7`. */
const drawnUser = /^[0-9a-f-]{16,}$/i;

const isTechnicalUser = (text: string, start: number, at: number): boolean => {
  if (!text.startsWith(scheme, start - scheme.length)) return false;
  const user = text.slice(start, at).toLowerCase();
  const [first = ''] = user.split(/[-_]/, 1);
  const words = [user, first, first.replace(/\d+$/, '')];
  return words.some((word) => technicalUsers.has(word)) || drawnUser.test(user);
};

const isAddress = (text: string, start: number, at: number, end: number): boolean => {
  if (text.slice(start, at) === 'git' && text.charCodeAt(end) === 58) return false;
  if (isPassword(text, start) || isTechnicalUser(text, start, at)) return false;
  return !isFile(text, end);
};

/** Whether the domain that ends here is the ending of a file's name. */
export const isFile = (text: string, end: number): boolean =>
  fileEndings.has(text.slice(text.lastIndexOf('.', end) + 1, end).toLowerCase());

export const emailAddress: Detector = {
  name: 'EmailAddress',
  tier: 'A',
  secret: false,
  certainty: 60,
  shape: 'run',
  anchors: { characters: '@' },
  source:
    'RFC 5321 and RFC 6531, without quoted local parts and without "/", "=", "?", "&", "#", "|", "^" and "*" in them',
  positives: [
    whole('anna.kovacs@example.eu'),
    whole('a@b.co'),
    within('<', 'o_brien+news@mail.example.co.uk', '>'),
    within('mail **', 'anna@example.eu', '**.'),
    within('1|Berg|', 'anna@example.eu', '|x'),
    within('PID|1||^^^', 'anna@example.eu', '^x'),
    within('TE*6177672875*EM*', 'anna@example.eu', '~'),
    within('?to=', 'anna@example.eu', '&x=1'),
    within('', 'müller@müller.de', ', bitte'),
    whole('иван.петров@почта.рф'),
    within('στείλτε στο ', 'δοκιμή@παράδειγμα.ελ', ', παρακαλώ'),
    within('「', 'anna@example.eu', '」'),
    within('mailto:', 'anna@firma.eu', '?subject=x'),
    within('write to ', 'anna@example.eu', '.'),
    within('"', 'x@xn--mnchen-3ya.xn--p1ai', '"'),
    within('', 'anna@example.com', '-based'),
    within('https://', 'anna.berg@example.org', '/'),
    within('ftp://', 'anna.berg@example.org', '/pub'),
    within('imap://', 'anna@mail.example.eu', ':993/INBOX'),
    within('(https://', 'anna.berg@firma.de', ':pw@host.example.eu/)'),
    within('https://intranet.example.eu/', 'anna.berg@firma.de', ''),
    within('sftp://', 'app.berg@firma.de', '/'),
  ],
  negatives: [
    'user@host',
    'lodash@4.17.21',
    '@types/node@24.1',
    'icon@2x.png',
    'git@github.com:org/repo.git',
    '@example.eu',
    'https://user@example.eu/',
    'https://user:password@example.eu/',
    'https://user:pass|wo*rd@example.eu/',
    'ssh://git@github.com/org/repo.git',
    'git+ssh://git@gitlab.example.eu:2222/org/repo.git',
    'https://x-access-token@github.com/org/repo',
    'ftp://anonymous@ftp.example.org/pub',
    'postgres://app_rw@db.example.eu/app',
    'https://0f1e2d3c4b5a69788796a5b4c3d2e1f0@errors.example.eu/7',
    'a @ b.eu',
    'x@.eu',
    'see you @ 10.30',
  ],
  verify(text, at) {
    if (!isLabel(text.charCodeAt(at + 1))) return undefined;
    const start = startOfLocal(text, at);
    if (start === at) return undefined;
    const end = endOfDomain(text, at + 1);
    return end > 0 && isAddress(text, start, at, end) ? { start, end } : undefined;
  },
};
