import type { Duplex } from 'node:stream';
import { DomicileError } from '../errors/domicile-error.ts';
import { tlsAlert } from './tls-alert.ts';

/** A ClientHello with post-quantum key shares is below 2 KiB; one record holds at most 16 KiB. */
export const maxHelloBytes = 16 * 1024 + 5;

/** A client may end its side alone: nothing more can come then. */
const endings = ['end', 'close', 'error'] as const;

export interface Hello {
  readonly serverName: string;
  /** What was read so far and must be passed on first. */
  readonly bytes: Buffer;
}

/**
 * Reads from `socket` until the ClientHello's server name is known; leaves the socket paused. Throws `request.*`, which
 * a client that speaks TLS is told by an alert.
 */
export function peekServerName(socket: Duplex, head: Buffer, timeoutMs: number): Promise<Hello> {
  return new Promise((resolve, reject) => {
    let bytes = head;
    const timer = setTimeout(
      () =>
        finish(() =>
          reject(new DomicileError('request.timeout', 'No TLS handshake came through the tunnel in time.')),
        ),
      timeoutMs,
    );
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      socket.removeListener('data', take);
      for (const event of endings) socket.removeListener(event, gone);
      socket.pause();
      settle();
    };
    const gone = (): void =>
      finish(() =>
        reject(new DomicileError('request.malformed', 'The tunnel was closed before a TLS handshake.')),
      );
    const look = (): void => {
      const found = serverNameOf(bytes);
      if (found.kind === 'name') finish(() => resolve({ serverName: found.name, bytes }));
      else if (found.kind === 'invalid')
        finish(() => {
          if (bytes[0] === handshakeRecord) socket.write(tlsAlert('unrecognized_name'));
          reject(
            new DomicileError(
              'request.malformed',
              `The tunnel does not begin with a TLS handshake that names its server: ${found.why}.`,
            ),
          );
        });
    };
    const take = (chunk: Buffer): void => {
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
      look();
    };
    socket.on('data', take);
    for (const event of endings) socket.on(event, gone);
    look();
  });
}

export type ServerName =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'more' }
  | { readonly kind: 'invalid'; readonly why: string };

const handshakeRecord = 0x16;
const invalid = (why: string): ServerName => ({ kind: 'invalid', why });

/** The `server_name` of a TLS ClientHello (RFC 8446 4.1.2, RFC 6066 3), in one record. */
export function serverNameOf(bytes: Buffer): ServerName {
  if (bytes.length === 0) return { kind: 'more' };
  if (bytes[0] !== handshakeRecord) return invalid('not TLS');
  if (bytes.length < 5) return { kind: 'more' };
  const end = 5 + bytes.readUInt16BE(3);
  if (end > maxHelloBytes) return invalid('the record is too long');
  if (bytes.length < end) return { kind: 'more' };
  try {
    return nameIn(new Reader(bytes.subarray(5, end)));
  } catch (error) {
    if (error instanceof RangeError) return invalid('the handshake is malformed');
    throw error;
  }
}

function nameIn(reader: Reader): ServerName {
  if (reader.uint(1) !== 1) return invalid('not a ClientHello');
  const body = reader.vector(3);
  body.skip(2 + 32);
  body.vector(1);
  body.vector(2);
  body.vector(1);
  const extensions = body.vector(2);
  let name: ServerName | undefined;
  while (extensions.left > 0) {
    const type = extensions.uint(2);
    const content = extensions.vector(2);
    if (type === encryptedClientHello) return invalid('its server name is encrypted (ECH)');
    if (type !== serverNameExtension) continue;
    // Which of two a server would believe, nobody can say.
    if (name !== undefined) return invalid('it has several server names');
    name = hostNameOf(content);
  }
  return name ?? invalid('it has no server name');
}

const serverNameExtension = 0;
const encryptedClientHello = 0xfe0d;

function hostNameOf(content: Reader): ServerName {
  const list = content.vector(2);
  if (content.left > 0) return invalid('the handshake is malformed');
  if (list.uint(1) !== 0) return invalid('its server name is not a host name');
  const name = list.vector(2).text().toLowerCase();
  if (list.left > 0) return invalid('it has several server names');
  return { kind: 'name', name };
}

/** Reads big-endian numbers and length-prefixed vectors; past the end it throws RangeError. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  uint(size: 1 | 2 | 3): number {
    if (size > this.left) throw new RangeError('past the end');
    const value = this.#bytes.readUIntBE(this.#at, size);
    this.#at += size;
    return value;
  }

  vector(lengthSize: 1 | 2 | 3): Reader {
    const length = this.uint(lengthSize);
    this.skip(length);
    return new Reader(this.#bytes.subarray(this.#at - length, this.#at));
  }

  skip(count: number): void {
    if (count > this.left) throw new RangeError('past the end');
    this.#at += count;
  }

  text(): string {
    return this.#bytes.toString('latin1');
  }
}
