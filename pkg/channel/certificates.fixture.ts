import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const keyPair = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
const dayMs = 86_400_000;

/** An authority and a leaf for 127.0.0.1 and `operator.example`, in PEM, of about that moment. */
export async function testCertificates(now = Date.now()) {
  const [authorityKeys, leafKeys] = await Promise.all([keyPair(), keyPair()]);
  const valid = {
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + dayMs),
    signingAlgorithm: algorithm,
  };
  const name = `CN=test authority ${randomBytes(4).toString('hex')}`;
  const authority = await X509CertificateGenerator.createSelfSigned(
    {
      ...valid,
      name,
      keys: authorityKeys,
      serialNumber: '31',
      extensions: [new BasicConstraintsExtension(true, 0, true)],
    },
    webcrypto,
  );
  const leaf = await X509CertificateGenerator.create(
    {
      ...valid,
      subject: 'CN=test',
      issuer: name,
      publicKey: leafKeys.publicKey,
      signingKey: authorityKeys.privateKey,
      serialNumber: '32',
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: 'operator.example' },
        ]),
      ],
    },
    webcrypto,
  );
  const key = PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey),
    'PRIVATE KEY',
  );
  return { authority: authority.toString('pem'), leaf: { cert: leaf.toString('pem'), key } };
}
