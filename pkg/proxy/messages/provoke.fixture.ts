import { type Asking, ask, askThrough, posted, wire } from '../client.fixture.ts';
import { prompt, type Rig, type RigOptions, secret } from '../rig.fixture.ts';
import { beginStream, endOfStream, sse } from '../upstream.fixture.ts';

/** What every provoked request carries and no message may show, whole or in part. */
export const canary = 'anna.berg@example.org';
export const canaryParts = /anna|berg|example\.org/i;

/** Ways to be told something, or why no client of the real server can be. */
export type Rows = readonly Row[] | string;

/** One way to be refused, and what its message must say. */
export interface Row {
  readonly name: string;
  readonly rig?: RigOptions;
  /** Gives the body of the answer. */
  readonly provoke: (rig: Rig) => Promise<string>;
  readonly found: RegExp;
  readonly way: RegExp;
  /** The field of the policy that decided; absent where none did. */
  readonly by?: string;
}

/** What a policy of the rig is called. */
export const policyName = 'policy test/only-there';

/** POSTs a prompt that is allowed, but for what is given. */
export const asked =
  (over: Asking = {}, path = '/v1/messages', mode = 'anthropic') =>
  async (rig: Rig): Promise<string> =>
    (await ask(rig.base(mode) + path, { body: prompt(canary), ...over })).text;

/** The same of one that has these members. */
export const askedWith = (over: object): Row['provoke'] => asked({ body: prompt(canary, over) });

export const textOf = (rig: Rig, over: object = {}): Promise<string> => askedWith(over)(rig);

/** POSTs as to a forward proxy. */
export const askedThrough =
  (url: string, over: Asking = {}): Row['provoke'] =>
  async ({ proxy }) =>
    (await askThrough({ port: proxy.port, password: secret }, url, over)).text;

/** A policy that says that this host is in the US. */
export const declaring = (host: string): { readonly more: string } => ({
  more: `\n  egress: [{name: crm, hosts: ["${host}"], location: [US], action: Allow}]`,
});

export const asJson = { 'content-type': 'application/json' };

/** The provider answers with these headers and bytes. */
export const answering =
  (head: Readonly<Record<string, string>>, sent: string): Row['provoke'] =>
  async (rig) => {
    rig.upstream.answer((response) => response.writeHead(200, head).end(sent));
    return textOf(rig);
  };

/** Writes bytes and reads until the proxy closes. */
export const written =
  (make: (rig: Rig) => string) =>
  async (rig: Rig): Promise<string> => {
    const { text } = await wire(rig.proxy.port, make(rig));
    return text.slice(text.indexOf('\r\n\r\n') + 4);
  };

export const messagesPath = `/${secret}/anthropic/v1/messages`;
export const password = `proxy-authorization: Basic ${Buffer.from(`domicile:${secret}`).toString('base64')}`;

export const tunnelTo = (authority: string): Row['provoke'] =>
  written(() => `CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${password}\r\n\r\n`);

/** A POST with these header lines, its body as it is. */
export const sentWith = (headers: readonly string[], body = prompt(canary)): Row['provoke'] =>
  written(({ proxy }) => posted(proxy.port, messagesPath, body, ['connection: close', ...headers]));

/** What a prompt holds that the rig's policy masks for good. */
export const secretive = { messages: [{ role: 'user', content: `${canary} staff pass: A12345678` }] };

/** A streamed answer in which the model writes a mask that cannot be restored into the input of a tool. */
export function writePlaceholder(rig: Rig): void {
  rig.upstream.answer((response) => {
    beginStream(response);
    const tool = { type: 'tool_use', id: 't', name: 'run', input: {} };
    response.write(sse('content_block_start', { index: 1, content_block: tool }));
    const delta = { type: 'input_json_delta', partial_json: '{"name":"[STAFF_PASS]"}' };
    response.write(sse('content_block_delta', { index: 1, delta }));
    response.end(endOfStream());
  });
}

interface ErrorBody {
  readonly code?: unknown;
  readonly detail?: string;
  readonly message?: string;
  readonly error?: { readonly code?: unknown; readonly message?: string };
}

/** The message and, where the format has one, the code of an error in any format; of a stream, of its last event. */
export function readError(text: string): { readonly message: string; readonly code: string | undefined } {
  const last = text.trimEnd().split('\ndata: ').at(-1) ?? '';
  const body = JSON.parse(last) as ErrorBody;
  const code = [body.code, body.error?.code].find((one) => typeof one === 'string');
  return { message: body.detail ?? body.error?.message ?? body.message ?? '', code };
}
