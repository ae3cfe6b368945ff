import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Permit } from '../api/decision.ts';
import { peekServerName } from '../capture/client-hello.ts';
import { tlsAlert } from '../capture/tls-alert.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';
import type { Inbound } from './inbound.ts';

/**
 * A CONNECT tunnel to a host that alone proves the place. The TLS server name must be the authority that was
 * decided on, and nothing is dialled before it was seen; what flows is counted as not inspected. A client whose
 * handshake leads nowhere is told so in TLS, since it was told before that the tunnel is open.
 */
export async function openTunnel(
  exchange: Exchange,
  inbound: Extract<Inbound, { kind: 'connect' }>,
  permit: Permit,
): Promise<void> {
  const { socket, head } = inbound;
  const { engine } = exchange;
  if (socket.destroyed || socket.readableEnded) return abort(exchange, socket);
  exchange.status = 200;
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  const hello = await peekServerName(socket, head, engine.bounds.headersMs);
  if (hello.serverName !== permit.destination.host) {
    socket.write(tlsAlert('unrecognized_name'));
    throw new DomicileError(
      'request.malformed',
      'The TLS server name differs from the authority of the CONNECT.',
    );
  }
  const upstream = await dial(exchange, socket, permit);
  if (upstream === undefined) return abort(exchange, socket);
  upstream.write(hello.bytes);
  exchange.bytesIn += hello.bytes.length;
  await join(exchange, socket, upstream);
}

/** Nobody waits any more. */
function abort(exchange: Exchange, client: Duplex): void {
  exchange.outcome = 'aborted';
  client.destroy();
}

/** `undefined`: the client left meanwhile, or ended its side, after which no handshake can come about. */
async function dial(exchange: Exchange, client: Duplex, permit: Permit): Promise<Socket | undefined> {
  const left = new AbortController();
  const leave = (): void => left.abort();
  client.once('end', leave).once('close', leave);
  try {
    return await exchange.engine.forwarder.tunnel(permit, left.signal);
  } catch (error) {
    if (left.signal.aborted) return undefined;
    client.write(tlsAlert('internal_error'));
    throw error;
  } finally {
    client.removeListener('end', leave).removeListener('close', leave);
  }
}

function join(exchange: Exchange, client: Duplex, upstream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      exchange.outcome = 'completed';
      resolve();
    };
    client.on('data', (chunk: Buffer) => {
      exchange.bytesIn += chunk.length;
    });
    upstream.on('data', (chunk: Buffer) => {
      exchange.bytesOut += chunk.length;
    });
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
}
