import type { ServerResponse } from 'node:http';
import type { Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { mayRewrite } from '../residency/steer.ts';
import { BodyDigest } from './body-digest.ts';
import { type Exchange, policyOf, withOthers } from './exchange.ts';
import { requestCoding } from './coding/request-coding.ts';
import { inspectBody } from './inspect-body.ts';
import type { BodyForm, Inspection, Means } from './inspection.ts';
import type { Job } from './inspector/inspector.ts';
import { bytesPerTurn, readBody } from './read-body.ts';

/** Reads and understands the body; `undefined` where the operation has none or its bytes are relayed uninspected. */
export async function readMessage(
  exchange: Exchange,
  destination: Destination,
): Promise<Inspection | undefined> {
  const { inbound, engine } = exchange;
  if (inbound.kind === 'connect' || destination.operation === 'passthrough') {
    exchange.inspected = false;
    return undefined;
  }
  const { 'content-encoding': encoding, 'content-type': type } = inbound.request.headers;
  const coding = destination.operation === 'list' ? undefined : requestCoding(encoding);
  const { snapshot } = policyOf(exchange);
  if (snapshot.recording.level !== 'Off') exchange.bodyDigest = new BodyDigest(engine.bodyKey);
  const body = await readBody(inbound.request, {
    limit: engine.bounds.requestBodyBytes,
    coding,
    digest: exchange.bodyDigest,
    large: engine.bounds.largeBodyBytes,
    room: (bytes) => enter(exchange, inbound.response, bytes),
    turn: () => engine.scheduler.turn(),
  });
  exchange.bytesIn = body.length;
  exchange.place?.settle(body.length);
  await withOthers(exchange);
  if (destination.operation === 'list') return refuseBody(body);
  requireJson(type);
  if (exchange.place !== undefined) {
    const inspection = exchange.place.inspect(largeJob(exchange, destination, body));
    void digestRest(exchange);
    return inspection;
  }
  return inspectBody(meansOf(exchange), destination, body);
}

/** Large bodies wait for room; one that is given up meanwhile is not waited for. Rejects with `proxy.busy`. */
async function enter(exchange: Exchange, response: ServerResponse, bytes: number): Promise<void> {
  const place = exchange.engine.inspector.enter(bytes);
  exchange.place = place;
  response.once('close', place.giveUp);
  await place.granted;
}

/** While the thread is at it. */
async function digestRest({ bodyDigest, engine }: Exchange): Promise<void> {
  do await engine.scheduler.turn();
  while (bodyDigest?.advance(bytesPerTurn) === true);
}

/** Its memory is handed over: its digest is worked out before, or from the chunks that it was copied from. */
function largeJob(exchange: Exchange, form: BodyForm, body: Buffer): Job {
  if (!exchange.bodyDigest?.isApart(body)) exchange.bodyDigest?.digest();
  const { large, snapshot } = policyOf(exchange);
  return {
    policy: large,
    form,
    body,
    recorded: snapshot.recording.level === 'Masked',
    changes: mayRewrite(snapshot),
  };
}

function meansOf(exchange: Exchange): Means {
  const { carried, digestKey, scheduler } = exchange.engine;
  const { masker, cleanTexts: names } = policyOf(exchange);
  return { masker, names, carried, digestKey, run: (work) => scheduler.run(work) };
}

function refuseBody(body: Buffer): undefined {
  if (body.length === 0) return undefined;
  throw new DomicileError(
    'request.malformed',
    'The request has a body, and this operation takes none: send none.',
  );
}

function requireJson(type: string | undefined): void {
  const media = (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (media === 'application/json') return;
  const found = media.startsWith('multipart/')
    ? 'a multipart body, which is not supported yet'
    : 'another Content-Type, or none';
  throw new DomicileError(
    'request.unsupported_media_type',
    `The request has ${found}: send JSON as application/json.`,
  );
}
