import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const dayMs = 24 * 60 * 60 * 1000;

/** How long certificates last, and when they are replaced. Milliseconds. */
export interface Lifetimes {
  readonly authority: number;
  /** Before its end, an authority's successor is made and told of. */
  readonly announced: number;
  /** From then until the successor issues certificates: who has not heard of it by then does not trust them. */
  readonly overlap: number;
  /** From then until the predecessor is not trusted any more: all that it issued has ended by then. */
  readonly retained: number;
  readonly leaf: number;
  /** Before its end, a leaf is replaced. */
  readonly renewed: number;
}

export const lifetimes: Lifetimes = {
  authority: 365 * dayMs,
  announced: 60 * dayMs,
  overlap: 30 * dayMs,
  retained: 7 * dayMs,
  leaf: 7 * dayMs,
  renewed: 3 * dayMs,
};

/** Clocks of others may be behind. Milliseconds. */
const skewMs = 5 * 60 * 1000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const pemOf = async (key: webcrypto.CryptoKey): Promise<string> =>
  PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const keyOf = (pem: string): Promise<webcrypto.CryptoKey> => {
  const [pkcs8 = new ArrayBuffer(0)] = PemConverter.decode(pem);
  return webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
};

const common = (now: number, end: number) => ({
  // 126 bits: positive, and unlike any other.
  serialNumber: `3${randomBytes(15).toString('hex')}`,
  notBefore: new Date(now - skewMs),
  notAfter: new Date(end),
  signingAlgorithm: algorithm,
});

/** Each has a name of its own, or a client that knows two would try the wrong one. */
export async function createAuthority(now: number, last = lifetimes): Promise<KeyPair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...common(now, now + last.authority),
      name: `CN=Domicile operator ${randomBytes(4).toString('hex')}`,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** `hosts`: DNS names and addresses. */
export async function issueLeaf(
  authority: KeyPair,
  hosts: readonly string[],
  now: number,
  last = lifetimes,
): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new X509Certificate(authority.cert);
  const alternatives = hosts.map((value) => ({
    type: /^[0-9.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  const certificate = await X509CertificateGenerator.create(
    {
      ...common(now, Math.min(now + last.leaf, endOf(authority.cert))),
      subject: 'CN=domicile-operator',
      issuer: issuer.subject,
      publicKey: keys.publicKey,
      signingKey: await keyOf(authority.key),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(alternatives),
        await AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** When a certificate begins to be valid, by the clock of who made it, and when it ends. Unix milliseconds. */
export const madeAt = (cert: string): number => new X509Certificate(cert).notBefore.getTime() + skewMs;
export const endOf = (cert: string): number => new X509Certificate(cert).notAfter.getTime();

/** Whether a leaf of this authority serves these hosts for long enough. */
export function isFresh(
  cert: string,
  authority: string,
  hosts: readonly string[],
  now: number,
  { renewed } = lifetimes,
): boolean {
  const certificate = new X509Certificate(cert);
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const served = new Set(names.map(({ value }) => value));
  const issued = certificate.issuer === new X509Certificate(authority).subject;
  return issued && certificate.notAfter.getTime() - now > renewed && hosts.every((host) => served.has(host));
}
