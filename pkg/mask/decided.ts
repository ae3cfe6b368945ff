import type { Slices } from '../api/text.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { unescaped } from './escapes.ts';
import { loneChannel } from './lone-channel.ts';
import { plainForm } from './plain-form.ts';
import type { MacKey } from './pseudonym.ts';
import type { Reading } from './reading.ts';

/** What a text may end with that is no escape until more of it comes; a channel waits for references of HTML itself. */
const begun = /\\(?:u[\da-f]{0,3})?$/i;
const MAX_BEGUN = 5;

const withoutBegunEscape = (text: string): string => {
  const match = begun.exec(text.slice(-MAX_BEGUN));
  return match === null ? text : text.slice(0, text.length - match[0].length);
};

/** UTF-16 units that a channel is given at once: detectors may be asked about each of them, several times. */
export const PIECE = 1024;

/** Up to where a text is decided as it is written. */
type Decide = (text: string) => Slices<number>;

const deciding = (finder: ChannelFinder, key: MacKey): Decide =>
  function* (text) {
    const channel = loneChannel({ finder, values: undefined, key });
    for (let at = 0; at < text.length; at += PIECE) {
      channel.push(text.slice(at, at + PIECE));
      yield;
    }
    return channel.decided;
  };

/** The same of a reading of it, as a place in the text as written; infinite where it reads as it is written. */
function* asRead(decide: Decide, reading: Slices<Reading | undefined>): Slices<number> {
  const read = yield* reading;
  return read === undefined ? Number.POSITIVE_INFINITY : read.toWritten(yield* decide(read.text));
}

/** Up to where a text that breaks off is decided: nothing found in a longer one begins before and ends behind. */
export function* decidedUpTo(finder: ChannelFinder, key: MacKey, text: string): Slices<number> {
  const decide = deciding(finder, key);
  const whole = withoutBegunEscape(text);
  const written = yield* decide(whole);
  const unescapedTo = yield* asRead(decide, unescaped(whole));
  const plainTo = yield* asRead(decide, plainForm(whole));
  return Math.min(written, unescapedTo, plainTo);
}
