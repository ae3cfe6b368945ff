import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { envoyProgram, installEnvoy } from '../peers/install.ts';
import { MESSAGES_PATH, NO_HEADERS } from './contender.ts';
import type { Contender, Setting } from './contender.ts';

const socketAddress = (port: number): object => ({
  socket_address: { address: '127.0.0.1', port_value: port },
});
const CONNECTION_MANAGER =
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
const ROUTER = 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router';
const NO_LIMIT = 1_000_000;

/** Plain pass-through: one listener, one cluster, no log, no request ids, no time limits, no circuit to break. */
const bootstrap = ({ port, upstreamPort }: Setting): object => ({
  static_resources: {
    listeners: [
      {
        name: 'bench',
        address: socketAddress(port),
        filter_chains: [
          {
            filters: [
              {
                name: 'http',
                typed_config: {
                  '@type': CONNECTION_MANAGER,
                  stat_prefix: 'bench',
                  generate_request_id: false,
                  route_config: {
                    virtual_hosts: [
                      {
                        name: 'all',
                        domains: ['*'],
                        routes: [{ match: { prefix: '/' }, route: { cluster: 'upstream', timeout: '0s' } }],
                      },
                    ],
                  },
                  http_filters: [{ name: 'router', typed_config: { '@type': ROUTER } }],
                },
              },
            ],
          },
        ],
      },
    ],
    clusters: [
      {
        name: 'upstream',
        type: 'STATIC',
        connect_timeout: '5s',
        circuit_breakers: {
          thresholds: [
            {
              max_connections: NO_LIMIT,
              max_pending_requests: NO_LIMIT,
              max_requests: NO_LIMIT,
              max_retries: NO_LIMIT,
            },
          ],
        },
        load_assignment: {
          cluster_name: 'upstream',
          endpoints: [{ lb_endpoints: [{ endpoint: { address: socketAddress(upstreamPort) } }] }],
        },
      },
    ],
  },
});

export const envoy: Contender = {
  id: 'envoy',
  title: 'Envoy 1.40, 1 worker',
  masks: false,
  missing: installEnvoy,
  path: MESSAGES_PATH,
  headers: NO_HEADERS,
  async command(setting) {
    const file = path.join(setting.folder, 'envoy.json');
    await writeFile(file, JSON.stringify(bootstrap(setting)));
    return {
      file: envoyProgram(),
      args: ['--config-path', file, '--concurrency', '1', '--disable-hot-restart', '--log-level', 'error'],
    };
  },
};
