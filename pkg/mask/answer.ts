import type { MaskingConfig } from '../api/policy.ts';
import type { AnswerChannel, TextTransform } from '../api/text.ts';
import type { CarriedValues } from './carried.ts';
import { Channel } from './channel.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { JsonSource } from './json-source.ts';
import type { Minted } from './minted.ts';
import { PlaceholderWatch } from './placeholder.ts';
import type { MacKey } from './pseudonym.ts';
import type { AnswerEvents } from './restore.ts';
import { UrlRun } from './url-run.ts';
import type { UrlHosts } from './url-run.ts';

/** What answers are read with, the same for every request of a policy. */
export interface AnswerContext {
  readonly finder: ChannelFinder | undefined;
  readonly isAllowedHost: UrlHosts;
  readonly placeholderInTool: MaskingConfig['placeholderInTool'];
  readonly key: MacKey;
}

const none: ReadonlySet<string> = new Set();

/** One transform per channel; `undefined` where nothing in the channel can change. */
export type TransformOf = (channel: AnswerChannel) => TextTransform | undefined;

export const answerTransforms =
  (context: AnswerContext, minted: Minted, carried: CarriedValues, events: AnswerEvents): TransformOf =>
  ({ kind, source }) => {
    const finder = kind === 'text' ? context.finder : undefined;
    const isWatched = kind === 'toolInput' && context.placeholderInTool === 'Deny';
    const placeholders = isWatched ? minted.irreversible : none;
    if (minted.size === 0 && finder === undefined && placeholders.size === 0) return undefined;
    const watch = placeholders.size > 0 ? new PlaceholderWatch(placeholders) : undefined;
    const url = new UrlRun(context.isAllowedHost, kind !== 'text');
    const json = source === 'json' ? new JsonSource() : undefined;
    return new Channel({
      kind,
      minted,
      carried,
      events,
      url,
      finder,
      watch,
      json,
      values: undefined,
      key: context.key,
    });
  };
