import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

export type ResolveAll = (host: string) => Promise<readonly LookupAddress[]>;

const resolveAll: ResolveAll = (host) => lookup(host, { all: true });

/**
 * A lookup for sockets. A pod's IPv6 address serves only once its network has seen that nobody else has it, up to two
 * seconds after the pod was made: tried first, it would cost a new proxy the 250 ms that Node gives an address.
 */
export const ipv4First =
  (resolve = resolveAll): LookupFunction =>
  (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const addresses = found.toSorted((one, other) => one.family - other.family);
        const [first] = addresses;
        if (first === undefined) callback(new Error(`no address of ${host}`), '', 0);
        else if (all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (cause: Error) => callback(cause, '', 0),
    );
  };
