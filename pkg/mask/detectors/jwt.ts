import { URL64, is, isNameCharacter, skip } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Block, Detector } from '../detector.ts';
import { certainty } from '../finding.ts';
import { beginsBehindEscape } from '../line-escapes.ts';

/** base64url of `{"`: how every JSON header and payload begins. */
const opening = 'eyJ';
/** Shortest header worth the name (`{"alg":"none"}` has 19), longest that is looked at, in UTF-16 units. */
const MIN_HEADER = 12;
const MAX_HEADER = 600;

const block: Block = {
  resumes: true,
  begins(text, at) {
    const dot = skip(text, at + opening.length, Math.min(text.length, at + MAX_HEADER), URL64);
    if (dot === text.length) return 'more';
    if (text.charCodeAt(dot) !== 46 || dot - at < MIN_HEADER) return 'no';
    const next = text.slice(dot + 1, dot + 1 + opening.length);
    if (next === opening) return 'yes';
    return dot + 1 + next.length === text.length && opening.startsWith(next) ? 'more' : 'no';
  },
  extent(text, from, final) {
    let end = from;
    for (;;) {
      end = skip(text, end, text.length, URL64);
      if (end === text.length) return { end, closed: final };
      if (text.charCodeAt(end) !== 46) return { end, closed: true };
      if (end + 1 === text.length) return { end, closed: final };
      if (!is(text.charCodeAt(end + 1), URL64)) return { end, closed: true };
      end++;
    }
  },
};

/** Whether a name goes on at `at`; the letter of an escape (`\n`) is none of it. */
const isJoined = (text: string, at: number): boolean =>
  isNameCharacter(text.charCodeAt(at - 1)) && !beginsBehindEscape(text, at);

const header = 'eyJhbGciOiJIUzI1NiJ9';
const payload = 'eyJzdWIiOiIxMjM0NTY3ODkwIn0';

export const jwt: Detector = {
  name: 'Jwt',
  tier: 'A',
  secret: true,
  certainty: certainty.block,
  shape: 'block',
  anchors: { literals: [opening] },
  source: 'RFC 7519 in the compact form of RFC 7515',
  positives: [
    whole(`${header}.${payload}.c2lnbmF0dXJl`),
    within('Bearer ', `${header}.${payload}.c2lnbmF0dXJl`, '.'),
    within('"', `${header}.${payload}`, '"'),
    within('{"log":"token:\\n', `${header}.${payload}.c2lnbmF0dXJl`, '\\n"}'),
    within('\\\\r\\\\n', `${header}.${payload.repeat(40)}`, ' and'),
  ],
  negatives: [
    'eyJ',
    `${header}`,
    `${header}.x`,
    `x${header}.${payload}`,
    'eyJ.eyJ.x',
    `${header} .${payload}`,
  ],
  verify(text, at) {
    if (isJoined(text, at) || block.begins(text, at) !== 'yes') return undefined;
    return { start: at, end: block.extent(text, at, true).end };
  },
  block,
};
