import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { expect, test } from '@jest/globals';
import { testCertificates } from '../channel/certificates.fixture.ts';
import { UsageError } from '../errors/usage-error.ts';
import { trustAlso } from './trusted-authorities.ts';

const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256;
const trusted = (): ReadonlySet<string> => new Set(getCACertificates('default').map(fingerprint));

test('further authorities are trusted beside the public ones', async () => {
  const added = [(await testCertificates()).authority, (await testCertificates()).authority];
  const before = trusted();
  trustAlso(`A comment.\n${added.join('\n')}\n`);
  expect(trusted()).toEqual(new Set([...before, ...added.map(fingerprint)]));
});

test.each([
  ['nothing', ''],
  ['no PEM', 'authority'],
  ['PEM of what is no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
])('%s is refused, in words', (_, pem) => {
  expect(() => trustAlso(pem)).toThrow(UsageError);
});
