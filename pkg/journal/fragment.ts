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

/** Members that are the same object in record after record: their JSON is kept for as long as they live. */
const recurring: ReadonlySet<string> = new Set(['destination', 'locality', 'decision']);
const written = new WeakMap<object, string>();

function isRecurring(name: string, value: unknown): value is object {
  return typeof value === 'object' && value !== null && recurring.has(name);
}

function recurringJson(value: object): string {
  const known = written.get(value);
  if (known !== undefined) return known;
  const json = JSON.stringify(value);
  written.set(value, json);
  return json;
}

type Members = Readonly<Record<string, unknown>>;

/** `,"name":value` for each member but `type`, in their order. */
function membersOf(body: Members): string {
  let members = '';
  for (const name in body) {
    const value = body[name];
    if (value === undefined || name === 'type') continue;
    members += `,"${name}":${isRecurring(name, value) ? recurringJson(value) : JSON.stringify(value)}`;
  }
  return members;
}

/** The body with its text cut to `bound`, and then `truncated`: how many UTF-16 units were left out. */
function bounded(body: StoredBody, bound: number): Members {
  const text = textOf(body);
  if (text === undefined || text.length <= bound) return { ...body };
  const short = shorten(text, bound);
  const key = body.type === 'open' ? 'request' : 'response';
  return { ...body, [key]: short.text, truncated: short.omitted };
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
  const head = `,"type":"${body.type}","at":"${at}","session":${JSON.stringify(session)},"exchange":${JSON.stringify(exchange)}`;
  return head + membersOf(bounded(body, maxTextLength));
}
