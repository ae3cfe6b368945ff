import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as timer } from 'node:timers/promises';
import type { Acknowledgement, ConfigurationLine, Heartbeat } from '../api/configuration.ts';
import { channelBounds, reconnectMs } from './bounds.ts';
import { ipv4First } from './ipv4-first.ts';
import { type Line, parseLine } from './line.ts';
import { readLines } from './read-lines.ts';

export interface ChannelClientOptions {
  /** `https://domicile-operator.domicile-system.svc:8443` */
  readonly url: string;
  /** PEM; nobody else is trusted. Asked for at each connection: successors are told of before they are used. */
  readonly ca: () => string;
  /** The token, read anew for each request: the kubelet replaces it. */
  readonly readToken: () => string;
  /** Takes or refuses a configuration, and says what to acknowledge; `undefined`: nothing. */
  readonly onConfiguration: (line: ConfigurationLine) => Promise<Acknowledgement | undefined>;
  readonly onHeartbeat: (line: Heartbeat) => void;
  /** What is to be said although nothing else was asked; asked for after each heartbeat. */
  readonly news?: () => Acknowledgement | undefined;
  /** Told of every attempt that failed. */
  readonly onError: (error: unknown) => void;
  /** Absent: as the system resolves names. */
  readonly resolve?: LookupFunction;
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
  const lookup = ipv4First(options.resolve);
  let connected = false;
  let failures = 0;

  /** Both directions are one request: a second one might reach another replica, which has no channel of ours. */
  const open = (): ClientRequest => {
    const headers = { authorization: `Bearer ${options.readToken().trim()}` };
    const given = {
      method: 'POST',
      headers,
      ca: options.ca(),
      minVersion: 'TLSv1.3',
      agent: false,
      lookup,
      signal,
    } as const;
    const request = tlsRequest(new URL('/v1/channel', options.url), given);
    request.flushHeaders();
    return request;
  };
  const answerTo = async (read: Line): Promise<Acknowledgement | undefined> => {
    if (read.kind === 'configuration') return options.onConfiguration(read.line);
    options.onHeartbeat(read.line);
    return options.news?.();
  };
  const take = async (text: string, request: ClientRequest): Promise<void> => {
    const read = parseLine(text);
    if (read === undefined) throw new Error('a line of the channel cannot be read');
    const said = await answerTo(read);
    if (said !== undefined) request.write(`${JSON.stringify(said)}\n`);
  };
  const report = (error: unknown): void => {
    if (!signal.aborted) options.onError(error);
  };
  const follow = async (): Promise<void> => {
    const request = open();
    try {
      const answer = await responseTo(request);
      if (answer.statusCode !== 200) throw new Error(`the operator answered ${answer.statusCode}`);
      answer.setTimeout(bounds.silenceMs, () => answer.destroy(new Error('the channel fell silent')));
      connected = true;
      for await (const line of readLines(answer, bounds.lineBytes)) {
        await take(line, request);
        failures = 0;
      }
    } finally {
      connected = false;
      request.destroy();
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
    },
  };
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { answerMs } = channelBounds;
    const late = setTimeout(() => request.destroy(new Error(`no answer within ${answerMs} ms`)), answerMs);
    request.once('response', (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    request.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}
