import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Checksum, SourceData } from '@smithy/types';
import type { Credential } from '../api/credential.ts';
import type { Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';

/** Signs one upstream request by AWS's version 4; `headers` is completed in place. */
export async function sign(
  credential: Extract<Credential, { kind: 'sigv4' }>,
  destination: Destination,
  headers: Record<string, string>,
  bodyDigest: () => string | Promise<string>,
  now: () => number,
): Promise<void> {
  const region = destination.params.region;
  if (region === undefined)
    throw new DomicileError(
      'credential.missing',
      'The host names no region to sign for: use a host of AWS that has one, such as bedrock-runtime.eu-central-1.amazonaws.com.',
    );
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
