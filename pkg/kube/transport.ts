import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent, request as tlsRequest, type RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { errorOf, KubeError } from './kube-error.ts';
import { readText } from './read-text.ts';

export interface KubeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with a slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** The one connection of a process to its API server: who we are, whom we trust, and kept-alive sockets. */
export interface Transport {
  /** The answer, read whole and parsed. Rejects with a `KubeError` on every status but 2xx. */
  readonly json: (request: KubeRequest) => Promise<unknown>;
  /** The body of an answer as it comes. Rejects likewise. */
  readonly stream: (request: KubeRequest) => Promise<IncomingMessage>;
  readonly close: () => void;
}

/** Milliseconds without a byte after which a request, not a watch, has failed. */
export const requestMs = 30_000;

/** Reads a kubeconfig file; without one, what Kubernetes mounts into every pod. */
export function loadKubeConfig(file?: string): KubeConfig {
  const config = new KubeConfig();
  if (file === undefined) config.loadFromCluster();
  else config.loadFromFile(file);
  return config;
}

/** Reads what a user of kubectl has: several files are one, and the first of a name counts. */
export function loadUserKubeConfig(files: readonly string[], context?: string): KubeConfig {
  const [first, ...rest] = files.map((file) => {
    const config = new KubeConfig();
    config.loadFromFile(file);
    return config;
  });
  if (first === undefined) throw new KubeError(0, '', 'no kubeconfig is named');
  for (const next of rest) {
    const news = new KubeConfig();
    news.clusters = withoutNames(next.clusters, first.clusters);
    news.users = withoutNames(next.users, first.users);
    news.contexts = withoutNames(next.contexts, first.contexts);
    news.currentContext = next.currentContext;
    first.mergeConfig(news, Boolean(first.currentContext));
  }
  if (context !== undefined) first.setCurrentContext(context);
  return first;
}

const withoutNames = <Named extends { readonly name: string }>(
  items: readonly Named[],
  taken: readonly Named[],
): Named[] => items.filter(({ name }) => !taken.some((one) => one.name === name));

export function connect(config: KubeConfig): Transport {
  const server = config.getCurrentCluster()?.server;
  if (!server?.startsWith('https://')) throw new KubeError(0, '', 'the API server needs an https:// address');
  const agent = new Agent({ keepAlive: true });
  const send = async (request: KubeRequest): Promise<IncomingMessage> => {
    // Each time, since tokens are replaced while we run.
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const response = await answerTo(urlOf(server, request), { ...options, agent }, request);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return response;
    throw errorOf(status, parsed(await readText(response)));
  };
  return {
    stream: send,
    json: async (request) => {
      const text = await readText(await send(request));
      const body = parsed(text);
      if (body === undefined) throw new KubeError(0, '', 'the API server answered with what is not JSON');
      return body;
    },
    close: () => agent.destroy(),
  };
}

function urlOf(server: string, { path, query = {} }: KubeRequest): URL {
  const url = new URL(`${server.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function answerTo(url: URL, options: RequestOptions, sent: KubeRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, contentType = 'application/json', accept = 'application/json', signal } = sent;
    const body = sent.body === undefined ? undefined : Buffer.from(JSON.stringify(sent.body));
    const headers = {
      ...(Array.isArray(options.headers) ? {} : (options.headers as OutgoingHttpHeaders | undefined)),
      accept,
      'user-agent': 'domicile',
      // With its length: Node sends the body of a DELETE bare, and it would be taken for the next request.
      ...(body !== undefined && { 'content-type': contentType, 'content-length': body.length }),
    };
    const failed = (cause: Error): void =>
      reject(new KubeError(0, '', `no answer from the API server: ${cause.message}`, { cause }));
    const all = { ...options, method, headers, timeout: requestMs, ...(signal && { signal }) };
    const request = tlsRequest(url, all, resolve);
    request.on('error', failed);
    request.once('timeout', () => request.destroy(new Error(`none within ${requestMs} ms`)));
    request.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
