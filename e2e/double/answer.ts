import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { encode, encoder } from '../../pkg/proxy/coding/coding.fixture.ts';
import type { Asked, Format } from './format.ts';
import type { Answer, Reply } from './reply.ts';
import type { Route } from './routes.ts';
import { jsonOf, type SeenRequest } from './seen.ts';

/** A path whose answer no script decides, or that no provider knows. */
export function answerFixed(response: ServerResponse, route: Route | undefined): void {
  const found =
    route?.kind === 'fixed' ? route : { status: 404, body: { error: { message: 'no such path' } } };
  sendJson(response, found.status, found.body, {});
}

/** Errors, silence and whatever else is no answer of a model. */
export function answerOtherwise(
  response: ServerResponse,
  format: Format,
  reply: Exclude<Reply, Answer>,
  seen: SeenRequest,
): void {
  switch (reply.kind) {
    case 'silence':
      return;
    case 'hang-up':
      seen.ended = 'cut';
      response.destroy();
      return;
    case 'raw':
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    case 'error': {
      const { body, headers } = format.error(reply.status, reply.message);
      sendJson(response, reply.status, body, { ...headers, ...reply.headers });
    }
  }
}

/** An answer of a model, whole or streamed as the request asks. */
export async function answerModel(
  response: ServerResponse,
  route: Extract<Route, { kind: 'model' }>,
  answer: Answer,
  seen: SeenRequest,
): Promise<void> {
  const body = jsonOf(seen);
  const model = route.model ?? (typeof body['model'] === 'string' ? body['model'] : '');
  const asked: Asked = { model, body };
  const streams = route.streams === 'as-asked' ? body['stream'] === true : route.streams;
  if (!streams) return sendJson(response, 200, route.format.whole(answer, asked), {}, answer.coding);
  response.writeHead(200, {
    'content-type': route.format.streamType,
    'cache-control': 'no-cache',
    ...encodingOf(answer.coding),
  });
  response.flushHeaders();
  const frames = cutAnew(await encoded(route.format.frames(answer, asked), answer.coding), answer.pieces);
  for (const [index, frame] of frames.entries()) {
    await answer.gate?.pass(index);
    if (response.destroyed) return;
    if (index + 1 === answer.dieAfter) return writeLast(response, frame, seen);
    await write(response, frame);
    if (answer.pieces !== undefined) await setImmediate();
  }
  response.end();
}

function encodingOf(coding: Answer['coding']): Readonly<Record<string, string>> {
  return coding === undefined ? {} : { 'content-encoding': coding };
}

/** The frames, each as the bytes by which it can be decoded. */
async function encoded(
  frames: readonly (string | Buffer)[],
  coding: Answer['coding'],
): Promise<readonly (string | Buffer)[]> {
  if (coding === undefined) return frames;
  const stream = encoder(coding);
  const all: Buffer[] = [];
  for (const frame of frames) all.push(await stream.push(frame));
  return [...all, await stream.end()];
}

function cutAnew(frames: readonly (string | Buffer)[], cut: Answer['pieces']): readonly (string | Buffer)[] {
  if (cut === undefined) return frames;
  return cut(Buffer.concat(frames.map((frame) => Buffer.from(frame as Buffer))));
}

/** The frame is on its way before the connection is cut: bytes still in our memory would be lost with it. */
function writeLast(response: ServerResponse, frame: string | Buffer, seen: SeenRequest): void {
  seen.ended = 'cut';
  response.write(frame, () => response.socket?.destroy());
}

/** Resolves when the frame is out, or the client has left. */
function write(response: ServerResponse, frame: string | Buffer): Promise<void> | undefined {
  if (response.write(frame)) return undefined;
  return new Promise((resolve) => {
    const done = (): void => {
      response.removeListener('drain', done).removeListener('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  coding?: Answer['coding'],
): void {
  const text = JSON.stringify(body);
  const bytes = coding === undefined ? text : encode(coding, text);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(bytes),
    ...encodingOf(coding),
    ...headers,
  });
  response.end(bytes);
}
