import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { DomicileError } from '../errors/domicile-error.ts';
import { isMetadataHost, metadataWay } from '../residency/metadata-hosts.ts';

/** How names are resolved; every address of a name. */
export type ResolveAll = (host: string) => Promise<readonly LookupAddress[]>;

const ranges: readonly (readonly [kind: string, network: string, bits: number])[] = [
  ['this network', '0.0.0.0', 8],
  ['private', '10.0.0.0', 8],
  ['carrier-grade NAT', '100.64.0.0', 10],
  ['loopback', '127.0.0.0', 8],
  ['link-local or metadata', '169.254.0.0', 16],
  ['private', '172.16.0.0', 12],
  ['protocol assignments', '192.0.0.0', 24],
  ['private', '192.168.0.0', 16],
  ['benchmarking', '198.18.0.0', 15],
  ['multicast', '224.0.0.0', 4],
  ['reserved', '240.0.0.0', 4],
  ['unspecified', '::', 128],
  ['loopback', '::1', 128],
  ['local NAT64', '64:ff9b:1::', 48],
  ['discarded', '100::', 64],
  ['tunnelled', '2001::', 32],
  ['private or metadata', 'fc00::', 7],
  ['link-local', 'fe80::', 10],
  ['site-local', 'fec0::', 10],
  ['multicast', 'ff00::', 8],
];

const lists = ranges.map(([kind, network, bits]) => {
  const list = new BlockList();
  list.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4');
  return { kind, list };
});

/** Prefixes (in 16-bit groups) behind which an IPv6 address carries an IPv4 address, and at which group it begins. */
const carriers: readonly (readonly [prefix: readonly number[], at: number])[] = [
  [[0, 0, 0, 0, 0, 0xffff], 6],
  [[0, 0, 0, 0, 0, 0], 6],
  [[0x64, 0xff9b, 0, 0, 0, 0], 6],
  [[0x2002], 1],
];

/**
 * Why an address is no place that a name on the public network may lead to, in a word (`loopback`, `private` ...);
 * `undefined` where nothing speaks against it. What is no address is refused as well.
 */
export function refusedKind(address: string): string | undefined {
  const family = isIP(address);
  if (family === 0) return 'malformed';
  if (family === 4) return kindOf(address, 'ipv4');
  const groups = groupsOf(address);
  const own = kindOf(address, 'ipv6');
  if (own !== undefined) return own;
  for (const [prefix, at] of carriers) {
    if (prefix.every((group, index) => groups[index] === group)) return kindOf(carried(groups, at), 'ipv4');
  }
  return undefined;
}

const kindOf = (address: string, family: 'ipv4' | 'ipv6'): string | undefined =>
  lists.find(({ list }) => list.check(address, family))?.kind;

/** The eight groups, however the address is written. */
function groupsOf(address: string): readonly number[] {
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last].map((group) => parseInt(group, 16));
}

function carried(groups: readonly number[], at: number): string {
  const [high = 0, low = 0] = groups.slice(at);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The refusal of a host whose address is no public one. */
export function refusedAddress(host: string, kind: string): DomicileError {
  const way = isMetadataHost(host)
    ? metadataWay(host)
    : 'Use its public name, or declare the host in egress with privateAddresses: true if it is meant.';
  return new DomicileError(
    'policy.private_address',
    `${host} leads to an address that is ${kind}: where that is depends on this network, not on the name. ${way}`,
    { by: { field: 'egress' } },
  );
}

/** Throws for a host that is written as such an address itself; names are checked when they are resolved. */
export function refuseLiteral(host: string): void {
  const address = host.startsWith('[') ? host.slice(1, -1) : host;
  const kind = isIP(address) === 0 ? undefined : refusedKind(address);
  if (kind !== undefined) throw refusedAddress(host, kind);
}

/** How long an answer of the resolver is used again, in milliseconds; longer, and a host that moves is missed. */
export const resolvedMs = 5_000;
/** Names whose addresses are remembered; the oldest is forgotten. */
export const maxResolved = 1024;

interface Resolved {
  readonly until: number;
  readonly addresses: Promise<readonly LookupAddress[]>;
}

/**
 * A lookup for sockets: a name is resolved once for a dial, all its addresses are checked, and only these are dialled.
 * One that is not public refuses the name, so that nobody can mix it among others. `now`: monotonic milliseconds.
 */
export function checkedLookup(
  resolve: ResolveAll = resolveAll,
  now = () => performance.now(),
): LookupFunction {
  const known = new Map<string, Resolved>();
  const resolved = (host: string): Promise<readonly LookupAddress[]> => {
    const one = known.get(host);
    if (one !== undefined && one.until > now()) return one.addresses;
    const addresses = checked(host, resolve);
    known.delete(host);
    known.set(host, { until: now() + resolvedMs, addresses });
    const oldest = known.keys().next();
    if (known.size > maxResolved && oldest.done !== true) known.delete(oldest.value);
    addresses.catch(() => known.delete(host));
    return addresses;
  };
  return (host, { all, family }, callback) => {
    resolved(host).then(
      (addresses) => {
        const wanted = addresses.filter((one) =>
          family !== 4 && family !== 6 ? true : one.family === family,
        );
        const [first] = wanted;
        if (first === undefined) callback(new Error(`no address of ${host}`), '', 0);
        else if (all === true) callback(null, [...wanted]);
        else callback(null, first.address, first.family);
      },
      (cause: Error) => callback(cause, '', 0),
    );
  };
}

async function checked(host: string, resolve: ResolveAll): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(host);
  for (const { address } of addresses) {
    const kind = refusedKind(address);
    if (kind !== undefined) throw refusedAddress(host, kind);
  }
  return addresses;
}

/** All addresses of a name, as the system resolves it. */
export const resolveAll: ResolveAll = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) =>
      error === null ? resolve(addresses) : reject(error),
    );
  });
