import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { freePort } from '../run/free-port.ts';
import { authorityOf, type Certificate, issue } from './certificates.ts';
import { startDaemon } from './daemon.ts';
import type { Network } from './network.ts';
import type { State } from './state.ts';
import { tool } from './tools/cache.ts';

export interface Etcd {
  readonly url: string;
  /** Of whom it lets in. */
  readonly client: Certificate;
  /** Forgets every revision but the last. */
  readonly compact: () => Promise<void>;
}

/** The API server's store, beside it: on loopback, or in the node's network where there is one. */
export async function startEtcd(state: State, network?: Network): Promise<Etcd> {
  const address = network?.nodeAddress ?? '127.0.0.1';
  const [serving, client] = await Promise.all([
    issue(state, 'etcd', { name: 'etcd', addresses: [`IP:${address}`] }),
    issue(state, 'etcd-client', { name: 'kube-apiserver' }),
  ]);
  const [port, peerPort] = network === undefined ? [await freePort(), await freePort()] : [2379, 2380];
  const [url, peers] = [`https://${address}:${port}`, `http://127.0.0.1:${peerPort}`];
  const authority = authorityOf(state).cert;
  startDaemon(
    state,
    'etcd',
    [
      tool('etcd'),
      `--data-dir=${join(state.folder, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      `--cert-file=${serving.cert}`,
      `--key-file=${serving.key}`,
      '--client-cert-auth',
      `--trusted-ca-file=${authority}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
    network?.name,
  );
  const tls = {
    ca: readFileSync(authority),
    cert: readFileSync(client.cert),
    key: readFileSync(client.key),
  };
  const call = (path: string, body: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = httpsRequest(new URL(path, url), { method: 'POST', ...tls }, (response) => {
        json(response).then((said) => {
          if (response.statusCode === 200) resolve(said);
          else reject(new Error(`etcd answered ${path} with ${JSON.stringify(said)}`));
        }, reject);
      });
      request.once('error', reject);
      request.end(JSON.stringify(body));
    });
  return {
    url,
    client,
    compact: async () => {
      const key = Buffer.from('/').toString('base64');
      const { header } = (await call('/v3/kv/range', { key })) as {
        readonly header: { readonly revision: string };
      };
      await call('/v3/kv/compaction', { revision: header.revision, physical: true });
    },
  };
}
