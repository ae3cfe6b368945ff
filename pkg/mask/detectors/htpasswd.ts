import { MAX_AHEAD, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { givenAt } from './command-password.ts';

const ANCHOR = 'htpasswd ';
/** How far before the anchor the command may begin, in UTF-16 units: the file is often named like it. */
const COMMAND_REACH = 96;

const program = /^(?:\S*[/("'`])?htpasswd$/;

/** Where the password stands of a command that the words are, beginning with its options; -1 where none is given. */
const passwordAmong = (words: readonly RegExpExecArray[]): number => {
  let letters = '';
  let next = 0;
  for (; words[next]?.[0].startsWith('-') === true; next++) {
    const option = words[next]?.[0] ?? '';
    letters += option;
    if (/^-\w*C$/.test(option)) next++;
  }
  const before = letters.includes('n') ? 1 : 2;
  return letters.includes('b') ? (words[next + before]?.index ?? -1) : -1;
};

export const htpasswd: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 77.04,
  shape: 'run',
  anchors: { literals: [ANCHOR], isAhead: true },
  source: 'manual of htpasswd: with `-b` the password is its last argument',
  positives: [
    within('htpasswd -b /etc/nginx/.htpasswd anna ', 'Sommer2091', ''),
    within('sudo htpasswd -cb auth anna ', 'Sommer2091', '\n'),
    within('docker run --rm httpd:2 htpasswd -nbB anna "', 'Sommer2091', '" > auth'),
    within('htpasswd -c -B -b users.htpasswd anna ', 'Sommer2091', ''),
    within('/usr/bin/htpasswd -nb -C 10 anna ', 'schlaueEule', ' | base64'),
    within('$(htpasswd -Bbn anna ', 's3cret!', ')'),
  ],
  negatives: [
    'htpasswd -c /etc/nginx/.htpasswd anna Sommer2091',
    'htpasswd -b /etc/nginx/.htpasswd anna $PASSWORD1',
    'htpasswd -b file user password',
    'htpasswd -nbB admin "${PW1}"',
    'the .htpasswd file with Sommer2091 -b',
    'ls -b .htpasswd anna Sommer2091',
    'htpasswd -b file\nanna Sommer2091\n',
  ],
  verify(text, at, until) {
    const base = Math.max(0, at - COMMAND_REACH);
    const line = text.slice(base, at + MAX_AHEAD);
    const from = line.lastIndexOf('\n', at - base) + 1;
    const words = [...line.matchAll(/\S+|\n/g)].filter(({ index }) => index >= from);
    const command = words.findIndex(({ 0: word, index }) => index + base < until && program.test(word));
    const start = command < 0 ? -1 : passwordAmong(words.slice(command + 1));
    // Another anchor between is nearer.
    if (base + start < until || line.slice(until - base, start).includes(ANCHOR)) return undefined;
    const found = line.slice(from, start).includes('\n') ? undefined : givenAt(text, base + start);
    return found === undefined || found.start - at >= MAX_AHEAD ? undefined : found;
  },
};
