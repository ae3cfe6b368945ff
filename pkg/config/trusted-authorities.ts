import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { variables } from '../api/bootstrap.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Environment } from './environment.ts';

/** From now on also trusts, for providers, the authorities that the installation names. */
export function trustAuthorities(environment: Environment): void {
  const pem = environment[variables.trustedAuthorities] ?? '';
  if (pem === '') return;
  try {
    setDefaultCACertificates([...getCACertificates('default'), pem]);
  } catch (cause) {
    throw new UsageError(`${variables.trustedAuthorities} holds no certificates in PEM`, { cause });
  }
}
