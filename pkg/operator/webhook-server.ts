import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServingCertificate } from '../channel/server.ts';
import {
  type AdmissionAnswer,
  type AdmissionOutcome,
  type AdmissionRequest,
  readReview,
  reviewOf,
} from './admission.ts';
import { boundConnections } from './crowded.ts';
import { reviewBodies } from './review-body.ts';

/** Bounds of the webhooks, beside those of bodies. Milliseconds, connections. */
export const webhookBounds = {
  /** Of the TLS handshake, too. */
  headersMs: 5_000,
  requestMs: 10_000,
  /** Longer than the API server keeps a connection idle: Node's 5 s would race with its next request. */
  keepAliveMs: 90_000,
  /** A further one closes another: see `makesRoom`. */
  connections: 512,
  drainMs: 10_000,
} as const;

export type Handler = (request: AdmissionRequest) => AdmissionAnswer;

export interface WebhookServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly certificate: ServingCertificate;
  /** By path. They read memory only. */
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly onAnswer: (path: string, outcome: AdmissionOutcome | 'failed', seconds: number) => void;
  readonly onError: (error: unknown) => void;
  readonly bounds?: Partial<Record<'connections' | 'headersMs', number>>;
}

export interface WebhookServer {
  readonly port: number;
  readonly replaceCertificate: (certificate: ServingCertificate) => void;
  /** Answers what has begun, and closes. */
  readonly close: () => Promise<void>;
}

/** Serves admission reviews. What fails is answered 500, which refuses under `failurePolicy: Fail`. */
export async function startWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { headersMs, requestMs, keepAliveMs, connections, drainMs } = { ...webhookBounds, ...options.bounds };
  let draining = false;
  const bodyOf = reviewBodies();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const handler = Object.hasOwn(options.handlers, path) ? options.handlers[path] : undefined;
    if (handler === undefined || request.method !== 'POST') return refuse(response, 404);
    const body = await bodyOf(request);
    if (typeof body === 'number') return refuse(response, body);
    const began = performance.now();
    const review = readReview(body.toString('utf8'));
    if (review === undefined) return refuse(response, 400);
    const said = handler(review);
    const text = JSON.stringify(reviewOf(review.uid, said));
    options.onAnswer(path, said.outcome, (performance.now() - began) / 1000);
    if (draining) response.setHeader('connection', 'close');
    end(response, 200, text);
  };
  const server = createServer(
    {
      ...options.certificate,
      minVersion: 'TLSv1.2',
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      handshakeTimeout: headersMs,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        options.onAnswer((request.url ?? '').split('?', 1)[0] ?? '', 'failed', 0);
        options.onError(error);
        end(response, 500);
      });
    },
  );
  boundConnections(server, connections, () => performance.now());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    replaceCertificate: (certificate) => server.setSecureContext({ ...certificate, minVersion: 'TLSv1.2' }),
    close: async () => {
      draining = true;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Who does not ask as an API server does keeps no connection. */
function refuse(response: ServerResponse, status: number): void {
  response.setHeader('connection', 'close');
  end(response, status);
}

function end(response: ServerResponse, status: number, body = ''): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
