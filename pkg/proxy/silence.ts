import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { timedOut } from './upstream-errors.ts';

/** Upstream says nothing: before its answer for `firstByteMs`, in it for `idleMs`. */
interface SilenceBounds {
  readonly firstByteMs: number;
  readonly idleMs: number;
}

/** Looked at so often within the shorter bound, but at most once in `longestPeriodMs`. */
const looksPerBound = 8;
const longestPeriodMs = 1_000;

interface Watched {
  readonly upstream: ClientRequest;
  answer: IncomingMessage | undefined;
  quiet: Quiet;
  /** Its place in the list of all. */
  index: number;
}

/** How many bytes had passed over a connection when they last were a new number, and when that was seen. */
interface Quiet {
  readonly bytes: number;
  readonly since: number;
}

/**
 * Gives up exchanges on whose connection no byte moves, and closes kept connections that nobody used for as long.
 * One timer looks at all of them now and then: a timer for each, set anew with every exchange, costs 10 µs a request.
 */
export class SilenceWatch {
  readonly #bounds: SilenceBounds;
  readonly #agents: Agent[] = [];
  readonly #watched: Watched[] = [];
  readonly #free = new WeakMap<Socket, Quiet>();
  #timer: NodeJS.Timeout | undefined;

  constructor(bounds: SilenceBounds) {
    this.#bounds = bounds;
  }

  /** Takes an agent whose kept connections are to be closed in time. */
  agent(agent: Agent): void {
    this.#agents.push(agent);
  }

  /** Watches from now on until the request is closed. */
  request(upstream: ClientRequest): void {
    const quiet = { bytes: -1, since: performance.now() };
    const watched: Watched = { upstream, answer: undefined, quiet, index: this.#watched.length };
    this.#watched.push(watched);
    upstream.on('response', (answer) => {
      watched.answer = answer;
      watched.quiet = { bytes: -1, since: performance.now() };
    });
    upstream.on('close', () => this.#forget(watched));
    this.#timer ??= this.#begun();
  }

  /** Apart from `request`, of which the timer would hold what it was first called with. */
  #begun(): NodeJS.Timeout {
    return setInterval(() => this.#look(), this.#periodMs()).unref();
  }

  /** The last one takes its place: a set would be rebuilt every few requests. */
  #forget({ index }: Watched): void {
    const last = this.#watched.pop();
    if (last === undefined || last.index === index) return;
    last.index = index;
    this.#watched[index] = last;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #periodMs(): number {
    const { firstByteMs, idleMs } = this.#bounds;
    return Math.max(1, Math.min(longestPeriodMs, Math.min(firstByteMs, idleMs) / looksPerBound));
  }

  #look(): void {
    const now = performance.now();
    for (const watched of this.#watched) this.#lookAt(watched, now);
    const free = this.#agents.flatMap((agent) => Object.values(agent.freeSockets).flat());
    for (const socket of free) if (socket !== undefined) this.#lookAtFree(socket, now);
    if (this.#watched.length + free.length === 0) this.close();
  }

  #lookAt(watched: Watched, now: number): void {
    const { upstream, answer } = watched;
    watched.quiet = quietOf(upstream.socket, watched.quiet, now);
    const { firstByteMs, idleMs } = this.#bounds;
    const silentMs = now - watched.quiet.since;
    if (answer === undefined && silentMs >= firstByteMs)
      upstream.destroy(timedOut('firstByteMs', firstByteMs));
    else if (answer !== undefined && silentMs >= idleMs) answer.destroy(timedOut('idleMs', idleMs));
  }

  #lookAtFree(socket: Socket, now: number): void {
    const quiet = quietOf(socket, this.#free.get(socket) ?? { bytes: -1, since: now }, now);
    this.#free.set(socket, quiet);
    if (now - quiet.since >= this.#bounds.idleMs) socket.destroy();
  }
}

function quietOf(socket: Socket | null, before: Quiet, now: number): Quiet {
  const bytes = socket === null ? 0 : socket.bytesRead + socket.bytesWritten;
  if (bytes === before.bytes) return before;
  return { bytes, since: before.bytes === -1 ? before.since : now };
}
