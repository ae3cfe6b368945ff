import type { AddressRange } from '../policy/address-range.ts';

export interface Lockdown {
  /**
   * User and group of the only one that may open connections to elsewhere: both, since an image may name this user, and
   * a group can be joined.
   */
  readonly proxyUid: number;
  /** Addresses of the cluster's resolver. */
  readonly resolvers: readonly string[];
  /** What agents may reach past the proxy. */
  readonly ranges: readonly AddressRange[];
}

/**
 * One nft table for IPv4 and IPv6 that refuses whatever leaves the pod, but for loopback, answers to connections from
 * outside, the proxy, names, and ranges that a cluster policy lists. What is refused is told at once: an agent that
 * waits for a time-out helps nobody.
 */
export function lockdownRuleset({ proxyUid, resolvers, ranges }: Lockdown): string {
  const rules = [
    'oifname "lo" accept',
    'ct state established accept',
    `meta skuid ${proxyUid} meta skgid ${proxyUid} accept`,
    // Without neighbours IPv6 finds no router. The kernel sends these; a program would need NET_RAW.
    'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept',
    ...byFamily(resolvers.map((text) => ({ family: text.includes(':') ? 6 : 4, text }))).map(
      (match) => `${match} meta l4proto { tcp, udp } th dport 53 accept`,
    ),
    ...byFamily(ranges.map(({ family, address, bits }) => ({ family, text: `${address}/${bits}` }))).map(
      (match) => `${match} accept`,
    ),
    'meta l4proto tcp reject with tcp reset',
    'reject with icmpx admin-prohibited',
  ];
  const lines = ['type filter hook output priority filter; policy drop;', ...rules];
  return `table inet domicile {
  chain output {
${lines.map((line) => `    ${line}`).join('\n')}
  }
}
`;
}

/** One match for each address family that is there. */
function byFamily(targets: readonly { readonly family: 4 | 6; readonly text: string }[]): readonly string[] {
  return ([4, 6] as const).flatMap((family) => {
    const listed = targets.filter((target) => target.family === family).map(({ text }) => text);
    const field = family === 4 ? 'ip daddr' : 'ip6 daddr';
    return listed.length === 0 ? [] : [`${field} { ${[...new Set(listed)].toSorted().join(', ')} }`];
  });
}
