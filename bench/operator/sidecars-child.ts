import process from 'node:process';
import { type ChannelClient, startChannelClient } from '../../pkg/channel/client.ts';
import type { Told, ToSidecars } from './sidecars.ts';

/** Many sidecars in one process: the real channel, run on whatever it brings. */
const clients: ChannelClient[] = [];
const errors: string[] = [];

process.on('message', (order: ToSidecars) => {
  switch (order.kind) {
    case 'open':
      for (const token of order.tokens)
        clients.push(
          startChannelClient({
            url: order.url,
            ca: () => order.ca,
            readToken: () => token,
            onConfiguration: async ({ hash, revision }) => ({ hash, revision }),
            onHeartbeat: () => undefined,
            onError: (error) => errors.push(String(error)),
          }),
        );
      return;
    case 'tell': {
      const connected = clients.filter((client) => client.connected()).length;
      process.send?.({ connected, errors: errors.splice(0) } satisfies Told);
      return;
    }
    case 'stop':
      void Promise.all(clients.map((client) => client.stop())).then(() => process.exit(0));
  }
});
