/** For tests alone: streams of every protocol as its provider sends them, and what a client makes of a stream. */
import { finish } from '../../api/text.ts';
import { sseEventOf } from '../sse/sse-edit.ts';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';
import { headersOf } from '../eventstream/frame-headers.ts';
import { FrameReader } from '../eventstream/frame-reader.ts';
import { framesIn } from '../eventstream/frames-in.fixture.ts';
import { dataOf } from '../sse/sse-edit.ts';
import { eventsIn } from '../sse/events-in.fixture.ts';
import { SseParser } from '../sse/sse-parser.ts';

export type PartKind = 'text' | 'tool' | 'foreign' | 'thinking';

export interface Part {
  readonly kind: PartKind;
  readonly deltas: readonly string[];
}

export interface Transcript {
  readonly parts: readonly Part[];
  /** Which part speaks next: deltas of the parts are interleaved in this order. */
  readonly order: readonly number[];
}

/** A delta of part `index`, or its beginning or end. */
export interface Step {
  readonly step: 'start' | 'delta' | 'stop';
  readonly index: number;
  readonly part: Part;
  readonly text: string;
}

/** Starts come first, the deltas interleaved, each part stops after its last delta. */
export function stepsOf({ parts, order }: Transcript): readonly Step[] {
  const left = parts.map((part, index) => ({ part, index, texts: [...part.deltas] }));
  const steps: Step[] = left.map(({ part, index }) => ({ step: 'start', index, part, text: '' }));
  const rest = left.flatMap(({ texts, index }) => [...texts.map(() => index), index]);
  const stopped = new Set<number>();
  for (const turn of [...order, ...rest]) {
    const speaker = left[turn % parts.length];
    if (speaker === undefined || stopped.has(speaker.index)) continue;
    const { part, index, texts } = speaker;
    const text = texts.shift();
    if (text !== undefined) steps.push({ step: 'delta', index, part, text });
    if (texts.length > 0) continue;
    steps.push({ step: 'stop', index, part, text: '' });
    stopped.add(index);
  }
  return steps;
}

export const sse = (name: string, event: object): Buffer => sseEventOf(name, JSON.stringify(event));

export function frame(name: string, payload: unknown): Buffer {
  const headers = { ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' };
  return encodeFrame(encodeHeaders(headers), Buffer.from(JSON.stringify(payload)));
}

export const chunkFrame = (event: unknown): Buffer =>
  frame('chunk', { bytes: Buffer.from(JSON.stringify(event)).toString('base64'), p: 'abcdefgh' });

/** The JSON events of an SSE stream, in order. */
export function sseEvents(stream: Buffer): Record<string, unknown>[] {
  return eventsIn(new SseParser(), stream)
    .filter(({ data }) => data.length > 0)
    .map((event) => finish(dataOf(event)).toString())
    .filter((data) => data !== '[DONE]')
    .map((data) => JSON.parse(data) as Record<string, unknown>);
}

/** The events of an event stream: `{ [event type]: payload }` for plain payloads, the inner event for chunks. */
export function frameEvents(stream: Buffer): Record<string, unknown>[] {
  return framesIn(new FrameReader(), stream).map(({ headers, payload }) => {
    const name = headersOf(headers).get(':event-type') ?? headersOf(headers).get(':exception-type') ?? '';
    const json = JSON.parse(payload.toString()) as Record<string, unknown>;
    if (name !== 'chunk') return { [name]: json };
    return JSON.parse(Buffer.from(String(json['bytes']), 'base64').toString()) as Record<string, unknown>;
  });
}
