/**
 * Every bound of the proxy, in one place. Times in milliseconds, sizes in bytes. Beside each: what a caller gets
 * at the bound. Bounds of a format (JSON depth, one SSE event) stand with the format.
 */
export interface Bounds {
  /** Target, names and values of headers together. Over: 431 `request.headers_too_large`. */
  readonly headerBytes: number;
  /** Header lines of one request. Over: further lines are not read by Node, so the connection is refused with 431. */
  readonly headerCount: number;
  /** A request body, and the same decompressed. Over: 413 `request.too_large`. */
  readonly requestBodyBytes: number;
  /** A request body, decompressed, above this is large: it is inspected in a thread beside the event loop. */
  readonly largeBodyBytes: number;
  /**
   * Large bodies that are received, inspected or sent, together; one alone may be larger. Over: further ones wait
   * unread. One of which it is not said how large it will be counts for `requestBodyBytes` until it is there.
   */
  readonly largeBodiesBytes: number;
  /** Large bodies that wait unread. One more: 503 `proxy.busy`. */
  readonly largeBodiesWaiting: number;
  /**
   * The heap of that thread. Over: the thread ends, and 413 `request.too_complex` for the body in it. Not below
   * `leastBounds`: in a smaller heap V8 may run out of memory where it can only end the process.
   */
  readonly inspectorHeapBytes: number;
  /** One step of its work on one body. Over: the same. */
  readonly inspectionMs: number;
  /** It ends when it has had nothing to do for this long; the next large body starts another. */
  readonly inspectorIdleMs: number;
  /** An answer that is read whole (not a stream), and the same decompressed. Over: 502 `upstream.invalid`. */
  readonly answerBytes: number;
  /** Exchanges in flight. One more: 503 `proxy.busy`. */
  readonly exchanges: number;
  /** Sockets that clients hold open. One more is closed by Node. */
  readonly connections: number;
  /** From the first byte of a request to the end of its headers. Over: 408 `request.timeout`. */
  readonly headersMs: number;
  /** From the first byte of a request to the end of its body. Over: 408 `request.timeout`. */
  readonly requestMs: number;
  /** An idle client connection is closed. Longer than any client's own, so that we never close under a request. */
  readonly keepAliveMs: number;
  /** To connect (and shake hands) with upstream. Over: 502 `upstream.unreachable`. */
  readonly connectMs: number;
  /** From the request to upstream's first header byte: slow models think for minutes. Over: 504 `upstream.timeout`. */
  readonly firstByteMs: number;
  /** Between two chunks of an answer. Over: the answer is cut as if upstream had died. */
  readonly idleMs: number;
  /** On shutdown: how long exchanges in flight may take to end before they are cut. */
  readonly drainMs: number;
  /** A repeat of the messages of a stream that we ended by policy gets 451 for this long. */
  readonly endedStreamMs: number;
  /** Streams ended by policy that are remembered; the oldest is forgotten. */
  readonly endedStreams: number;
  /** Digests of signed parts seen going out; the oldest is forgotten, and then refused on return. */
  readonly signedParts: number;
  /** Text of one answer kept for the record; the rest is left out and the record says so. */
  readonly recordedAnswerBytes: number;
  /** Time that one piece of work may hold the event loop before it gives way. */
  readonly sliceMs: number;
}

/** The variable of `exec` that overrides bounds: a JSON object such as `{"firstByteMs": 60000}`. */
export const boundsVariable = 'DOMICILE_BOUNDS';

/** A bound as messages name it: with its value, and where another is set. */
export function boundOf(name: keyof Bounds, value: number): string {
  return `the bound ${name} (${value}${unitOf(name)}; ${boundsVariable} sets it for exec, bounds in a sidecar's file)`;
}

function unitOf(name: string): string {
  if (name.endsWith('Ms')) return ' ms';
  return name.endsWith('Bytes') ? ' bytes' : '';
}

export const defaultBounds: Bounds = {
  headerBytes: 64 * 1024,
  headerCount: 200,
  requestBodyBytes: 32 * 1024 * 1024,
  largeBodyBytes: 256 * 1024,
  largeBodiesBytes: 64 * 1024 * 1024,
  largeBodiesWaiting: 64,
  inspectorHeapBytes: 256 * 1024 * 1024,
  inspectionMs: 60_000,
  inspectorIdleMs: 120_000,
  answerBytes: 32 * 1024 * 1024,
  exchanges: 1024,
  connections: 2048,
  headersMs: 30_000,
  requestMs: 120_000,
  keepAliveMs: 90_000,
  connectMs: 10_000,
  firstByteMs: 900_000,
  idleMs: 600_000,
  drainMs: 25_000,
  endedStreamMs: 60_000,
  endedStreams: 1024,
  signedParts: 65_536,
  recordedAnswerBytes: 256 * 1024,
  sliceMs: 1,
};

/** What a bound may not be set below; for all others it is anything above 0. */
export const leastBounds: Partial<Bounds> = { inspectorHeapBytes: 16 * 1024 * 1024 };
