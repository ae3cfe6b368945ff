import type { IncomingMessage } from 'node:http';
import { Agent, request as tlsRequest, type RequestOptions } from 'node:https';
import { setTimeout as timer } from 'node:timers/promises';
import type { Acknowledgement, ConfigurationLine, Heartbeat } from '../api/configuration.ts';
import { channelBounds, reconnectMs } from './bounds.ts';
import { parseLine } from './line.ts';
import { readLines } from './read-lines.ts';

export interface ChannelClientOptions {
  /** `https://domicile-operator.domicile-system.svc:8443` */
  readonly url: string;
  /** PEM; nobody else is trusted. */
  readonly ca: string;
  /** The token, read anew for each request: the kubelet replaces it. */
  readonly readToken: () => string;
  /** Takes or refuses a configuration, and says what to acknowledge; `undefined`: nothing. */
  readonly onConfiguration: (line: ConfigurationLine) => Promise<Acknowledgement | undefined>;
  readonly onHeartbeat: (line: Heartbeat) => void;
  /** Told of every attempt that failed. */
  readonly onError: (error: unknown) => void;
  readonly random?: () => number;
  readonly bounds?: Partial<Record<'lineBytes' | 'silenceMs', number>>;
}

export interface ChannelClient {
  readonly connected: () => boolean;
  readonly stop: () => Promise<void>;
}

/** The sidecar's end: stays connected until it is stopped, whatever happens to operator and network meanwhile. */
export function startChannelClient(options: ChannelClientOptions): ChannelClient {
  const { random = Math.random } = options;
  const bounds = { ...channelBounds, ...options.bounds };
  const stopped = new AbortController();
  const { signal } = stopped;
  const agent = new Agent({ keepAlive: true, ca: options.ca, minVersion: 'TLSv1.3' });
  let connected = false;
  let failures = 0;

  const send = (method: 'GET' | 'POST', path: string, body?: string): Promise<IncomingMessage> => {
    const authorization = `Bearer ${options.readToken().trim()}`;
    const headers = {
      authorization,
      ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
    };
    return answerTo(new URL(path, options.url), { method, headers, agent, signal }, body);
  };
  const acknowledge = async (said: Acknowledgement): Promise<void> => {
    const answer = await send('POST', '/v1/ack', JSON.stringify(said));
    answer.resume();
    if (answer.statusCode !== 204) throw new Error(`the acknowledgement was answered ${answer.statusCode}`);
  };
  const take = async (text: string): Promise<void> => {
    const read = parseLine(text);
    if (read === undefined) throw new Error('a line of the channel cannot be read');
    if (read.kind === 'heartbeat') return options.onHeartbeat(read.line);
    const said = await options.onConfiguration(read.line);
    // Not awaited: the next line may already tighten this one.
    if (said !== undefined) acknowledge(said).catch(report);
  };
  const report = (error: unknown): void => {
    if (!signal.aborted) options.onError(error);
  };
  const follow = async (): Promise<void> => {
    const answer = await send('GET', '/v1/config');
    try {
      if (answer.statusCode !== 200) throw new Error(`the operator answered ${answer.statusCode}`);
      answer.setTimeout(bounds.silenceMs, () => answer.destroy(new Error('the channel fell silent')));
      connected = true;
      for await (const line of readLines(answer, bounds.lineBytes)) {
        await take(line);
        failures = 0;
      }
    } finally {
      connected = false;
      answer.destroy();
    }
  };
  const pause = (): Promise<unknown> => {
    const ms = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** Math.min(failures, 10));
    failures += 1;
    return timer(ms * (1 + random()), undefined, { signal }).catch(() => undefined);
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await follow().catch(report);
      if (!signal.aborted) await pause();
    }
  };
  const running = run();
  return {
    connected: () => connected,
    stop: async () => {
      stopped.abort();
      await running;
      agent.destroy();
    },
  };
}

function answerTo(url: URL, options: RequestOptions, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { answerMs } = channelBounds;
    const late = (): void => void request.destroy(new Error(`no answer within ${answerMs} ms`));
    const request = tlsRequest(url, { ...options, timeout: answerMs }, (answer) => {
      request.off('timeout', late);
      resolve(answer);
    });
    request.on('error', reject);
    request.once('timeout', late);
    request.end(body);
  });
}
