import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { State } from './state.ts';

const openssl = (...args: readonly string[]): Promise<unknown> => promisify(execFile)('openssl', [...args]);

/** Paths of PEM files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Subject {
  /** For a client, its user name. */
  readonly name: string;
  /** For a client, its groups. */
  readonly groups?: readonly string[];
  /** For a server: `IP:10.0.0.1` or `DNS:localhost`. */
  readonly addresses?: readonly string[];
}

const days = '7';
const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];

const pathsOf = (state: State, file: string): Certificate => {
  const folder = join(state.folder, 'pki');
  mkdirSync(folder, { recursive: true });
  return { cert: join(folder, `${file}.pem`), key: join(folder, `${file}.key`) };
};

/** The authority of a cluster, which signs servers and clients alike. */
export const authorityOf = (state: State): Certificate => pathsOf(state, 'ca');

export async function createAuthority(state: State): Promise<void> {
  const { cert, key } = authorityOf(state);
  const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
  await create({ cert, key }, ['-x509', '-days', days, '-subj', '/CN=domicile test cluster'], extensions);
}

/** Issues a certificate for a server or a client and returns where it is. */
export async function issue(state: State, file: string, subject: Subject): Promise<Certificate> {
  const authority = authorityOf(state);
  const paths = pathsOf(state, file);
  const groups = (subject.groups ?? []).map((group) => `/O=${group}`).join('');
  const extensions = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth,clientAuth',
    ...(subject.addresses ? [`subjectAltName=${subject.addresses.join(',')}`] : []),
  ];
  const signed = ['-x509', '-days', days, '-CA', authority.cert, '-CAkey', authority.key];
  await create(paths, [...signed, '-subj', `${groups}/CN=${subject.name}`], extensions);
  return paths;
}

/** What service account tokens are signed with: a key of its own, RSA since that is what clients expect. */
export async function createTokenKey(state: State): Promise<string> {
  const { key } = pathsOf(state, 'service-accounts');
  await openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', key);
  return key;
}

async function create(
  { cert, key }: Certificate,
  args: readonly string[],
  extensions: readonly string[],
): Promise<void> {
  const added = extensions.flatMap((extension) => ['-addext', extension]);
  await openssl('req', ...args, ...ecKey, '-keyout', key, '-out', cert, ...added);
}
