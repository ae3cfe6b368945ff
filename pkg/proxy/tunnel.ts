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
  const upstream = await engine.forwarder.tunnel(permit).catch((error: unknown) => {
    socket.write(tlsAlert('internal_error'));
    throw error;
  });
  upstream.write(hello.bytes);
  exchange.bytesIn += hello.bytes.length;
  await join(exchange, socket, upstream);
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
