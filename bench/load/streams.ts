import { setTimeout as sleep } from 'node:timers/promises';
import {
  DELTAS,
  DELTA_INTERVAL_MS,
  elapsedMicroseconds,
  microseconds,
  readMark,
  withoutMarks,
} from '../wire/answer.ts';
import { Samples } from '../statistics.ts';
import type { Distribution } from '../statistics.ts';
import { RequestTemplate } from './body.ts';
import type { Target } from './body.ts';
import { Connection } from './connection.ts';

/** A number of streams held open at all times, their starts spread over the length of one. */
export interface Streams {
  readonly kind: 'streams';
  readonly target: Target;
  readonly streams: number;
  readonly bodyBytes: number;
  /** Counted from the moment when all streams run. */
  readonly measuredMs: number;
}

export interface StreamsResult {
  /** From the sending of the request to its first delta, of streams that began while all ran. */
  readonly firstTokenMs: Distribution;
  /** From the double's write of a delta to its reading here. */
  readonly deltaMs: Distribution;
  /** Deltas read from beginning to end, those of the time before the measuring too. */
  readonly deltas: number;
  readonly completed: number;
  /** Deltas that never arrived in streams that ended or broke. */
  readonly missing: number;
  /** Streams with another status or joined text than they must have, or broken off. */
  readonly wrong: number;
  readonly example: string;
}

const EXAMPLE_CHARACTERS = 300;
const EVENT_END = '\n\n';
const DATA = 'data: ';
const TEXT_DELTA = '"text_delta"';
const RESTART_MS = 20;

interface Measures {
  measuring: boolean;
  readonly firstToken: Samples;
  readonly delta: Samples;
  deltas: number;
  completed: number;
  missing: number;
  wrong: number;
  example: string;
}

const deltaText = (data: string): string => {
  const event: { delta?: { text?: string } } = JSON.parse(data);
  return event.delta?.text ?? '';
};

class StreamLane {
  readonly #measures: Measures;
  readonly #template: RequestTemplate;
  readonly #connection: Connection;
  #status = 0;
  #sentAt = 0;
  #counts = false;
  #held = '';
  #text = '';
  #read = 0;
  #marks = 0;
  #stopped = false;

  constructor(task: Streams, measures: Measures) {
    this.#measures = measures;
    this.#template = new RequestTemplate(task.target, { bytes: task.bodyBytes, stream: true });
    this.#connection = new Connection(task.target.port, {
      status: (status) => {
        this.#status = status;
      },
      body: (bytes) => this.#body(bytes.toString('latin1')),
      end: () => this.#finished(),
      lost: () => this.#finished(),
    });
  }

  begin(): void {
    if (this.#stopped) return;
    this.#template.renew();
    this.#held = '';
    this.#text = '';
    this.#read = 0;
    this.#marks = 0;
    this.#counts = this.#measures.measuring;
    this.#sentAt = performance.now();
    this.#connection.send(this.#template.bytes);
  }

  stop(): void {
    this.#stopped = true;
    this.#connection.close();
  }

  #body(piece: string): void {
    const all = this.#held + piece;
    let at = 0;
    for (let end = all.indexOf(EVENT_END); end !== -1; end = all.indexOf(EVENT_END, at)) {
      this.#event(all.slice(at, end));
      at = end + EVENT_END.length;
    }
    this.#held = all.slice(at);
  }

  #event(event: string): void {
    const data = event.indexOf(DATA);
    if (data === -1 || !event.includes(TEXT_DELTA)) return;
    this.#text += deltaText(event.slice(data + DATA.length));
    for (let at = this.#text.indexOf('~', this.#read); at !== -1; at = this.#text.indexOf('~', this.#read)) {
      const mark = readMark(this.#text, at);
      if (mark === undefined) return;
      this.#read = this.#text.indexOf('~', at + 1) + 1;
      this.#mark(mark);
    }
  }

  #mark({ delta, sentAt }: { delta: number; sentAt: number }): void {
    this.#marks += 1;
    this.#measures.deltas += 1;
    if (this.#measures.measuring)
      this.#measures.delta.add(elapsedMicroseconds(sentAt, microseconds()) / 1000);
    if (delta === 0 && this.#counts) this.#measures.firstToken.add(performance.now() - this.#sentAt);
  }

  #finished(): void {
    if (this.#stopped) return;
    this.#measures.missing += DELTAS - this.#marks;
    const right = this.#status === 200 && withoutMarks(this.#text) === this.#template.expectedText();
    if (right) {
      this.#measures.completed += 1;
      this.begin();
      return;
    }
    this.#measures.wrong += 1;
    if (this.#measures.example === '')
      this.#measures.example = `${this.#status} ${(this.#held + this.#text).slice(0, EXAMPLE_CHARACTERS)}`;
    setTimeout(() => this.begin(), RESTART_MS);
  }
}

export const streams = async (task: Streams): Promise<StreamsResult> => {
  const measures: Measures = {
    measuring: false,
    firstToken: new Samples(),
    delta: new Samples(),
    deltas: 0,
    completed: 0,
    missing: 0,
    wrong: 0,
    example: '',
  };
  const lanes = Array.from({ length: task.streams }, () => new StreamLane(task, measures));
  const lengthMs = DELTAS * DELTA_INTERVAL_MS;
  const startedAt = performance.now();
  for (const [index, lane] of lanes.entries()) {
    const wait = startedAt + (index * lengthMs) / lanes.length - performance.now();
    if (wait > 0) await sleep(wait);
    lane.begin();
  }
  measures.measuring = true;
  await sleep(task.measuredMs);
  measures.measuring = false;
  for (const lane of lanes) lane.stop();
  const { deltas, completed, missing, wrong, example } = measures;
  return {
    firstTokenMs: measures.firstToken.distribution(),
    deltaMs: measures.delta.distribution(),
    deltas,
    completed,
    missing,
    wrong,
    example,
  };
};
