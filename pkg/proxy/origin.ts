import type { Permit } from '../api/decision.ts';
import type { Destination } from '../api/request.ts';

/** What is dialled for a permit. */
export interface Origin {
  readonly protocol: 'http:' | 'https:';
  readonly hostname: string;
  readonly port: number;
  readonly basePath: string;
  /** Whoever declared the host or gave the URL answers for its address, whatever network that is in. */
  readonly vouched: boolean;
}

/** `connectTo`: provider id or host -> URL to dial instead. */
export function originOf(permit: Permit, connectTo: ReadonlyMap<string, URL>): Origin {
  const { provider, host, port, tls } = permit.destination;
  const other = connectTo.get(provider) ?? connectTo.get(host);
  if (other === undefined) {
    const protocol = tls ? 'https:' : 'http:';
    return { protocol, hostname: host, port, basePath: '', vouched: permit.privateAddresses };
  }
  return {
    protocol: other.protocol === 'http:' ? 'http:' : 'https:',
    hostname: other.hostname,
    port: Number(other.port) || (other.protocol === 'http:' ? 80 : 443),
    basePath: other.pathname.replace(/\/$/, ''),
    vouched: true,
  };
}

/** The header `Host`, whatever is dialled. */
export function hostHeader({ host, port, tls }: Pick<Destination, 'host' | 'port' | 'tls'>): string {
  return port === (tls ? 443 : 80) ? host : `${host}:${port}`;
}
