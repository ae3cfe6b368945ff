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

/** Days that certificates are valid, and how many before its end a leaf is replaced. */
export const validDays = { authority: 3_650, leaf: 7, leafRenewed: 3 } as const;

const dayMs = 24 * 60 * 60 * 1000;
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

const common = (now: number, days: number) => ({
  // 126 bits: positive, and unlike any other.
  serialNumber: `3${randomBytes(15).toString('hex')}`,
  notBefore: new Date(now - skewMs),
  notAfter: new Date(now + days * dayMs),
  signingAlgorithm: algorithm,
});

export async function createAuthority(now: number): Promise<KeyPair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...common(now, validDays.authority),
      name: 'CN=Domicile operator',
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
export async function issueLeaf(authority: KeyPair, hosts: readonly string[], now: number): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new X509Certificate(authority.cert);
  const alternatives = hosts.map((value) => ({
    type: /^[0-9.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  const certificate = await X509CertificateGenerator.create(
    {
      ...common(now, validDays.leaf),
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

/** Whether a leaf serves these hosts for long enough. */
export function isFresh(cert: string, hosts: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(cert);
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const served = new Set(names.map(({ value }) => value));
  const left = certificate.notAfter.getTime() - now;
  return left > validDays.leafRenewed * dayMs && hosts.every((host) => served.has(host));
}
