import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import process from 'node:process';
import { type ChannelClient, startChannelClient } from '../../pkg/channel/client.ts';
import type { FromSidecars, ToSidecars } from './sidecars.ts';

/** Many sidecars in one process: the real channel, run on whatever it brings. */
const clients: ChannelClient[] = [];
/** When each acknowledgement was answered, Unix milliseconds with fractions. */
let answeredAt: number[] = [];
const errors: string[] = [];

subscribe('http.client.response.finish', (message) => {
  const { request, response } = message as {
    readonly request: ClientRequest;
    readonly response: IncomingMessage;
  };
  if (request.path === '/v1/ack' && response.statusCode === 204)
    answeredAt.push(performance.timeOrigin + performance.now());
});

const say = (message: FromSidecars): void => void process.send?.(message);

process.on('message', (order: ToSidecars) => {
  switch (order.kind) {
    case 'open':
      for (const token of order.tokens)
        clients.push(
          startChannelClient({
            url: order.url,
            ca: order.ca,
            readToken: () => token,
            onConfiguration: async ({ hash, revision }) => ({ hash, revision }),
            onHeartbeat: () => undefined,
            onError: (error) => errors.push(String(error)),
          }),
        );
      return;
    case 'forget':
      answeredAt = [];
      return say({ kind: 'forgot' });
    case 'tell': {
      const connected = clients.filter((client) => client.connected()).length;
      return say({ kind: 'told', connected, answeredAt, errors: errors.splice(0) });
    }
    case 'stop':
      void Promise.all(clients.map((client) => client.stop())).then(() => process.exit(0));
  }
});
