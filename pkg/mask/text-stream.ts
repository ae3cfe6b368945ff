import type { MaskingConfig } from '../api/policy.ts';
import { finish } from '../api/text.ts';
import type { TextTransform } from '../api/text.ts';
import { createChannelFinder } from './channel-finder.ts';
import { loneChannel } from './lone-channel.ts';
import { macKey } from './pseudonym.ts';
import type { MaskKeys } from './replacer.ts';
import { StreamValues } from './stream-values.ts';

/** Masks one text as it comes; see `TextTransform`. */
export interface TextStream extends Pick<TextTransform, 'push' | 'flush'> {
  /** Whether there were more values than are masked wherever they stand again. */
  readonly full: boolean;
}

/** Masks what rules for answers ask: each value where it is found, and at every later delimited occurrence. */
export const createTextStream = (config: MaskingConfig, keys: MaskKeys): TextStream => {
  const values = new StreamValues();
  const channel = loneChannel({
    finder: finish(createChannelFinder(config)),
    values,
    key: macKey(keys.current),
  });
  return {
    push: (text) => channel.push(text),
    flush: () => channel.flush(),
    get full() {
      return values.full;
    },
  };
};
