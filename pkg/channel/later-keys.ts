import { X509Certificate } from 'node:crypto';
import type { ConfigurationLine, SidecarConfiguration } from '../api/configuration.ts';
import { areKeys, isTrust, keysOrder } from './line.ts';
import { pemCertificate } from '../api/pem.ts';

/** The latest keys and authorities that were told of, which a replica that lags does not bring back. */
export type Latest = Pick<SidecarConfiguration, 'keys' | 'authorities'> &
  Pick<ConfigurationLine, 'keysRevision'> & { readonly lineage: string };

export const latestOf = ({
  lineage,
  keysRevision,
  config: { keys, authorities },
}: ConfigurationLine): Latest => ({
  lineage,
  keys,
  ...(keysRevision !== undefined && { keysRevision }),
  ...(authorities !== undefined && { authorities }),
});

/** Of what is held and what is told now; another lineage is a new beginning. */
export function later(held: Latest | undefined, next: Latest): Latest {
  if (held === undefined || held.lineage !== next.lineage) return next;
  const { keys, keysRevision } = keysOrder(held.keysRevision, next.keysRevision) === 'back' ? held : next;
  const authorities = laterTrust(held.authorities, next.authorities);
  return {
    lineage: next.lineage,
    keys,
    ...(keysRevision !== undefined && { keysRevision }),
    ...(authorities !== undefined && { authorities }),
  };
}

/**
 * A rotation goes from one authority to it and its successor, and then to the successor alone: of two texts the one
 * with the newer authority is later, and of two with the same newest the one with fewer.
 */
function laterTrust(held: string | undefined, next: string | undefined): string | undefined {
  if (held === undefined || next === undefined) return next ?? held;
  const [before, after] = [certificatesIn(held), certificatesIn(next)];
  const step = newest(after) - newest(before);
  if (step !== 0) return step > 0 ? next : held;
  return after.length <= before.length ? next : held;
}

const certificatesIn = (pem: string): readonly X509Certificate[] =>
  (pem.match(pemCertificate) ?? []).map((one) => new X509Certificate(one));

const newest = (all: readonly X509Certificate[]): number =>
  Math.max(...all.map(({ validFromDate }) => validFromDate.getTime()));

/** The line with these in place of its own; its hash stays that by which the operator knows it. */
export const withLatest = (
  line: ConfigurationLine,
  { keys, keysRevision, authorities }: Latest,
): ConfigurationLine => ({
  ...line,
  ...(keysRevision !== undefined && { keysRevision }),
  config: { ...line.config, keys, ...(authorities !== undefined && { authorities }) },
});

/** As it was kept beside a line; `undefined` where it cannot be read. */
export function readLatest(value: unknown): Latest | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { lineage, keys, keysRevision, authorities } = value as Partial<Latest>;
  const counts = keysRevision === undefined || (Number.isSafeInteger(keysRevision) && keysRevision >= 0);
  if (typeof lineage !== 'string' || !counts || !areKeys(keys) || !isTrust(authorities)) return undefined;
  return value as Latest;
}
