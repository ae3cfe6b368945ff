import type { ChannelKind } from '../api/text.ts';
import type { CarriedValues } from './carried.ts';
import type { ChannelFinder } from './channel-finder.ts';
import type { JsonSource } from './json-source.ts';
import type { Minted } from './minted.ts';
import type { PlaceholderWatch } from './placeholder.ts';
import type { MacKey } from './pseudonym.ts';
import type { AnswerEvents } from './restore.ts';
import type { StreamValues } from './stream-values.ts';
import type { UrlRun } from './url-run.ts';

/** What one channel of an answer is read with. */
export interface ChannelContext {
  readonly kind: ChannelKind;
  readonly minted: Minted;
  readonly carried: CarriedValues;
  readonly events: AnswerEvents;
  readonly url: UrlRun;
  /** `undefined`: nothing is masked here, tokens alone are looked for. */
  readonly finder: ChannelFinder | undefined;
  readonly watch: PlaceholderWatch | undefined;
  /** Where the text is JSON source: how it was written. All else here sees the characters that it stands for. */
  readonly json: JsonSource | undefined;
  /** What is masked wherever it stands again; `undefined`: values are masked where they are found. */
  readonly values: StreamValues | undefined;
  readonly key: MacKey;
}
