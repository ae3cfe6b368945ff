import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import httpProxy from 'http-proxy';
import type { Permit } from '../api/decision.ts';
import type { Origin } from './origin.ts';
import { connectionFailed, timedOut } from './upstream-errors.ts';

/** Relays plain HTTP exchanges as bytes. */
export interface Relayer {
  relay(
    origin: Origin,
    agent: Agent,
    permit: Permit,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<RelayedBytes>;
}

/** Of the request's body, and of the whole answer with its headers. */
export interface RelayedBytes {
  readonly sent: number;
  readonly received: number;
}

export function createRelayer(firstByteMs: number): Relayer {
  const proxy = httpProxy.createProxyServer({ xfwd: false });
  proxy.on('proxyReq', (upstream, _request, response) => {
    upstream.setTimeout(firstByteMs, () => upstream.destroy(timedOut('firstByteMs', firstByteMs)));
    response.on('close', () => {
      if (!response.writableFinished) upstream.destroy();
    });
  });
  return {
    relay: (origin, agent, permit, request, response) =>
      relay({ proxy, agent, origin }, permit, request, response),
  };
}

function relay(
  { proxy, agent, origin }: { readonly proxy: httpProxy; readonly agent: Agent; readonly origin: Origin },
  permit: Permit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RelayedBytes> {
  // The client may have left while this module was loaded.
  if (response.destroyed) return Promise.resolve({ sent: 0, received: 0 });
  const { socket } = request;
  const writtenBefore = socket.bytesWritten;
  let sent = 0;
  request.on('data', (chunk: Buffer) => {
    sent += chunk.length;
  });
  const { path, query } = permit.destination;
  return new Promise((resolve, reject) => {
    request.url = origin.basePath + path + query;
    delete request.headers['proxy-authorization'];
    delete request.headers['proxy-connection'];
    response.on('close', () => resolve({ sent, received: socket.bytesWritten - writtenBefore }));
    proxy.web(
      request,
      response,
      {
        agent,
        target: { protocol: origin.protocol, host: origin.hostname, port: origin.port },
        prependPath: false,
      },
      (cause) => reject(connectionFailed(cause)),
    );
  });
}
