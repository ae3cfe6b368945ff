import type { Decision } from '../api/decision.ts';
import type { CloseBody, OpenBody } from '../api/record.ts';
import { placeLabel } from '../residency/place-label.ts';
import { readRecords, type StoredRecord } from './records.ts';

/**
 * Bounds of what is held for people to read: sessions (the oldest are let go), exchanges of one session, UTF-16 units.
 */
export const maxSessions = 10_000;
export const maxExchanges = 10_000;
export const maxExcerptLength = 2_000;

/** Names met in one session beyond this many are counted together. */
const maxNames = 200;
const otherNames = 'other';

export interface SessionSummary {
  readonly id: string;
  readonly startedAt: string;
  /** `undefined` while it runs, or when it died. */
  readonly endedAt: string | undefined;
  readonly command: readonly string[];
  /** The policy version that it began with, hex. */
  readonly policy: string;
  /** `unfinished`: neither an answer nor a failure was recorded. */
  readonly requests: Readonly<Record<'allowed' | 'denied' | 'failed' | 'unfinished', number>>;
  /** Requests by the place where they would be processed. */
  readonly places: Readonly<Record<string, number>>;
  /** Values found by entity, in requests and answers. */
  readonly findings: Readonly<Record<string, number>>;
}

export interface ExchangeView {
  readonly id: string;
  readonly at: string;
  readonly provider: string;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly model: string | undefined;
  readonly place: string;
  readonly decision: Decision | undefined;
  readonly findings: Readonly<Record<string, number>>;
  /** The beginning of the masked request, `maxExcerptLength` units at most. */
  readonly request: string | undefined;
  readonly close:
    | (Pick<CloseBody, 'outcome' | 'status' | 'code' | 'findings' | 'restored' | 'durationMs'> & {
        readonly response: string | undefined;
      })
    | undefined;
}

export interface SessionView extends SessionSummary {
  readonly exchanges: readonly ExchangeView[];
  /** Exchanges beyond `maxExchanges`, which are counted only. */
  readonly omitted: number;
}

interface Tally {
  id: string;
  startedAt: string;
  endedAt: string | undefined;
  command: readonly string[];
  policy: string;
  requests: Record<'allowed' | 'denied' | 'failed' | 'unfinished', number>;
  places: Record<string, number>;
  findings: Record<string, number>;
}

/** Only what was allowed can be `aborted`: its client left. */
const outcomes = { completed: 'allowed', denied: 'denied', failed: 'failed', aborted: 'allowed' } as const;

function begin(record: StoredRecord): Tally {
  return {
    id: record.session,
    startedAt: record.at,
    endedAt: undefined,
    command: [],
    policy: '',
    requests: { allowed: 0, denied: 0, failed: 0, unfinished: 0 },
    places: nothing(),
    findings: nothing(),
  };
}

/** Without a prototype: names come out of a file, `__proto__` among them. */
function nothing(): Record<string, number> {
  return Object.create(null) as Record<string, number>;
}

function add(counts: Record<string, number>, name: string, count: number): void {
  const known = name in counts || Object.keys(counts).length < maxNames;
  const key = known ? name : otherNames;
  counts[key] = (counts[key] ?? 0) + count;
}

/** As `exec` has it: refused before it was known where it goes is another thing than a place that nobody knows. */
export const notLocated = 'not located';

function placeOf({ locality }: OpenBody): string {
  return locality === undefined ? notLocated : placeLabel(locality);
}

function take(tally: Tally, record: StoredRecord): void {
  switch (record.type) {
    case 'session-start':
      tally.startedAt = record.at;
      tally.command = record.command;
      tally.policy = record.policy;
      break;
    case 'session-end':
      tally.endedAt = record.at;
      break;
    case 'open':
      tally.requests.unfinished += 1;
      add(tally.places, placeOf(record), 1);
      for (const [entity, count] of Object.entries(record.findings)) add(tally.findings, entity, count);
      break;
    case 'close':
      tally.requests.unfinished -= 1;
      tally.requests[outcomes[record.outcome]] += 1;
      for (const [entity, count] of Object.entries(record.findings)) add(tally.findings, entity, count);
      break;
    case 'recovered':
      break;
  }
}

/** The sessions of a journal, in the order in which they began. What is wrong with a line is `verifyJournal`'s. */
export async function listSessions(
  directory: string,
  onUnread?: () => void,
): Promise<readonly SessionSummary[]> {
  const sessions = new Map<string, Tally>();
  for await (const record of readRecords(directory, onUnread)) {
    if (record.session === '') continue;
    const tally = sessions.get(record.session) ?? begin(record);
    sessions.set(record.session, tally);
    take(tally, record);
    const oldest = sessions.keys().next();
    if (sessions.size > maxSessions && oldest.done !== true) sessions.delete(oldest.value);
  }
  return [...sessions.values()];
}

function excerpt(text: string | undefined): string | undefined {
  return text === undefined || text.length <= maxExcerptLength ? text : `${text.slice(0, maxExcerptLength)}…`;
}

function opened(record: StoredRecord & OpenBody): ExchangeView {
  return {
    id: record.exchange,
    at: record.at,
    ...record.destination,
    model: record.locality?.model,
    place: placeOf(record),
    decision: record.decision,
    findings: record.findings,
    request: excerpt(record.request),
    close: undefined,
  };
}

function closed(view: ExchangeView, record: CloseBody): ExchangeView {
  const { outcome, status, code, findings, restored, durationMs } = record;
  const response = excerpt(record.response);
  return { ...view, close: { outcome, status, code, findings, restored, durationMs, response } };
}

/** One session with its exchanges, in the order in which they began; `undefined` when the journal has none such. */
export async function readSession(directory: string, id: string): Promise<SessionView | undefined> {
  const exchanges = new Map<string, ExchangeView>();
  let tally: Tally | undefined;
  let omitted = 0;
  for await (const record of readRecords(directory)) {
    if (record.session !== id) continue;
    tally ??= begin(record);
    take(tally, record);
    const known = exchanges.get(record.exchange);
    if (record.type === 'close' && known !== undefined) exchanges.set(known.id, closed(known, record));
    if (record.type !== 'open') continue;
    if (exchanges.size >= maxExchanges) omitted += 1;
    else exchanges.set(record.exchange, opened(record));
  }
  return tally === undefined ? undefined : { ...tally, exchanges: [...exchanges.values()], omitted };
}
