import net from 'node:net';
import { Exchange } from './exchange.ts';
import { HttpReader } from '../wire/http-reader.ts';

/**
 * The provider's double: `node bench/upstream/main.ts`, forked by the benchmark. `listen` makes it open a further port,
 * one per contender, so that what still arrives from one is not counted to the next; `{ count: PORT }` makes it tell
 * how many values reached it there raw and how many as tokens, counted anew after each answer.
 */
export interface UpstreamCounts {
  readonly raw: number;
  readonly tokens: number;
}

const seenAt = new Map<number, { raw: number; tokens: number }>();

const listen = (): void => {
  const seen = { raw: 0, tokens: 0 };
  const server = net.createServer({ noDelay: true }, (socket) => {
    const reader = new HttpReader(new Exchange(socket, seen));
    socket.on('data', (bytes: Buffer) => reader.push(bytes));
    socket.on('error', () => socket.destroy());
  });
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    seenAt.set(address.port, seen);
    process.send?.({ port: address.port });
  });
};

const count = (port: number): void => {
  const seen = seenAt.get(port) ?? { raw: 0, tokens: 0 };
  process.send?.({ counts: { ...seen } satisfies UpstreamCounts });
  seen.raw = 0;
  seen.tokens = 0;
};

process.on('message', (message: 'listen' | { readonly count: number }) => {
  if (message === 'listen') listen();
  else count(message.count);
});
process.on('disconnect', () => process.exit(0));
