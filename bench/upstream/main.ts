import net from 'node:net';
import { Exchange } from './exchange.ts';
import { HttpReader } from '../wire/http-reader.ts';

/**
 * The provider's double: `node bench/upstream/main.ts`, forked by the benchmark. It tells its port when it listens and
 * answers `counts` with how many values reached it raw and how many as tokens, counted anew after each answer.
 */
export interface UpstreamCounts {
  readonly raw: number;
  readonly tokens: number;
}

const seen = { raw: 0, tokens: 0 };

const server = net.createServer({ noDelay: true }, (socket) => {
  const reader = new HttpReader(new Exchange(socket, seen));
  socket.on('data', (bytes: Buffer) => reader.push(bytes));
  socket.on('error', () => socket.destroy());
});

server.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});

process.on('message', () => {
  process.send?.({ counts: { ...seen } satisfies UpstreamCounts });
  seen.raw = 0;
  seen.tokens = 0;
});
process.on('disconnect', () => process.exit(0));
