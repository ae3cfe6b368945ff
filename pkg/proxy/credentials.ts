import type { Credential } from '../api/credential.ts';
import type { Destination } from '../api/request.ts';
import type { HasCredential } from '../residency/credential-hosts.ts';

/** Headers of one upstream request, lower-case names. */
export type HeaderMap = Record<string, string>;

/** Puts a provider's credential on an upstream request; the agent's own never get here when one is in custody. */
export interface Custody {
  /** Whether there is one, and it is meant for this host. */
  has(destination: Destination): boolean;
  /** `headers` is completed in place; `bodyDigest`: hex SHA-256 of the body, asked for only when signing. */
  authorize(
    destination: Destination,
    headers: HeaderMap,
    bodyDigest: () => string | Promise<string>,
  ): Promise<void> | void;
}

/** How long before its end a token is replaced. */
const renewSeconds = 300;

/** `isMeantFor`: whether a credential of the destination's provider may go there. */
export function createCustody(
  credentials: ReadonlyMap<string, Credential>,
  isMeantFor: HasCredential,
  now: () => number,
): Custody {
  const authorizers = new Map(
    [...credentials].map(([provider, credential]) => [provider, authorizerOf(credential, now)]),
  );
  return {
    has: (destination) => authorizers.has(destination.provider) && isMeantFor(destination),
    authorize: (destination, headers, bodyDigest) =>
      authorizers.get(destination.provider)?.(destination, headers, bodyDigest),
  };
}

type Authorize = Custody['authorize'];

function authorizerOf(credential: Credential, now: () => number): Authorize {
  switch (credential.kind) {
    case 'header':
      return (_destination, headers) => {
        headers[credential.header] = credential.value;
      };
    case 'sigv4':
      return awsAuthorizer(credential, now);
    case 'serviceAccount':
      return serviceAccountAuthorizer(credential, now);
  }
}

/** Libraries that sign are loaded for the credential that needs them: they cost up to 11 MiB of resident memory. */
function awsAuthorizer(credential: Extract<Credential, { kind: 'sigv4' }>, now: () => number): Authorize {
  const library = lazily(() => import('./sign-aws.ts'));
  return async (destination, headers, bodyDigest) => {
    const { sign } = await library();
    await sign(credential, destination, headers, bodyDigest, now);
  };
}

type ServiceAccount = Extract<Credential, { kind: 'serviceAccount' }>;

function serviceAccountAuthorizer(account: ServiceAccount, now: () => number): Authorize {
  const library = lazily(() => import('./service-account-token.ts'));
  let cached = { value: '', expires: 0 };
  return async (_destination, headers) => {
    const seconds = Math.floor(now() / 1000);
    if (cached.expires - renewSeconds <= seconds) {
      const { selfSignedToken, tokenSeconds } = await library();
      const token = await selfSignedToken(account, seconds);
      cached = { value: account.scheme + token, expires: seconds + tokenSeconds };
    }
    headers[account.header] = cached.value;
  };
}

/** Loads at once, so that the first request finds it there; a failure is the requests' that need it. */
function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  const loading = load();
  loading.catch(() => undefined);
  return () => loading;
}
