import type { Slices } from '../api/text.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { loneChannel } from './lone-channel.ts';
import type { MacKey } from './pseudonym.ts';

/** UTF-16 units that a channel is given at once: detectors may be asked about each of them, several times. */
export const PIECE = 1024;

/** Up to where a text that breaks off is decided: nothing found in a longer one begins before and ends behind. */
export function* decidedUpTo(finder: ChannelFinder, key: MacKey, text: string): Slices<number> {
  const channel = loneChannel({ finder, values: undefined, key });
  for (let at = 0; at < text.length; at += PIECE) {
    channel.push(text.slice(at, at + PIECE));
    yield;
  }
  return channel.decided;
}
