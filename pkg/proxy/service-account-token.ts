import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Credential } from '../api/credential.ts';

/** One hour, as Google's API servers accept at most. */
export const tokenSeconds = 3600;

/** A self-signed token of a service account: Google's API servers accept it without an exchange (AIP-4111). */
export function selfSignedToken(
  account: Extract<Credential, { kind: 'serviceAccount' }>,
  seconds: number,
): Promise<string> {
  return new SignJWT({ scope: 'https://www.googleapis.com/auth/cloud-platform' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: account.keyId })
    .setIssuer(account.email)
    .setSubject(account.email)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(createPrivateKey(account.privateKey));
}
