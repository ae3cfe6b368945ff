import type { ChannelFinder } from './channel-finder.ts';
import { unescapedNow } from './escapes.ts';
import { loneChannel } from './lone-channel.ts';
import { plainFormNow } from './plain-form.ts';
import type { MacKey } from './pseudonym.ts';
import type { Reading } from './reading.ts';

/** What a text may end with that is no escape until more of it comes; a channel waits for references of HTML itself. */
const begun = /\\(?:u[\da-f]{0,3})?$/i;
const MAX_BEGUN = 5;

const withoutBegunEscape = (text: string): string => {
  const match = begun.exec(text.slice(-MAX_BEGUN));
  return match === null ? text : text.slice(0, text.length - match[0].length);
};

const asWritten = (finder: ChannelFinder, key: MacKey, text: string): number => {
  const channel = loneChannel({ finder, values: undefined, key });
  channel.push(text);
  return channel.decided;
};

/** Up to where a text that breaks off is decided: nothing found in a longer one begins before and ends behind. */
export const decidedUpTo = (finder: ChannelFinder, key: MacKey, text: string): number => {
  const whole = withoutBegunEscape(text);
  const asRead = (read: Reading | undefined): number =>
    read === undefined ? whole.length : read.toWritten(asWritten(finder, key, read.text));
  return Math.min(asWritten(finder, key, whole), asRead(unescapedNow(whole)), asRead(plainFormNow(whole)));
};
