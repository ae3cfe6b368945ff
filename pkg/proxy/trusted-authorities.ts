import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { UsageError } from '../errors/usage-error.ts';
import { pemCertificate } from '../api/pem.ts';

/** From now on, for the whole process: servers of providers may also be certified by these, beside the public ones. */
export function trustAlso(pem: string): void {
  const added = pem.match(pemCertificate) ?? [];
  try {
    if (added.length === 0) throw new Error('no certificate');
    setDefaultCACertificates([...getCACertificates('default'), ...added]);
  } catch (cause) {
    throw new UsageError('The trusted authorities are not certificates in PEM.', { cause });
  }
}
