import { describe, type Fields, fieldsOf, parseConfigurationFile, wrong } from './configuration-file.ts';
import type { Environment } from './environment.ts';

/** The file that `sidecar --config` names, JSON or YAML. */
export interface SidecarConfig {
  readonly policies: readonly string[];
  /** What is said of the data that is sent: it puts all requests into the data classes of these names. */
  readonly dataClasses: readonly string[];
  /** Files that add to the product's catalog. */
  readonly catalog: readonly string[];
  readonly listen: Listen;
  /** Metrics and health; absent: not served. */
  readonly admin: Listen | undefined;
  readonly journal: string;
  /** What callers must present; else the variable DOMICILE_SECRET. */
  readonly secret: string;
  readonly keyFile: string | undefined;
  readonly connectTo: readonly string[];
  readonly bounds: Readonly<Record<string, unknown>>;
  /** A country database in MaxMind's format; absent: addresses are not looked up. */
  readonly addressEvidence: string | undefined;
}

export interface Listen {
  readonly host: string;
  readonly port: number;
}

const fields = [
  'policies',
  'dataClasses',
  'catalog',
  'listen',
  'admin',
  'journal',
  'secret',
  'keyFile',
  'connectTo',
  'bounds',
  'addressEvidence',
];
const minSecretLength = 16;
export const secretVariable = 'DOMICILE_SECRET';

/** Reads the file; rejects with UsageError naming the field, what was found and what is allowed. */
export async function readSidecarConfig(path: string, environment: Environment): Promise<SidecarConfig> {
  const given = objectOf(await parseConfigurationFile(path), path);
  for (const name of Object.keys(given)) {
    if (!fields.includes(name)) throw wrong(path, name, 'a field that is not known', fields.join(', '));
  }
  return {
    policies: strings(given.policies, path, 'policies', fileNames),
    dataClasses: anyStrings(given.dataClasses, path, 'dataClasses', classNames),
    catalog: anyStrings(given.catalog, path, 'catalog', fileNames),
    listen: listen(given.listen, path, 'listen'),
    admin: given.admin === undefined ? undefined : listen(given.admin, path, 'admin'),
    journal: text(given.journal, path, 'journal'),
    secret: secret(given.secret ?? environment[secretVariable], path),
    keyFile: given.keyFile === undefined ? undefined : text(given.keyFile, path, 'keyFile'),
    connectTo: Object.entries(objectOf(given.connectTo ?? {}, path)).map(
      ([name, url]) => `${name}=${String(url)}`,
    ),
    bounds: objectOf(given.bounds ?? {}, path),
    addressEvidence:
      given.addressEvidence === undefined ? undefined : text(given.addressEvidence, path, 'addressEvidence'),
  };
}

/** An object among the fields, told like the file itself. */
function objectOf(value: unknown, path: string): Fields {
  return fieldsOf(value, path, `an object with ${fields.join(', ')}`);
}

const fileNames = 'a list of file names, at least one';
const classNames = 'a list of names of data classes, at least one';

function strings(value: unknown, path: string, field: string, allowed: string): readonly string[] {
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item): item is string => typeof item === 'string')
  )
    return value;
  throw wrong(path, field, describe(value), allowed);
}

const anyStrings = (...[value, ...rest]: Parameters<typeof strings>): readonly string[] =>
  value === undefined ? [] : strings(value, ...rest);

function text(value: unknown, path: string, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw wrong(path, field, describe(value), 'a path');
}

function secret(value: unknown, path: string): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value) && value.length >= minSecretLength)
    return value;
  throw wrong(
    path,
    'secret',
    'none that will do',
    `at least ${minSecretLength} letters, digits, _ or -, here or in ${secretVariable}`,
  );
}

function listen(value: unknown, path: string, field: string): Listen {
  const { host, port, ...unknown } = objectOf(value ?? {}, path);
  if (
    Object.keys(unknown).length === 0 &&
    typeof host === 'string' &&
    typeof port === 'number' &&
    Number.isInteger(port) &&
    port >= 0 &&
    port < 65_536
  )
    return { host, port };
  throw wrong(path, field, describe(value), '{host: 127.0.0.1, port: 15001}');
}
