import { createHash, X509Certificate } from 'node:crypto';
import type {
  ConfigurationLine,
  ConfiguredKeys,
  Heartbeat,
  Revision,
  SidecarConfiguration,
} from '../api/configuration.ts';
import { canonicalJson } from '../policy/canonical-json.ts';
import { pemCertificate } from '../api/pem.ts';

/** Hex SHA-256 of what a sidecar would run on. */
export const hashOf = (config: SidecarConfiguration): string =>
  createHash('sha256').update(canonicalJson(config)).digest('hex');

/**
 * - `newer`: may replace what is held.
 * - `same`: the same revision, or both: nothing is lost by taking it.
 * - `back`: some list that it was made from is older than what is held, or no list is newer and its keys are older:
 *   must not be taken.
 */
export type Order = 'newer' | 'same' | 'back';

interface Ordered {
  readonly lineage: string;
  readonly revision: Revision;
  readonly keysRevision?: number;
  readonly dictionariesRevision?: number;
}

export function orderOf(held: Ordered | undefined, next: Ordered): Order {
  if (held === undefined || held.lineage !== next.lineage) return 'newer';
  const { length } = next.revision;
  // Another number of lists comes with another version of the operator: no order, but also no way to tell.
  if (length !== held.revision.length) return 'back';
  const steps = [
    ...next.revision.map((version, index) => version - (held.revision[index] ?? 0)),
    stepOf(held.dictionariesRevision, next.dictionariesRevision),
  ];
  if (steps.some((step) => step < 0)) return 'back';
  if (steps.some((step) => step > 0)) return 'newer';
  return keysOrder(held.keysRevision, next.keysRevision);
}

/** What is not of ConfigMaps has no order by their versions. */
const stepOf = (held: number | undefined, next: number | undefined): number =>
  held === undefined || next === undefined ? 0 : next - held;

/** Counts among the same lists alone: what policies say never waits for a replica to read its keys anew. */
export function keysOrder(held: number | undefined, next: number | undefined): Order {
  if (held === undefined || next === undefined || held === next) return 'same';
  return next > held ? 'newer' : 'back';
}

export type Line =
  | { readonly kind: 'configuration'; readonly line: ConfigurationLine }
  | { readonly kind: 'heartbeat'; readonly line: Heartbeat };

/** Reads a line; `undefined` where it is neither kind, or where its hash is not that of its configuration. */
export function parseLine(text: string): Line | undefined {
  const value = parsed(text);
  if (!isFields(value) || !isHeartbeat(value)) return undefined;
  if (value['config'] === undefined) return { kind: 'heartbeat', line: value };
  return isConfiguration(value) && hashOf(value.config) === value.hash
    ? { kind: 'configuration', line: value }
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function isHeartbeat(value: Fields): value is Fields & Heartbeat {
  const { issuedAt, hash, revision, dictionariesRevision } = value;
  return (
    isCount(issuedAt) &&
    typeof hash === 'string' &&
    (revision === undefined || isRevision(revision)) &&
    (dictionariesRevision === undefined || isCount(dictionariesRevision))
  );
}

function isConfiguration(value: Fields & Heartbeat): value is Fields & ConfigurationLine {
  const { lineage, revision, keysRevision, config } = value;
  return (
    typeof lineage === 'string' &&
    isRevision(revision) &&
    (keysRevision === undefined || isCount(keysRevision)) &&
    isConfig(config)
  );
}

function isConfig(value: unknown): value is SidecarConfiguration {
  return (
    isFields(value) &&
    Array.isArray(value['policies']) &&
    typeof value['refused'] === 'string' &&
    isCount(value['staleMs']) &&
    isTrust(value['authorities']) &&
    areDictionaries(value['dictionaries']) &&
    isNames(value['dataClasses']) &&
    areKeys(value['keys'])
  );
}

export const areKeys = (value: unknown): value is ConfiguredKeys =>
  isFields(value) && isKey(value['current']) && (value['previous'] === undefined || isKey(value['previous']));

/** At least one certificate that can be read, and no other text: with none, nobody could be reached again. */
export function isTrust(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'string') return false;
  const blocks = value.match(pemCertificate) ?? [];
  return (
    blocks.length > 0 && value.replaceAll(pemCertificate, '').trim() === '' && blocks.every(isCertificate)
  );
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}

const isKey = (value: unknown): boolean =>
  typeof value === 'string' && Buffer.from(value, 'base64').length === 32;

const areDictionaries = (value: unknown): boolean =>
  value === undefined || (isFields(value) && isNames(Object.values(value)));

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const isRevision = (value: unknown): value is Revision =>
  Array.isArray(value) && value.length > 0 && value.length <= 8 && value.every(isCount);
