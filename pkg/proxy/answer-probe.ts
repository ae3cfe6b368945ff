import type { Destination } from '../api/request.ts';
import type { Exchange } from './exchange.ts';

/** The probes that SDKs send to see whether somebody is there are answered here: they carry nothing and go nowhere. */
export function answerProbe(exchange: Exchange, destination: Destination): void {
  if (exchange.inbound.kind !== 'http') return;
  const { response } = exchange.inbound;
  const body = destination.method === 'HEAD' ? '' : '{"status":"ok"}';
  exchange.status = 200;
  exchange.outcome = 'completed';
  exchange.bytesOut = body.length;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.end(body);
}
