import { createPrivateKey } from 'node:crypto';
import type { Credential } from '../api/credential.ts';
import type { CredentialRequest } from '../api/policy.ts';
import { type AwsKeys, awsKeysIn } from './aws-file.ts';
import { UsageError, whyUnreadable } from '../errors/usage-error.ts';
import type { CredentialData } from '../residency/catalog-shape.ts';
import type { Environment } from './environment.ts';

/** What a client of a provider takes its credential from. */
export type CredentialSources = (provider: string) => readonly CredentialData[];

/** Reads a file named by an environment variable; throws what `fs` throws. */
export type ReadFile = (path: string) => string;

/** Every credential that the policies name, from each provider's usual variables or the files they name. */
export function credentialsFrom(
  requests: readonly CredentialRequest[],
  sources: CredentialSources,
  environment: Environment,
  readFile: ReadFile,
): ReadonlyMap<string, Credential> {
  const credentials = new Map<string, Credential>();
  for (const request of requests) {
    const source = sources(request.provider).find((candidate) => candidate.kind === request.kind);
    if (source === undefined) throw unsupported(request, sources(request.provider));
    credentials.set(request.provider, credentialFrom(request, source, environment, readFile));
  }
  return credentials;
}

/** Visible ASCII, as every provider's keys and tokens are; anything else would fail at each request. */
const headerValue = /^[\x21-\x7e]+$/;

function credentialFrom(
  request: CredentialRequest,
  source: CredentialData,
  environment: Environment,
  readFile: ReadFile,
): Credential {
  if (source.kind === 'sigv4') return sigv4From(request, source, environment, readFile);
  for (const name of source.env) {
    const value = valueOf(name, environment, readFile);
    if (value === undefined) continue;
    if (!headerValue.test(value))
      throw new UsageError(
        `${name} holds characters that no header may hold: leave blanks and line breaks out, and all but ASCII.`,
      );
    return { kind: 'header', header: source.header, value: source.scheme + value };
  }
  for (const name of source.fileEnv ?? []) {
    const path = environment[name];
    if (path !== undefined && path !== '')
      return serviceAccountFrom(source, name, readText(name, path, readFile));
  }
  throw missing(request, [...source.env, ...(source.fileEnv ?? [])]);
}

function sigv4From(
  request: CredentialRequest,
  source: Extract<CredentialData, { kind: 'sigv4' }>,
  environment: Environment,
  readFile: ReadFile,
): Credential {
  const [accessKeyId, secretAccessKey, sessionToken] = awsNames.map((name) =>
    valueOf(name, environment, readFile),
  );
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const keys = keysInFile(environment, readFile);
    if (keys === undefined) throw missing(request, [awsNames.slice(0, 2).join(' and ')]);
    return { kind: 'sigv4', service: source.service, ...keys };
  }
  return { kind: 'sigv4', service: source.service, accessKeyId, secretAccessKey, sessionToken };
}

const awsNames = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Both variables take precedence over the file, as with AWS's own clients. */
const awsFile = 'AWS_SHARED_CREDENTIALS_FILE';

function keysInFile(environment: Environment, readFile: ReadFile): AwsKeys | undefined {
  const path = environment[awsFile];
  if (path === undefined || path === '') return undefined;
  const keys = awsKeysIn(readText(awsFile, path, readFile));
  if (keys !== undefined) return keys;
  throw new UsageError(
    `${awsFile} names ${path}, whose profile default has no aws_access_key_id and aws_secret_access_key.`,
  );
}

/** `NAME`, or the content of the file that `NAME_FILE` names. */
function valueOf(name: string, environment: Environment, readFile: ReadFile): string | undefined {
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  const path = environment[`${name}_FILE`];
  if (path === undefined || path === '') return undefined;
  const text = readText(`${name}_FILE`, path, readFile).trim();
  return text === '' ? undefined : text;
}

function readText(variable: string, path: string, readFile: ReadFile): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw new UsageError(
      `${variable} names ${path}, which cannot be read (${whyUnreadable(cause)}): name a file that can be.`,
      { cause },
    );
  }
}

function serviceAccountFrom(
  source: { readonly header: string; readonly scheme: string },
  variable: string,
  text: string,
): Credential {
  const account = parseAccount(text);
  if (account === undefined) {
    throw new UsageError(
      `${variable} names a file that is not a service account key: it needs client_email, private_key (RSA, PEM) and private_key_id.`,
    );
  }
  return { kind: 'serviceAccount', header: source.header, scheme: source.scheme, ...account };
}

function parseAccount(
  text: string,
): { readonly email: string; readonly privateKey: string; readonly keyId: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    client_email: email,
    private_key: privateKey,
    private_key_id: keyId,
  } = value as Readonly<Record<string, unknown>>;
  if (typeof email !== 'string' || typeof privateKey !== 'string' || typeof keyId !== 'string')
    return undefined;
  return isPrivateKey(privateKey) ? { email, privateKey, keyId } : undefined;
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function missing(request: CredentialRequest, names: readonly string[]): UsageError {
  return new UsageError(
    `The policy keeps the ${request.kind} credential of ${request.provider}, but it is not there: set ${names.join(' or ')} (or the same name with _FILE).`,
  );
}

function unsupported(request: CredentialRequest, known: readonly CredentialData[]): UsageError {
  const allowed = known.map((candidate) => candidate.kind).join(', ');
  return new UsageError(
    `The policy names a credential of kind ${request.kind} for ${request.provider}; allowed: ${allowed === '' ? 'none' : allowed}.`,
  );
}
