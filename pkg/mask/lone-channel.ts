import { CarriedValues } from './carried.ts';
import { Channel } from './channel.ts';
import type { ChannelContext } from './channel-context.ts';
import { MintedTokens } from './minted.ts';
import { UrlRun } from './url-run.ts';

const nobody = { restored: () => {}, withheld: () => {}, masked: () => {} };

/** A channel of no answer: nothing is restored in it, and nobody is told what is masked. */
export const loneChannel = (context: Pick<ChannelContext, 'finder' | 'values' | 'key'>): Channel =>
  new Channel({
    ...context,
    kind: 'text',
    minted: new MintedTokens().view(),
    carried: new CarriedValues(),
    events: nobody,
    url: new UrlRun(() => true),
    watch: undefined,
    json: undefined,
  });
