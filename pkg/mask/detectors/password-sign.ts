import { endsRun, isQuote } from '../characters.ts';
import { skipBackWhile } from '../context-window.ts';
import { MAX_AHEAD } from '../detector.ts';
import type { Span } from '../detector.ts';
import { signOfPair } from '../pair-label.ts';
import type { Written } from './chosen-value.ts';
import { unitsToNextItem } from './list-item.ts';
import { namesPassword, passwordNameAt } from './password-name.ts';
import type { PasswordName } from './password-name.ts';
import { tellingVerb } from './telling-verbs.ts';

/** Longest value, in UTF-16 units. */
export const MAX_VALUE = 128;
/** Longest beginning of a line before a name: a bullet, a command. */
const MAX_LEAD = 16;

const SPACE = 32;
const TAB = 9;
const COLON = 58;
const EQUALS = 61;
const GREATER = 62;
const LESS = 60;
const BACKSLASH = 92;
const BRACKET = 93;
const STAR = 42;
const COMMA = 44;
const SEMICOLON = 59;
const AMPERSAND = 38;
const QUESTION = 63;

const isBlank = (code: number): boolean => code === SPACE || code === TAB;
/** What ends a line; `NaN` is the end of a text. */
const endsLine = (code: number): boolean => Number.isNaN(code) || code === 10 || code === 13;

/** A value, and how what stands around it says that it is one. */
export interface Assigned extends Span {
  readonly written: Written;
  /** Whether quotes enclose it, in which case it may hold blanks. */
  readonly isQuoted: boolean;
}

const skipWhile = (text: string, from: number, limit: number, is: (code: number) => boolean): number => {
  let at = from;
  while (at < limit && is(text.charCodeAt(at))) at++;
  return at;
};

const closesName = (code: number): boolean =>
  isQuote(code) || code === BACKSLASH || code === BRACKET || code === STAR;
const opensValue = (code: number): boolean => isQuote(code) || code === BACKSLASH;

/** Behind the sign at `at`: `:`, `=`, `:=`, `=>`; -1 where there is none, or a comparison. */
const endOfSign = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === COLON) return next === COLON ? -1 : next === EQUALS ? at + 2 : at + 1;
  if (code !== EQUALS || next === EQUALS) return -1;
  return next === GREATER ? at + 2 : at + 1;
};

/** `?password=` and `&password=`, between whose signs nothing is blank. */
const isParameter = (text: string, { start }: PasswordName): boolean => {
  const before = text.charCodeAt(start - 1);
  return before === AMPERSAND || before === QUESTION;
};

const lead = /(?:^|[\n\r])[ \t]*(?:[-*>#|+]+[ \t]+)?(?:(?:export|set|ENV|ARG)[ \t]+)?["'`*]*$/;

/** Whether nothing but a bullet or the like stands before the name in its line. */
const beginsLine = (text: string, { start }: PasswordName): boolean => {
  const from = Math.max(0, start - MAX_LEAD);
  return lead.test(from === 0 ? text.slice(0, start) : `x${text.slice(from, start)}`);
};

const isCapital = (text: string, { start, end }: PasswordName): boolean =>
  /^[A-Z_]+$/.test(text.slice(start, end));

const literal = '--from-literal=';

/** `--password`; `--from-literal=password` of kubectl. */
const isFlag = (text: string, { start }: PasswordName): boolean =>
  text.startsWith('--', start) || text.startsWith(literal, start - literal.length);

/** How far before a name, in UTF-16 units, the setting before it may begin. */
const MAX_SETTING = 96;
const setting =
  /(?:^|[\s;"'`])(?:host(?:addr|name)?|user(?: id|name)?|uid|db(?:name)?|database|port|server|data source|initial catalog|sslmode)\s?=\s?[^\s;,"'`()]{1,64}[ ;]\s?$/i;

/**
 * `host=db user=app password=...`, `Server=db;User Id=app;Password=...;`: behind another setting of a connection, which
 * does not say the same (`user=test password=test`).
 */
const isOfConnection = (text: string, { start }: PasswordName, value: string): boolean => {
  const before = text.slice(Math.max(0, start - MAX_SETTING), start);
  return setting.test(before) && !before.includes(`=${value}`);
};

const endOfRun = (text: string, from: number): number => {
  let end = from;
  while (end - from <= MAX_VALUE && end < text.length && !endsRun(text.charCodeAt(end))) end++;
  return end;
};

const endOfWord = (text: string, from: number): number => {
  const end = endOfRun(text, from);
  const quote = text.slice(from, end).search(/["'`|]/);
  return quote < 0 ? end : from + quote;
};

/** Behind what stands in quotes of this kind in one line, -1 where they do not close. */
const endOfQuoted = (text: string, from: number, quote: number, isEscaped: boolean): number => {
  for (let end = from; end - from <= MAX_VALUE; end++) {
    const code = text.charCodeAt(end);
    if (endsLine(code)) return -1;
    if (isEscaped ? code === BACKSLASH : code === quote) return end;
    if (code === BACKSLASH) return -1;
  }
  return -1;
};

const enclosed = (start: number, end: number, isQuoted: boolean): Assigned | undefined =>
  end > start ? { start, end, written: 'enclosed', isQuoted } : undefined;

/** `&password=...&` */
const parameter = (text: string, start: number): Assigned | undefined => {
  const end = endOfRun(text, start);
  const next = text.slice(start, end).indexOf('&');
  return enclosed(start, next < 0 ? end : start + next, false);
};

/** Words with hyphens between stand for themselves in a sentence as well. */
const joined = /^\p{L}+-\p{L}+-\p{L}/u;

/** Where a line ends, or a sentence goes on behind words that stand for themselves. */
const endsValue = (text: string, start: number, end: number): boolean => {
  const after = text.charCodeAt(end);
  if (endsLine(after)) return true;
  return (after === COMMA || after === SEMICOLON) && joined.test(text.slice(start, end));
};

/** Of a shell, behind another command. */
const assignment = /[;&] (?:export )?$/;
const isAssignment = (text: string, name: PasswordName): boolean =>
  beginsLine(text, name) || assignment.test(text.slice(Math.max(0, name.start - MAX_LEAD), name.start));

/** How far before a name, in UTF-16 units, the option may stand that sets it. */
const MAX_SET = 64;
/** `docker run -e `, `helm install --set a.user=x,`, `terraform apply -var '`. */
const setsName =
  /(?:^|\s)(?:(?:-e|--env|--build-arg|--?var|--extra-vars)[ =]["']?|--set(?:-string|-literal)?[ =]["']?(?:[^\s"',]+,)*)$/;
const isSet = (text: string, { start }: PasswordName): boolean =>
  setsName.test(text.slice(Math.max(0, start - MAX_SET), start));

/** `PGPASSWORD=... psql`, `--password=... --host`: where one word is the value, whatever follows. */
const isOneWord = (text: string, name: PasswordName, start: number, end: number): boolean => {
  if (isOfConnection(text, name, text.slice(start, end))) return true;
  const after = text.charCodeAt(end);
  const isCommand = isFlag(text, name) || (isCapital(text, name) && isAssignment(text, name));
  return isCommand && (isBlank(after) || endsLine(after));
};

const setTo = (text: string, start: number): Assigned | undefined => {
  const end = endOfWord(text, start);
  const after = text.charCodeAt(end);
  const isWhole = isBlank(after) || endsLine(after) || isQuote(after) || after === COMMA;
  return isWhole && end > start ? { start, end, written: 'assigned', isQuoted: false } : undefined;
};

/** `name=value` */
const isTightSign = (text: string, name: PasswordName, sign: number, start: number): boolean =>
  text.charCodeAt(sign) === EQUALS && start === sign + 1 && sign === name.end;

/** `pass: renders-the-head`: what a test is called that passed. */
const isOfTest = (text: string, name: PasswordName, value: Span): boolean =>
  text.slice(name.start, name.end) === 'pass' && /[-_./]/.test(text.slice(value.start, value.end));

/** What stands without quotes is a value where the line is for it alone. */
const bare = (text: string, name: PasswordName, sign: number, start: number): Assigned | undefined => {
  const isTight = isTightSign(text, name, sign, start);
  const end = endOfRun(text, start);
  const isAlone = endsValue(text, start, end) && (beginsLine(text, name) || (isTight && isFlag(text, name)));
  if (!isAlone && !(isTight && isOneWord(text, name, start, end))) return undefined;
  if (!isTight && isOfTest(text, name, { start, end })) return undefined;
  return { start, end, written: isTight ? 'assigned' : 'listed', isQuoted: false };
};

const unquoted = (text: string, name: PasswordName, sign: number, start: number): Assigned | undefined => {
  if (isParameter(text, name)) return parameter(text, start);
  const isOption = isTightSign(text, name, sign, start) && isSet(text, name);
  return isOption ? setTo(text, start) : bare(text, name, sign, start);
};

/** `<password>...<` */
const inElement = (text: string, name: PasswordName): Assigned | undefined => {
  const opening = text.charCodeAt(name.start - 1);
  if (opening !== LESS && opening !== COLON) return undefined;
  const start = name.end + 1;
  const end = endOfRun(text, start);
  return text.charCodeAt(end) === LESS ? enclosed(start, end, false) : undefined;
};

/** Where the value begins behind the sign at `at`, and the quote that opens it; -1 where there is no sign. */
const valueBehind = (text: string, at: number, limit: number): { start: number; opening: number } => {
  const behind = endOfSign(text, at);
  if (behind < 0) return { start: -1, opening: -1 };
  const starred = skipWhile(text, behind, limit, (code) => code === STAR);
  const opening = skipWhile(text, starred, limit, isBlank);
  const start = skipWhile(text, opening, limit, opensValue);
  return { start: start < limit ? start : -1, opening };
};

const quoted = (text: string, start: number, opening: number): Assigned | undefined => {
  const quote = text.charCodeAt(start - 1);
  return isQuote(quote)
    ? enclosed(start, endOfQuoted(text, start, quote, start > opening + 1), true)
    : undefined;
};

/** Between a name and what a sentence tells that it is, in UTF-16 units. */
const MAX_VERB = 12;
const verb = new RegExp(String.raw`^ ${tellingVerb}(?: now| jetzt|:| :)? (?=[\p{L}\p{N}"'${'`'}])`, 'u');

/** `WITH PASSWORD '...'` */
const isOfSql = (text: string, { start, end }: PasswordName): boolean =>
  text.startsWith(" '", end) &&
  /(?:with|encrypted) $/i.test(text.slice(Math.max(0, start - MAX_LEAD), start));

/** `ENV DB_PASSWORD ...` of a Dockerfile, `setx DB_PASSWORD ...`; `mysqladmin -u root password ...`. */
const takesNext =
  /(?:(?:^|\n)[ \t]*ENV[ \t]+|(?:^|[\s>])setx[ \t]+|(?:^|\s)(?:mysqladmin|nmcli)\s[^\n;|&]*\s)$/;
const isOfCommand = (text: string, { start, end }: PasswordName): boolean =>
  isBlank(text.charCodeAt(end)) && takesNext.test(text.slice(Math.max(0, start - MAX_SET), start));

/** `["--password", "..."]`, `- --password` / `- ...`: what the item behind an option is. */
const listed = (text: string, name: PasswordName, limit: number): Assigned | undefined => {
  const parting = isFlag(text, name) ? unitsToNextItem(text, name.end, limit) : 0;
  if (parting === 0) return undefined;
  const start = name.end + parting;
  if (isQuote(text.charCodeAt(start - 1)))
    return quoted(text, start, skipBackWhile(text, start, name.end, opensValue));
  const end = endOfRun(text, start);
  return endsLine(text.charCodeAt(end)) && end > start
    ? { start, end, written: 'listed', isQuoted: false }
    : undefined;
};

const isGivenNext = (text: string, name: PasswordName): boolean =>
  isFlag(text, name) || isOfSql(text, name) || isOfCommand(text, name);

/** `--password ...`, `the password is ...`: what a command is given, and what a sentence tells. */
const unsigned = (text: string, name: PasswordName, limit: number): Assigned | undefined => {
  const isGiven = isGivenNext(text, name);
  const opening = isGiven
    ? skipWhile(text, name.end, limit, isBlank)
    : name.end + (verb.exec(text.slice(name.end, name.end + MAX_VERB))?.[0].length ?? 0);
  if (opening === name.end) return undefined;
  const start = skipWhile(text, opening, limit, opensValue);
  if (start === limit) return undefined;
  if (start > opening) return quoted(text, start, opening);
  const end = endOfWord(text, start);
  return end > start ? { start, end, written: isGiven ? 'given' : 'told', isQuoted: false } : undefined;
};

/** `- name: DB_PASSWORD`, `  value: ...`: what the member behind the label is given. */
const paired = (text: string, name: PasswordName, limit: number): Assigned | undefined => {
  const sign = signOfPair(text, name.start, name.end, limit);
  if (sign < 0) return undefined;
  const { start, opening } = valueBehind(text, sign, limit);
  if (start < 0) return undefined;
  if (start > opening) return quoted(text, start, opening);
  const end = endOfRun(text, start);
  return endsLine(text.charCodeAt(end)) ? { start, end, written: 'listed', isQuoted: false } : undefined;
};

/** The value, beginning before `limit`, that a name for a password is given; `undefined` where it is given none. */
const assignedTo = (text: string, name: PasswordName, limit: number): Assigned | undefined => {
  if (text.charCodeAt(name.end) === GREATER) return inElement(text, name);
  const closed = skipWhile(text, name.end, limit, closesName);
  const sign = skipWhile(text, closed, limit, isBlank);
  // `isShown ? "password" : "text"`
  if (sign > closed && closed > name.end && text.charCodeAt(sign) === COLON) return undefined;
  const beside = listed(text, name, limit) ?? paired(text, name, limit);
  if (beside !== undefined) return beside;
  if (endOfSign(text, sign) < 0) return unsigned(text, name, limit);
  const { start, opening } = valueBehind(text, sign, limit);
  if (start < 0) return undefined;
  if (start > opening) return quoted(text, start, opening);
  return unquoted(text, name, sign, start);
};

/** What stands below a key or in a cell, but for blanks around it. */
const belowKey = (text: string, key: string): Assigned | undefined => {
  if (text.length > MAX_VALUE || !key.split('\n').some(namesPassword)) return undefined;
  const start = text.search(/\S/);
  return start < 0 ? undefined : enclosed(start, text.trimEnd().length, true);
};

/** `--pass=...` may be a step that a program takes. */
const isStep = (text: string, { start, end }: PasswordName): boolean => text.slice(start, end) === '--pass';

/** The value of the name for a password around `[at, until)`; where both are 0, of the key above the text. */
export const passwordAt = (text: string, at: number, until: number, key: string): Assigned | undefined => {
  if (until === at) return belowKey(text, key);
  const name = passwordNameAt(text, at, until);
  const value = name === undefined ? undefined : assignedTo(text, name, at + MAX_AHEAD);
  return value === undefined || name === undefined || !isStep(text, name)
    ? value
    : { ...value, written: 'given' };
};
