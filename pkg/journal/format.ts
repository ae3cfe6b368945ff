import { type ExchangeView, notLocated, type SessionSummary, type SessionView } from './sessions.ts';
import { columns, fit, type Paint, painter, plain, wrap } from './plain.ts';
import { type IntactJournal, printHead, type Verification } from './verify.ts';

export interface FormatOptions {
  /** ANSI colours. Default: none. */
  readonly colour?: boolean;
}

const indent = ' '.repeat(11);
/** Lines shown of one recorded request or answer, and of one message. */
const excerptLines = 3;
const messageLines = 6;

function time(at: string): string {
  return plain(at).slice(0, 19).replace('T', ' ');
}

/** `EmailAddress 2, Iban 1`, the most frequent first. */
function counts(byName: Readonly<Record<string, number>>): string {
  return Object.entries(byName)
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => `${plain(name)} ${count}`)
    .join(', ');
}

function requests({ allowed, denied, failed, unfinished }: SessionSummary['requests']): string {
  const parts = [`${allowed} allowed`, `${denied} denied`, `${failed} failed`];
  return unfinished > 0 ? [...parts, `${unfinished} unfinished`].join(', ') : parts.join(', ');
}

function row(paint: Paint, session: SessionSummary): string {
  const { allowed, denied, failed } = session.requests;
  const number = (count: number): string => String(count).padStart(7);
  const deniedCell = number(denied);
  return [
    fit(plain(session.id), 22).padEnd(22),
    time(session.startedAt).padEnd(19),
    fit(plain(session.command.join(' ')), 14).padEnd(14),
    `${number(allowed)} ${denied > 0 ? paint('red', deniedCell) : deniedCell} ${number(failed)}`,
    fit(counts(session.places), 14),
  ].join('  ');
}

/** A table, one session a line. */
export function formatSessionList(sessions: readonly SessionSummary[], options: FormatOptions = {}): string {
  if (sessions.length === 0) return 'No sessions are recorded.\n';
  const paint = painter(options.colour ?? false);
  const head = `${'SESSION'.padEnd(22)}  ${'STARTED (UTC)'.padEnd(19)}  ${'COMMAND'.padEnd(14)}  ALLOWED  DENIED  FAILED  PLACES`;
  return `${[paint('bold', head), ...sessions.map((session) => row(paint, session))].join('\n')}\n`;
}

function outcome(paint: Paint, { close }: ExchangeView): string {
  switch (close?.outcome) {
    case 'completed':
      return paint('green', 'allowed'.padEnd(10));
    case 'denied':
      return paint('red', 'denied'.padEnd(10));
    case 'failed':
    case 'aborted':
      return paint('yellow', close.outcome.padEnd(10));
    case undefined:
      return paint('yellow', 'unfinished');
  }
}

function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function result({ close }: ExchangeView): string {
  if (close === undefined) return '';
  const code = close.code === undefined ? '' : ` ${fit(plain(close.code), 40)}`;
  return `  ${close.status}${code}  ${duration(close.durationMs)}`;
}

function decided({ decision }: ExchangeView): readonly string[] {
  if (decision === undefined) return [];
  const { policy, rule, reason, message, fix } = decision.deciding;
  const ruled = plain(`${reason}: ${rule} of ${policy}`);
  const told = [message, fix]
    .filter((text) => text !== '')
    .flatMap((text) => wrap(plain(text), columns - indent.length, messageLines));
  return [fit(ruled, columns - indent.length), ...told];
}

/** Nothing of what was refused before it was known what it asks for. */
function located({ model, provider, host, place }: ExchangeView): readonly string[] {
  if (host === '') return [];
  const where = place === notLocated ? place : `processed in: ${place}`;
  const told = [model ?? provider, where].filter((part) => part !== '');
  return [fit(plain(told.join(', ')), columns - indent.length)];
}

function found({ findings, close }: ExchangeView): readonly string[] {
  const parts = [
    ['found', counts(findings)],
    ['in the answer', counts(close?.findings ?? {})],
    ['restored', (close?.restored ?? 0) > 0 ? String(close?.restored) : ''],
  ].filter(([, text]) => text !== '');
  if (parts.length === 0) return [];
  return wrap(parts.map((part) => part.join(' ')).join('; '), columns - indent.length, excerptLines);
}

function quote(mark: string, text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  return wrap(plain(text), columns - indent.length - 2, excerptLines).map(
    (line, index) => `${index === 0 ? mark : ' '} ${line}`,
  );
}

function exchange(paint: Paint, view: ExchangeView): readonly string[] {
  const end = result(view);
  const target = fit(
    plain(`${view.method} ${view.host || view.provider}${view.path}`),
    columns - 21 - end.length,
  );
  const details = [...located(view), ...decided(view), ...found(view)];
  const quoted = [...quote('>', view.request), ...quote('<', view.close?.response)];
  return [
    `${time(view.at).slice(11)}  ${outcome(paint, view)} ${target}${end}`,
    ...details.map((line) => `${indent}${line}`),
    ...quoted.map((line) => `${indent}${paint('dim', line)}`),
    '',
  ];
}

/** One session, and each of its exchanges with what was decided, why, and an excerpt of what was said, masked. */
export function formatSession(session: SessionView, options: FormatOptions = {}): string {
  const paint = painter(options.colour ?? false);
  const facts: readonly (readonly [string, string])[] = [
    ['started', `${time(session.startedAt)} UTC`],
    ['ended', session.endedAt === undefined ? 'not recorded' : `${time(session.endedAt)} UTC`],
    ['command', plain(session.command.join(' '))],
    ['policy', plain(session.policy).slice(0, 12)],
    ['requests', requests(session.requests)],
    ['places', counts(session.places)],
    ['findings', counts(session.findings)],
  ];
  const head = facts
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `  ${name.padEnd(9)}${fit(text, columns - 11)}`);
  const rest = session.omitted > 0 ? [`and ${session.omitted} more`] : [];
  const exchanges = session.exchanges.flatMap((view) => exchange(paint, view));
  return `${[paint('bold', fit(`Session ${plain(session.id)}`, columns)), ...head, '', ...exchanges, ...rest].join('\n')}\n`;
}

function unclosedLines({ unclosed: { count, latest } }: IntactJournal): string {
  if (count === 0) return '';
  const named = latest.map(
    ({ seq, session, exchange }) => `  record ${seq}: session ${plain(session)}, exchange ${plain(exchange)}`,
  );
  const rest = count - latest.length;
  const more = rest > 0 ? [`  and ${rest} before these`] : [];
  const what =
    count === 1
      ? '1 exchange has no close: not over yet, or its process ended first'
      : `${count} exchanges have no close: not over yet, or their process ended first`;
  return [what, ...named, ...more, ''].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What `verifyJournal` found. */
export function formatVerification(verification: Verification, options: FormatOptions = {}): string {
  const paint = painter(options.colour ?? false);
  if (verification.ok) {
    const { records, sessions, files, head } = verification;
    const size = `${counted(records, 'record')}, ${counted(sessions, 'session')}, ${counted(files, 'file')}`;
    if (records === 0)
      return `${size}: nothing was recorded yet, or all of it is gone. A kept --head tells.\n`;
    const open = unclosedLines(verification);
    return `${paint('green', 'The chain is unbroken')}: ${size}.\n${open}head ${printHead(head)}\n`;
  }
  const { file, line, seq, problem } = verification;
  const where = line === 0 ? plain(file) : `${plain(file)}, line ${line}`;
  return `${paint('red', 'The chain is broken')} at ${where} (record ${seq}):\n  ${plain(problem)}\n`;
}
