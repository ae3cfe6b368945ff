import type { Bounds } from '../../api/bounds.ts';
import type { CarriedValues } from '../../mask/carried.ts';
import type { BodyForm, Inspection } from '../inspection.ts';
import { FarInspection } from './far-inspection.ts';
import type { Policy } from './messages.ts';
import { Orders } from './orders.ts';
import { clientLeft, type Place, Room } from './room.ts';
import { InspectorThread, type StartWorker } from './thread.ts';
import { type Turn, Turns } from './turns.ts';

/** One large body, received. */
export interface Job {
  readonly policy: Policy;
  readonly form: BodyForm;
  readonly body: Buffer;
  /** Whether the record will want the body once it is masked. */
  readonly recorded: boolean;
  /** Whether it may be changed once it was read. */
  readonly changes: boolean;
}

/** Where a large body is, from before it is received until it has been sent on. */
export interface InspectorPlace extends Place {
  /** Waits for its turn and reads the body, whose memory it takes. To be called once. */
  inspect(job: Job): Promise<Inspection>;
  /** Nobody waits for the body any more: it is not waited for either. What is being done is done to its end. */
  readonly giveUp: () => void;
}

type Limits = Pick<
  Bounds,
  'largeBodiesBytes' | 'largeBodiesWaiting' | 'inspectorHeapBytes' | 'inspectionMs' | 'inspectorIdleMs'
>;

/**
 * Inspects large bodies in a thread of its own, one after the other: its memory is that of one body, and neither its
 * work nor its garbage holds the event loop. The first large body starts the thread; it ends when it is idle.
 */
export class Inspector {
  readonly #start: StartWorker;
  readonly #carried: CarriedValues;
  readonly #limits: Limits;
  readonly #room: Room;
  readonly #turns = new Turns(() => this.#rest());
  #thread: InspectorThread | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(start: StartWorker, carried: CarriedValues, limits: Limits) {
    this.#start = start;
    this.#carried = carried;
    this.#limits = limits;
    this.#room = new Room(limits.largeBodiesBytes, limits.largeBodiesWaiting);
  }

  /** Asks for room for a body of so many bytes. Throws `proxy.busy`. */
  enter(bytes: number): InspectorPlace {
    const place = this.#room.enter(bytes);
    let turn: Turn | undefined;
    let isWanted = true;
    return {
      granted: place.granted,
      settle: place.settle,
      inspect: async (job) => {
        turn = this.#turns.take();
        await turn.begun;
        if (!isWanted) throw clientLeft();
        return this.#inspect(job, turn);
      },
      giveUp: () => {
        isWanted = false;
        place.giveUp();
      },
      leave: () => {
        turn?.end();
        place.leave();
      },
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#thread?.stop();
  }

  async #inspect({ policy, form, body, recorded, changes }: Job, turn: Turn): Promise<Inspection> {
    clearTimeout(this.#idle);
    const thread = await this.#running();
    thread.goBy(policy);
    const read = thread.read(form, body);
    const orders = new Orders(thread, recorded);
    if (!changes) orders.ahead();
    const { facts } = await read;
    return new FarInspection(facts, orders, turn.end);
  }

  async #running(): Promise<InspectorThread> {
    if (this.#thread === undefined || this.#thread.hasEnded) {
      const worker = await this.#start(this.#limits.inspectorHeapBytes);
      this.#thread = new InspectorThread(worker, this.#carried, this.#limits);
    }
    return this.#thread;
  }

  #rest(): void {
    const thread = this.#thread;
    if (thread === undefined || thread.hasEnded) return;
    thread.forget();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void thread.stop(), this.#limits.inspectorIdleMs).unref();
  }
}
