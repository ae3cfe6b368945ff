import { createHash, createHmac, createPrivateKey, type Hash, type Hmac } from 'node:crypto';
import type { Checksum, SourceData } from '@smithy/types';
import { SignatureV4 } from '@smithy/signature-v4';
import { SignJWT } from 'jose';
import type { Credential } from '../api/credential.ts';
import type { Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';

/** Headers of one upstream request, lower-case names. */
export type HeaderMap = Record<string, string>;

/** Puts a provider's credential on an upstream request; the agent's own never get here when one is in custody. */
export interface Custody {
  has(provider: string): boolean;
  /** `headers` is completed in place; `bodyDigest`: hex SHA-256 of the body, asked for only when signing. */
  authorize(
    destination: Destination,
    headers: HeaderMap,
    bodyDigest: () => string | Promise<string>,
  ): Promise<void> | void;
}

/** One hour, as Google's API servers accept at most. */
const jwtSeconds = 3600;
const jwtRenewSeconds = 300;

export function createCustody(credentials: ReadonlyMap<string, Credential>, now: () => number): Custody {
  const authorizers = new Map(
    [...credentials].map(([provider, credential]) => [provider, authorizerOf(credential, now)]),
  );
  return {
    has: (provider) => authorizers.has(provider),
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
      return (destination, headers, bodyDigest) => sign(credential, destination, headers, bodyDigest, now);
    case 'serviceAccount':
      return serviceAccountAuthorizer(credential, now);
  }
}

async function sign(
  credential: Extract<Credential, { kind: 'sigv4' }>,
  destination: Destination,
  headers: HeaderMap,
  bodyDigest: () => string | Promise<string>,
  now: () => number,
): Promise<void> {
  const region = destination.params.region;
  if (region === undefined)
    throw new DomicileError('credential.missing', 'The host names no region to sign for.');
  const { accessKeyId, secretAccessKey, sessionToken } = credential;
  const signer = new SignatureV4({
    credentials:
      sessionToken === undefined
        ? { accessKeyId, secretAccessKey }
        : { accessKeyId, secretAccessKey, sessionToken },
    region,
    service: credential.service,
    sha256: NodeSha256,
  });
  const signed = await signer.sign(
    {
      method: destination.method,
      protocol: 'https:',
      hostname: destination.host,
      path: destination.path,
      query: Object.fromEntries(new URLSearchParams(destination.query)),
      headers: {
        host: headers.host ?? destination.host,
        'content-type': headers['content-type'] ?? 'application/json',
        'x-amz-content-sha256': await bodyDigest(),
      },
    },
    { signingDate: new Date(now()) },
  );
  Object.assign(headers, signed.headers);
}

type ServiceAccount = Extract<Credential, { kind: 'serviceAccount' }>;

function serviceAccountAuthorizer(account: ServiceAccount, now: () => number): Authorize {
  let cached = { value: '', expires: 0 };
  return async (_destination, headers) => {
    const seconds = Math.floor(now() / 1000);
    if (cached.expires - jwtRenewSeconds <= seconds) {
      const token = await selfSignedToken(account, seconds);
      cached = { value: account.scheme + token, expires: seconds + jwtSeconds };
    }
    headers[account.header] = cached.value;
  };
}

/** A self-signed token of a service account: Google's API servers accept it without an exchange (AIP-4111). */
function selfSignedToken(account: ServiceAccount, seconds: number): Promise<string> {
  return new SignJWT({ scope: 'https://www.googleapis.com/auth/cloud-platform' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: account.keyId })
    .setIssuer(account.email)
    .setSubject(account.email)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + jwtSeconds)
    .sign(createPrivateKey(account.privateKey));
}

/** SHA-256 of Node behind the interface that the signer asks for. */
class NodeSha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #state: Hash | Hmac;

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.#state = stateOf(secret);
  }

  update(data: Uint8Array): void {
    this.#state.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#state.digest());
  }

  reset(): void {
    this.#state = stateOf(this.#secret);
  }
}

function stateOf(secret: SourceData | undefined): Hash | Hmac {
  return secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
}

function bytesOf(data: SourceData): Uint8Array | string {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
