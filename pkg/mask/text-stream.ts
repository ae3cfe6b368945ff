import type { MaskingConfig } from '../api/policy.ts';
import type { TextTransform } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import { createChannelFinder } from './channel-finder.ts';
import { Channel } from './channel.ts';
import { MintedTokens } from './minted.ts';
import { macKey } from './pseudonym.ts';
import type { MaskKeys } from './replacer.ts';
import { StreamValues } from './stream-values.ts';
import { UrlRun } from './url-run.ts';

/** Masks one text as it comes; see `TextTransform`. */
export interface TextStream extends Pick<TextTransform, 'push' | 'flush'> {
  /** Whether there were more values than are masked wherever they stand again. */
  readonly full: boolean;
}

const nobody = { restored: () => {}, withheld: () => {}, masked: () => {} };

/** Masks what rules for answers ask: each value where it is found, and at every later delimited occurrence. */
export const createTextStream = (config: MaskingConfig, keys: MaskKeys): TextStream => {
  const values = new StreamValues();
  const channel = new Channel({
    kind: 'text',
    minted: new MintedTokens().view(),
    carried: new CarriedValues(),
    events: nobody,
    url: new UrlRun(() => true),
    finder: createChannelFinder(config),
    watch: undefined,
    json: undefined,
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
