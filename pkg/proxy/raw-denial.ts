import type { Duplex } from 'node:stream';
import type { Denial } from '../wire/denial/denial.ts';

/**
 * Writes a refusal to a socket that Node's HTTP server has let go of (a tunnel, an upgrade, unparsable bytes), and ends
 * it.
 */
export function endWithDenial(socket: Duplex, denial: Denial): void {
  const headers = { ...denial.headers, 'content-length': String(denial.body.length), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${denial.status} Refused\r\n${lines.join('')}\r\n`;
  socket.end(Buffer.concat([Buffer.from(head, 'latin1'), denial.body]));
}
