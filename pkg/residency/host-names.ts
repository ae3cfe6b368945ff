/** A host in the one spelling that everything else compares. */
export type CanonicalHost =
  | { readonly kind: 'name' | 'address'; readonly host: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** RFC 1035. */
const maxHostLength = 253;
const maxLabelLength = 63;
const labelPattern = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const dottedQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const ipv6 = /^\[[0-9a-f:.]{2,45}\]$/;

/** Lower case, no trailing dot. Refused: anything that two readers could take for different hosts. */
export function canonicalHost(written: string): CanonicalHost {
  const lower = written.toLowerCase();
  const host = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  if (host.length === 0) return refused('the host is empty');
  if (host.length > maxHostLength) return refused('the host is longer than 253 characters');
  if (host.startsWith('[')) {
    return ipv6.test(lower) ? { kind: 'address', host: lower } : refused('the IPv6 address is malformed');
  }
  const labels = host.split('.');
  if (!labels.every((label) => label.length <= maxLabelLength && labelPattern.test(label))) {
    return refused('the host has characters outside letters, digits, hyphens and dots; write it in punycode');
  }
  if (endsInNumber(labels)) {
    return dottedQuad.test(host)
      ? { kind: 'address', host }
      : refused('the host is a number that some readers take for an address; write four decimal parts');
  }
  return { kind: 'name', host };
}

/** The rule by which URL readers take a host for an IPv4 address. */
function endsInNumber(labels: readonly string[]): boolean {
  return /^(?:\d+|0x[0-9a-f]*)$/.test(labels[labels.length - 1] ?? '');
}

function refused(problem: string): CanonicalHost {
  return { kind: 'refused', problem };
}

export interface Authority {
  readonly host: string;
  readonly port: number | undefined;
}

const maxPort = 65_535;

/** `Host:443` -> host and port; a string says what is wrong. */
export function parseAuthority(written: string): Authority | string {
  if (written.includes('@')) return 'the URL has user information';
  const parts = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}))?$/.exec(written);
  if (parts === null) return 'the host or its port is malformed';
  const canonical = canonicalHost(parts[1] ?? '');
  if (canonical.kind === 'refused') return canonical.problem;
  if (parts[2] === undefined) return { host: canonical.host, port: undefined };
  const port = Number(parts[2]);
  if (port < 1 || port > maxPort) return 'the port is out of range';
  return { host: canonical.host, port };
}

/** Hosts as policies write them: exact names, or `*.` before a domain for any subdomain of it. */
export interface HostSet {
  has(host: string): boolean;
}

export function hostSet(patterns: Iterable<string>): HostSet {
  const exact = new Set<string>();
  const suffixes = new Set<string>();
  for (const pattern of patterns) {
    if (pattern.startsWith('*.')) suffixes.add(pattern.slice(2).toLowerCase());
    else exact.add(pattern.toLowerCase());
  }
  return { has: (host) => exact.has(host) || isSubdomain(host, suffixes) };
}

function isSubdomain(host: string, suffixes: ReadonlySet<string>): boolean {
  if (suffixes.size === 0) return false;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    if (suffixes.has(host.slice(dot + 1))) return true;
  }
  return false;
}

export function matchesHost(host: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.startsWith('*.')
      ? host.endsWith(pattern.slice(1)) && host.length >= pattern.length
      : host === pattern,
  );
}
