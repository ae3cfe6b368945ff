import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * A lookup for sockets. A pod's IPv6 address serves only once its network has seen that nobody else has it, up to two
 * seconds after the pod was made: tried first, it would cost a new proxy the 250 ms that Node gives an address.
 */
export const ipv4First =
  (resolve: LookupFunction = lookup): LookupFunction =>
  (host, { all }, callback) =>
    resolve(host, { all, order: 'ipv4first' }, callback);
