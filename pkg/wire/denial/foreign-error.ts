/** What Anthropic calls an error of each status. */
const typeByStatus: ReadonlyMap<number, string> = new Map([
  [400, 'invalid_request_error'],
  [401, 'authentication_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [429, 'rate_limit_error'],
  [503, 'overloaded_error'],
  [529, 'overloaded_error'],
]);

/** Characters of a message that are passed on. */
const maxMessageLength = 2000;

/** Bytes of an error that is looked into; a longer one keeps its status and loses its words. */
const maxErrorBytes = 64 * 1024;

/** An error of another provider in Anthropic's form; one that has it already stays as it is. */
export function asAnthropicError(status: number, body: Buffer): Buffer {
  const read = body.length > maxErrorBytes ? undefined : parsed(body);
  if (hasAnthropicForm(read)) return body;
  const type = typeByStatus.get(status) ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  const message =
    messageOf(read)?.slice(0, maxMessageLength) ?? `The provider answered with status ${status}.`;
  return Buffer.from(JSON.stringify({ type: 'error', error: { type, message } }));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function hasAnthropicForm(body: unknown): boolean {
  return member(body, 'type') === 'error' && typeof member(member(body, 'error'), 'type') === 'string';
}

/** Where AWS (`message`, `Message`) and Google (`error.message`, also in a list of one) have it. */
function messageOf(body: unknown): string | undefined {
  const one: unknown = Array.isArray(body) ? body[0] : body;
  const found = [member(member(one, 'error'), 'message'), member(one, 'message'), member(one, 'Message')];
  return found.find((text): text is string => typeof text === 'string' && text !== '');
}
