import { DIGIT, LETTER, is } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Block, Detector } from '../detector.ts';
import { certainty } from '../finding.ts';

const opening = '-----BEGIN ';
const closing = '-----END ';
const dashes = '-----';
/** `RSA PRIVATE KEY`, `PGP PRIVATE KEY BLOCK`: longest label, in UTF-16 units. */
const MAX_LABEL = 48;
/** How far behind the label the key itself must begin: headers such as `Proc-Type` stand between. */
const MAX_HEADERS = 400;
/** Characters without a space that make it a key rather than talk about one. */
const CERTAIN = 24;

const isBase64 = (code: number): boolean =>
  is(code, DIGIT | LETTER) || code === 43 || code === 47 || code === 61;

/** What stands in a block, be it escaped (`\n`) or with headers; anything else ends a block that is cut off. */
const isBody = (code: number): boolean => isBase64(code) || inBody.includes(String.fromCharCode(code));
const inBody = ' \t\r\n\\:,.-()@';

/** End of the label's line, -1 where it is not the label of a private key, -2 where the text ends before it. */
const endOfLabel = (text: string, at: number): number => {
  const from = at + opening.length;
  const end = text.indexOf(dashes, from);
  if (end < 0 || end > from + MAX_LABEL) return text.length - from > MAX_LABEL + dashes.length ? -1 : -2;
  return text.slice(from, end).includes('PRIVATE KEY') ? end + dashes.length : -1;
};

const holdsKey = (text: string, from: number): 'yes' | 'no' | 'more' => {
  const limit = from + MAX_HEADERS;
  let run = 0;
  for (let i = from; i < limit; i++) {
    if (i >= text.length) return 'more';
    const code = text.charCodeAt(i);
    // The `n` of an escaped line end is none of the key.
    run = isBase64(code) && text.charCodeAt(i - 1) !== 92 ? run + 1 : 0;
    if (run >= CERTAIN) return 'yes';
    if (!isBody(code)) return 'no';
  }
  return 'no';
};

/** Where an `-----END ...-----` that starts at `at` ends; -1 where it is none, -2 where the text ends before it. */
const endOfClosing = (text: string, at: number): number => {
  const seen = text.slice(at, at + closing.length);
  if (!closing.startsWith(seen)) return -1;
  const end = text.indexOf(dashes, at + closing.length);
  if (end >= 0 && end <= at + closing.length + MAX_LABEL) return end + dashes.length;
  return text.length - at > closing.length + MAX_LABEL + dashes.length ? -1 : -2;
};

const block: Block = {
  begins(text, at) {
    const end = endOfLabel(text, at);
    if (end === -2) return 'more';
    return end === -1 ? 'no' : holdsKey(text, end);
  },
  extent(text, from, final) {
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 45) {
        const end = endOfClosing(text, i);
        if (end > 0) return { end, closed: true };
        if (end === -2 && !final) return { end: i, closed: false };
        if (end === -1) i = skipDashes(text, i) - 1;
      } else if (!isBody(code)) {
        return { end: i, closed: true };
      }
    }
    return { end: text.length, closed: final };
  },
};

/** To the last dash of a run, less the five that may open the closing line. */
const skipDashes = (text: string, at: number): number => {
  let end = at;
  while (text.charCodeAt(end) === 45) end++;
  return Math.max(at + 1, end - dashes.length);
};

const body = `MIIEvQIBADANBgkqhkiG9w0BAQEF\nAASCBKcwggSjAgEAAoIBAQC7VJTU\n`;
const pem = (label: string, text: string): string =>
  `${opening}${label}${dashes}\n${text}${closing}${label}${dashes}`;

export const privateKey: Detector = {
  name: 'PrivateKey',
  tier: 'A',
  secret: true,
  certainty: certainty.block + 1,
  shape: 'block',
  anchors: { literals: [opening] },
  source:
    'RFC 7468 and RFC 1421 (PEM), PROTOCOL.key of OpenSSH, RFC 9580 (ASCII armor); cut-off blocks as well',
  positives: [
    whole(pem('PRIVATE KEY', body)),
    within(
      'key: |\n',
      pem('RSA PRIVATE KEY', `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AB\n\n${body}`),
      '\nend',
    ),
    within('"', pem('OPENSSH PRIVATE KEY', body).replaceAll('\n', '\\n'), '"'),
    whole(pem('PGP PRIVATE KEY BLOCK', `\n${body}=aBcD\n`)),
    within('', `${opening}EC PRIVATE KEY${dashes}\n${body}`, '"'),
  ],
  negatives: [
    pem('CERTIFICATE', body),
    pem('PUBLIC KEY', body),
    `if (text.includes("${opening}PRIVATE KEY${dashes}")) return`,
    `${opening}PRIVATE KEY${dashes} is how a key begins`,
  ],
  verify(text, at) {
    if (block.begins(text, at) !== 'yes') return undefined;
    return { start: at, end: block.extent(text, endOfLabel(text, at), true).end };
  },
  block,
};
