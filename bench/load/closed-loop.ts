import { setTimeout as sleep } from 'node:timers/promises';
import { RequestTemplate } from './body.ts';
import type { Target } from './body.ts';
import { Connection } from './connection.ts';
import { Samples } from '../statistics.ts';
import type { Distribution } from '../statistics.ts';

/** Each connection sends its next request as soon as the answer to the one before is whole. */
export interface ClosedLoop {
  readonly kind: 'closed-loop';
  readonly target: Target;
  readonly connections: number;
  readonly bodyBytes: number;
  /**
   * Share of each body that was sent before. 0: new values in each. 1: the same body over and over. Between: a request
   * that is not measured sends the beginning, as an agent does that goes on with a conversation.
   */
  readonly seen: number;
  readonly durationMs: number;
}

export interface ClosedLoopResult {
  readonly answers: number;
  readonly perSecond: number;
  /** Answers with another status, length or text than they must have. */
  readonly wrong: number;
  readonly lost: number;
  /** The first wrong answer, cut short; empty where there is none. */
  readonly example: string;
  readonly latencyMs: Distribution;
}

const EXAMPLE_CHARACTERS = 300;
const ANSWER_BYTES = 64 * 1024;
const RECONNECT_MS = 20;

const textOf = (answer: string): string | undefined => {
  try {
    const message: { content?: readonly { text?: string }[] } = JSON.parse(answer);
    return message.content?.[0]?.text;
  } catch {
    return undefined;
  }
};

class Lane {
  readonly samples: Samples;
  answers = 0;
  wrong = 0;
  lost = 0;
  example = '';
  readonly #task: ClosedLoop;
  readonly #template: RequestTemplate;
  readonly #connection: Connection;
  readonly #answer = Buffer.allocUnsafeSlow(ANSWER_BYTES);
  #size = 0;
  #status = 0;
  #sentAt = 0;
  /** Whether the answer that is waited for is that to the beginning of a body. */
  #begins = false;
  #length = -1;
  #stopped = false;

  constructor(task: ClosedLoop, samples: Samples) {
    this.#task = task;
    this.samples = samples;
    this.#template = new RequestTemplate(task.target, { bytes: task.bodyBytes, stream: false });
    this.#template.renew();
    this.#connection = new Connection(task.target.port, {
      status: (status) => {
        this.#status = status;
        this.#size = 0;
      },
      body: (bytes) => {
        this.#size += bytes.copy(this.#answer, this.#size);
      },
      end: () => this.#answered(),
      lost: () => {
        if (this.#stopped) return;
        this.lost += 1;
        setTimeout(() => this.next(), RECONNECT_MS);
      },
    });
  }

  next(): void {
    if (this.#stopped) return;
    const { seen } = this.#task;
    const isNew = seen < 1 && !this.#begins;
    if (isNew) this.#template.renew();
    this.#begins = isNew && seen > 0;
    const bytes = this.#begins ? this.#template.beginning(seen) : this.#template.bytes;
    this.#sentAt = performance.now();
    this.#connection.send(bytes);
  }

  stop(): void {
    this.#stopped = true;
    this.#connection.close();
  }

  #answered(): void {
    const now = performance.now();
    if (this.#stopped) return;
    this.answers += 1;
    if (!this.#begins) this.samples.add(now - this.#sentAt);
    this.#check();
    this.next();
  }

  /** The text must be right, and the length that of the first right answer: all values are equally long. */
  #check(): void {
    const expected = this.#template.expectedText();
    const right =
      this.#status === 200 && this.#answer.subarray(0, this.#size).includes(expected, 0, 'latin1');
    if (right && this.#length === -1 && textOf(this.#answer.toString('utf8', 0, this.#size)) === expected)
      this.#length = this.#size;
    if (right && this.#size === this.#length) return;
    this.wrong += 1;
    if (this.example === '')
      this.example = `${this.#status} ${this.#answer.toString('utf8', 0, Math.min(this.#size, EXAMPLE_CHARACTERS))}`;
  }
}

export const closedLoop = async (task: ClosedLoop): Promise<ClosedLoopResult> => {
  const samples = new Samples();
  const lanes = Array.from({ length: task.connections }, () => new Lane(task, samples));
  const startedAt = performance.now();
  for (const lane of lanes) lane.next();
  await sleep(task.durationMs);
  const seconds = (performance.now() - startedAt) / 1000;
  for (const lane of lanes) lane.stop();
  const sum = (of: (lane: Lane) => number): number => lanes.reduce((total, lane) => total + of(lane), 0);
  const answers = sum((lane) => lane.answers);
  return {
    answers,
    perSecond: answers / seconds,
    wrong: sum((lane) => lane.wrong),
    lost: sum((lane) => lane.lost),
    example: lanes.find((lane) => lane.example !== '')?.example ?? '',
    latencyMs: samples.distribution(),
  };
};
