import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Whether the answer came to its end, or the connection was cut in it. */
  readonly complete: boolean;
  json(): Record<string, unknown>;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
  /** Whether the body comes in chunks, without its length. */
  readonly chunked?: boolean;
}

/** An answer that has begun. */
export interface Begun {
  readonly response: IncomingMessage;
  /** What has come so far. */
  readonly text: () => string;
  /** Resolves once what has come holds `part`. */
  readonly until: (part: string) => Promise<void>;
  readonly answer: Promise<Answer>;
  /** The client goes away. */
  readonly leave: () => void;
}

/** Sends a request over a connection of its own; resolves when the answer begins. */
export function begin(url: string, asking: Asking = {}): Promise<Begun> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers = {}, body = '', agent, chunked = false } = asking;
    const framing = chunked
      ? { 'transfer-encoding': 'chunked' }
      : { 'content-length': Buffer.byteLength(body) };
    const request = httpRequest(url, {
      method,
      agent: agent ?? new Agent({ keepAlive: false }),
      headers: { 'content-type': 'application/json', ...framing, ...headers },
    });
    request.on('error', reject);
    request.on('response', (response) => resolve(follow(response, () => request.destroy())));
    request.end(body);
  });
}

/** Sends a request like a client that knows the proxy as a forward proxy. */
export function askThrough(
  { port, password }: { readonly port: number; readonly password: string },
  url: string,
  { method = 'POST', headers = {}, body = '' }: Asking,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      agent: false,
      headers: {
        host: new URL(url).host,
        'proxy-authorization': `Basic ${Buffer.from(`domicile:${password}`).toString('base64')}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    });
    request.on('error', reject);
    request.on('response', (response) => resolve(follow(response, () => request.destroy()).answer));
    request.end(body);
  });
}

function follow(response: IncomingMessage, leave: () => void): Begun {
  let text = '';
  const looking = new Set<() => void>();
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    for (const look of looking) look();
  });
  const answer = new Promise<Answer>((resolve) => {
    response.on('error', () => undefined);
    response.on('close', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text,
        complete: response.complete,
        json: () => JSON.parse(text) as Record<string, unknown>,
      }),
    );
  });
  return {
    response,
    text: () => text,
    until: (part) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!text.includes(part)) return;
          looking.delete(look);
          resolve();
        };
        looking.add(look);
        look();
      }),
    answer,
    leave,
  };
}

export async function ask(url: string, asking: Asking = {}): Promise<Answer> {
  return (await begin(url, asking)).answer;
}

/** A connection that writes bytes as they are and keeps what comes back. */
export class Wire {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  #received = Buffer.alloc(0);
  readonly #looking = new Set<() => void>();

  constructor(port: number, bytes: string | Buffer) {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.on('connect', () => this.socket.write(bytes));
    this.socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (const look of this.#looking) look();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('end', () => this.socket.end());
    this.closed = new Promise((resolve) => {
      this.socket.on('close', () => resolve());
    });
  }

  get text(): string {
    return this.#received.toString('latin1');
  }

  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.text)?.[1] ?? 0);
  }

  /** Resolves once what has come holds `part`. */
  until(part: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.text.includes(part)) return;
        this.#looking.delete(look);
        resolve();
      };
      this.#looking.add(look);
      look();
    });
  }
}

/** Writes raw bytes and reads until the proxy closes. */
export async function wire(port: number, bytes: string | Buffer): Promise<Wire> {
  const one = new Wire(port, bytes);
  await one.closed;
  return one;
}

/** A POST as bytes. */
export function posted(port: number, path: string, body: string, headers: readonly string[] = []): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
