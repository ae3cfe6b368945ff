/** Bounds of the channel between operator and sidecars. Bytes, milliseconds, counts. */
export const channelBounds = {
  /** Of one line: an API server stores about 1 MiB of one policy. The operator sends none above; a sidecar hangs up. */
  lineBytes: 4_194_304,
  /** Of an acknowledgement; above it the channel is cut. */
  acknowledgementBytes: 16_384,
  /** Of a bearer token; above it 401. */
  tokenBytes: 8_192,
  /** Open at once, of all sidecars; further ones are closed. */
  connections: 16_384,
  /** Until a request's headers are there; above it 408. */
  headersMs: 10_000,
  /** Between two lines of a quiet channel. */
  heartbeatMs: 10_000,
  /** Without a line, after which a sidecar takes the channel for dead. */
  silenceMs: 35_000,
  /** Until the operator answers at all; above it a sidecar tries again. */
  answerMs: 15_000,
  /** Unsent lines of a sidecar that does not read; above it the channel is cut. */
  unsentBytes: 8_388_608,
  /** Configurations that are being sent, of all sidecars; from there on others wait for their turn. */
  sendingBytes: 33_554_432,
  /** Until a configuration is on its way to a sidecar; above it the channel is cut. */
  sendMs: 15_000,
  /** A proven caller is taken at its token's word for so long. */
  provenMs: 60_000,
  /** Proven callers that are remembered; the oldest is forgotten. */
  proven: 16_384,
} as const;

/** Pauses of a sidecar between attempts, first and longest. Each is drawn from one to two times that. */
export const reconnectMs = { first: 200, longest: 10_000 } as const;
