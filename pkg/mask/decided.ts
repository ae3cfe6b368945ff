import { CarriedValues } from './carried.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { Channel } from './channel.ts';
import { unescapedNow } from './escapes.ts';
import { MintedTokens } from './minted.ts';
import { plainFormNow } from './plain-form.ts';
import type { MacKey } from './pseudonym.ts';
import type { Reading } from './reading.ts';
import { UrlRun } from './url-run.ts';

/** What a text may end with that is no escape, and no reference of HTML, until more of it comes. */
const begun = /(?:\\(?:u[\da-f]{0,3})?|&[#\da-z]{0,8})$/i;
const MAX_BEGUN = 16;

const withoutBegun = (text: string): string => {
  const match = begun.exec(text.slice(-MAX_BEGUN));
  return match === null ? text : text.slice(0, text.length - match[0].length);
};

const nobody = { restored: () => {}, withheld: () => {}, masked: () => {} };

const asWritten = (finder: ChannelFinder, key: MacKey, text: string): number => {
  const channel = new Channel({
    kind: 'text',
    minted: new MintedTokens().view(),
    carried: new CarriedValues(),
    events: nobody,
    url: new UrlRun(() => true),
    finder,
    watch: undefined,
    json: undefined,
    values: undefined,
    key,
  });
  channel.push(text);
  return channel.decided;
};

/** Up to where a text that breaks off is decided: nothing found in a longer one begins before and ends behind. */
export const decidedUpTo = (finder: ChannelFinder, key: MacKey, text: string): number => {
  const whole = withoutBegun(text);
  const asRead = (read: Reading | undefined): number =>
    read === undefined ? whole.length : read.toWritten(asWritten(finder, key, read.text));
  return Math.min(asWritten(finder, key, whole), asRead(unescapedNow(whole)), asRead(plainFormNow(whole)));
};
