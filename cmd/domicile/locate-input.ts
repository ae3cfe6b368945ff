import { UsageError } from '../../pkg/errors/usage-error.ts';
import type { RequestHeaders } from '../../pkg/residency/request-doubts.ts';
import { type MemberSpan, topLevelMembers } from './json-members.ts';

/** A request to be explained. `body`: its bytes as written, so that nothing in them is read twice. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly body: Buffer | undefined;
}

const known: ReadonlySet<string> = new Set(['method', 'url', 'headers', 'body']);

/** Reads `{"method","url","headers","body"}`; throws UsageError, which says what to change. */
export function readAsked(text: string): Asked {
  const members = membersOf(text);
  for (const [name, { length }] of members) {
    if (!known.has(name))
      throw new UsageError(
        `the field "${name.slice(0, 64)}" is not known; allowed: method, url, headers, body`,
      );
    if (length > 1) throw new UsageError(`the field "${name}" is there twice`);
  }
  const url = stringOf(text, members, 'url');
  if (url === undefined) throw new UsageError('the field "url" is missing');
  return {
    method: stringOf(text, members, 'method') ?? 'POST',
    url,
    headers: headersOf(text, members),
    body: bodyOf(text, members.get('body')?.[0]),
  };
}

type Members = ReadonlyMap<string, readonly MemberSpan[]>;

function membersOf(text: string): Members {
  const members = topLevelMembers(text);
  if (members === undefined) {
    throw new UsageError(
      'it is not a JSON object such as {"method": "POST", "url": "https://...", "body": {}}',
    );
  }
  return members;
}

function valueIn(text: string, span: MemberSpan | undefined): unknown {
  return span === undefined ? undefined : JSON.parse(text.slice(span.start, span.end));
}

function stringOf(text: string, members: Members, name: string): string | undefined {
  const value = valueIn(text, members.get(name)?.[0]);
  if (value === undefined || typeof value === 'string') return value;
  throw new UsageError(`the field "${name}" must be a string`);
}

/** Names in any case, given once or several times: every value counts. */
function headersOf(text: string, members: Members): RequestHeaders {
  const span = members.get('headers')?.[0];
  const written = span === undefined ? '{}' : text.slice(span.start, span.end);
  if (written === 'null') return {};
  const given = topLevelMembers(written);
  if (given === undefined) throw new UsageError('the field "headers" must be an object');
  const headers = new Map<string, readonly string[]>();
  for (const [name, spans] of given) {
    const values = spans.flatMap((one) => headerValues(name, valueIn(written, one)));
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), ...values]);
  }
  return Object.fromEntries(headers);
}

function headerValues(name: string, value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string') return one;
    throw new UsageError(`the header "${name.slice(0, 64)}" must be a string or a list of strings`);
  });
}

/** A string is the body itself; any other value is a body in JSON, byte for byte as it stands. */
function bodyOf(text: string, span: MemberSpan | undefined): Buffer | undefined {
  if (span === undefined) return undefined;
  const written = text.slice(span.start, span.end);
  if (written === 'null') return undefined;
  const body = written.startsWith('"') ? String(JSON.parse(written)) : written;
  return body === '' ? undefined : Buffer.from(body, 'utf8');
}
