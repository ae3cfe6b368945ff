/** Descriptions of fatal alerts (RFC 8446 6.2), by what they tell a client of its handshake. */
const descriptions = {
  /** The server that it names cannot be told, or is not the one that it asked for. */
  unrecognized_name: 112,
  /** Nobody answers where it leads. */
  internal_error: 80,
} as const;

const [alertRecord, fatal] = [21, 2];

/**
 * What a TLS client is sent in the middle of its handshake, before any server answers: it then says that it was
 * refused, and why, where a closed connection says nothing.
 */
export const tlsAlert = (description: keyof typeof descriptions): Buffer =>
  Buffer.of(alertRecord, 3, 3, 0, 2, fatal, descriptions[description]);
