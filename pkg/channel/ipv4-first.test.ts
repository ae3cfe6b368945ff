import { lookup, type LookupOptions } from 'node:dns';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type LookupFunction } from 'node:net';
import { expect, test } from '@jest/globals';
import { ipv4First } from './ipv4-first.ts';

test.each([true, false])(
  'a socket that asks for %j of the addresses is given those of IPv4 first',
  async (all) => {
    const asked: LookupOptions[] = [];
    const resolve: LookupFunction = (host, options, callback) => {
      asked.push(options);
      lookup(host, options, callback);
    };
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = connect({ host: 'localhost', port, lookup: ipv4First(resolve), autoSelectFamily: all });
    await once(socket, 'connect');
    expect([socket.remoteAddress, asked]).toEqual([
      '127.0.0.1',
      [{ all: all || undefined, order: 'ipv4first' }],
    ]);
    socket.destroy();
    server.close();
  },
);
