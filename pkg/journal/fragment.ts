import type { RecordBody } from '../api/record.ts';

/** Default bound of `request` and `response` in UTF-16 units. It keeps one record under about 0.5 ms of work. */
export const defaultMaxTextLength = 65_536;
/** What the bound may be raised to: a record then costs about 2 ms. */
export const largestMaxTextLength = 262_144;

/** Written by the journal itself when it opened on a line that was cut off in the middle. */
export interface RecoveredBody {
  readonly type: 'recovered';
  /** The file beside the journal that now holds the cut-off bytes. */
  readonly file: string;
  readonly bytes: number;
  readonly note: string;
}

export type StoredBody = RecordBody | RecoveredBody;

interface Shortened {
  readonly text: string;
  readonly omitted: number;
}

/** Keeps the beginning and the end: the newest message of a prompt is rarely at its beginning. */
function shorten(text: string, bound: number): Shortened {
  const half = bound >> 1;
  const omitted = text.length - 2 * half;
  const end = text.length - half;
  return { text: `${text.slice(0, half)}…[${omitted} left out]…${text.slice(end)}`, omitted };
}

/** `rest` with its text cut to `bound`, and then `truncated`: how many UTF-16 units were left out. */
function bounded(body: StoredBody, bound: number): object {
  const { type: _, ...rest } = body;
  const text = textOf(body);
  if (text === undefined || text.length <= bound) return rest;
  const short = shorten(text, bound);
  const key = body.type === 'open' ? 'request' : 'response';
  return { ...rest, [key]: short.text, truncated: short.omitted };
}

function textOf(body: StoredBody): string | undefined {
  if (body.type === 'open') return body.request;
  return body.type === 'close' ? body.response : undefined;
}

/** The middle of a line, from `,"type"` to before `,"prev"`; number and link are known only when it is written. */
export function fragmentOf(
  at: string,
  session: string,
  exchange: string,
  body: StoredBody,
  maxTextLength: number,
): string {
  const rest = JSON.stringify(bounded(body, maxTextLength));
  const head = `,"type":"${body.type}","at":"${at}","session":${JSON.stringify(session)},"exchange":${JSON.stringify(exchange)}`;
  return rest === '{}' ? head : `${head},${rest.slice(1, -1)}`;
}
