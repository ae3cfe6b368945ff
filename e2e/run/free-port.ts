import { createServer } from 'node:net';
import process from 'node:process';

/** Below what systems hand out to others on their own, so that nobody is given the port between here and its use. */
const lowest = 15_000;
const count = 15_000;
let next = process.pid % count;

/** A port of loopback that is free now; another one each time. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < count; tried += 1) {
    const port = lowest + next;
    next = (next + 1) % count;
    if (await isFree(port)) return port;
  }
  throw new Error('no port is free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
