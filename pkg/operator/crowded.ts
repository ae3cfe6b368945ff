import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** Milliseconds that a request may take to come, from the opening of its connection on, while others need the room. */
export const askingMs = 1_000;

/** One that is open. Milliseconds. */
export interface Connection {
  readonly address: string;
  /** Since when it is open, asks what is not answered yet, or is idle. */
  readonly since: number;
  /** It was answered, and asks nothing further. */
  readonly idle: boolean;
}

/**
 * Which connection makes room for another: one that does not come to its request, else an idle one, else any; of these
 * the oldest of the address that has most. API servers do not say who they are, but they ask at once, in one piece, and
 * keep few connections idle: whoever takes all of them loses his own.
 */
export function makesRoom<One extends Connection>(open: readonly One[], now: number): One | undefined {
  const late = open.filter(({ since, idle }) => !idle && now - since >= askingMs);
  const idle = open.filter((one) => one.idle);
  const first = [late, idle, open].find(({ length }) => length > 0) ?? [];
  return largest(first).reduce<One | undefined>(
    (oldest, one) => (oldest !== undefined && oldest.since <= one.since ? oldest : one),
    undefined,
  );
}

function largest<One extends Connection>(open: readonly One[]): readonly One[] {
  const byAddress = Map.groupBy(open, ({ address }) => address);
  return [...byAddress.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

interface Open {
  readonly name: string;
  readonly socket: Socket;
  readonly address: string;
  since: number;
  idle: boolean;
}

/** Keeps at most so many connections: a further one is served, and another one closed. */
export function boundConnections(server: Server, most: number, now: () => number): void {
  /** By where they come from. */
  const open = new Map<string, Open>();
  server.on('connection', (socket: Socket) => {
    const [name, address = ''] = [nameOf(socket), socket.remoteAddress];
    const leaving = open.size < most ? undefined : makesRoom([...open.values()], now());
    if (leaving !== undefined) {
      open.delete(leaving.name);
      leaving.socket.destroy();
    }
    const connection: Open = { name, socket, address, since: now(), idle: false };
    open.set(name, connection);
    socket.once('close', () => {
      if (open.get(name) === connection) open.delete(name);
    });
  });
  server.on('request', ({ socket }, response) => {
    const connection = open.get(nameOf(socket));
    if (connection === undefined) return;
    Object.assign(connection, { since: now(), idle: false });
    response.once('close', () => Object.assign(connection, { since: now(), idle: true }));
  });
}

/** A socket with TLS has the same as the one below it. */
const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
