import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a port of loopback that can be led elsewhere, or go silent without a word to either end. */
export interface Relay {
  readonly port: number;
  /** What is open stays open, and nothing passes any more; new connections are refused. */
  readonly silence: () => void;
  /** New connections pass again; those of before stay silent. */
  readonly heal: () => void;
  /** Cuts what is open; new connections go to another port. */
  readonly lead: (to: number) => void;
  readonly close: () => Promise<void>;
}

export async function startRelay(port: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let [open, to] = [true, port];
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((from) => {
    keep(from);
    if (!open) return void from.destroy();
    const onward = connect(to, '127.0.0.1');
    keep(onward);
    from.pipe(onward).pipe(from);
    from.once('close', () => onward.destroy());
    onward.once('close', () => from.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      open = false;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    heal: () => {
      open = true;
    },
    lead: (port) => {
      to = port;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
