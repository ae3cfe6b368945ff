import { paths, volumes } from '../api/bootstrap.ts';
import type { CredentialSpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type { CredentialKind, CredentialRequest } from '../api/policy.ts';
import { canonicalJson } from '../policy/canonical-json.ts';
import { kindOf, mergeCredentials } from '../policy/merge.ts';
import type { Refusal } from './outcome.ts';
import type { EnvVar, Volume, VolumeMount } from './pod.ts';
import type { Clients } from './request.ts';

/** The policies' credentials, as the sidecar gets them: files, and variables that name them. */
export interface Custody {
  readonly requests: readonly CredentialRequest[];
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
  readonly env: readonly EnvVar[];
  readonly problems: readonly Refusal[];
  readonly warnings: readonly string[];
}

interface Kept {
  readonly provider: string;
  readonly kind: CredentialKind;
  readonly secret: { readonly name: string; readonly key: string } | undefined;
}

/** Below each mount. */
const credentialFile = 'credential';

/** Names of the Secrets that policies keep, of all policies and not only those that select the pod. */
export const secretNames = (policies: readonly PolicyDocument[]): ReadonlySet<string> =>
  new Set(policies.flatMap(keptBy).flatMap(({ secret }) => (secret === undefined ? [] : [secret.name])));

/** For the policies that select the pod. */
export function custodyOf(policies: readonly PolicyDocument[], clients: Clients): Custody {
  const kept = distinct(policies.flatMap(keptBy));
  const named = kept.flatMap(({ secret }) => (secret === undefined ? [] : [secret]));
  const mounted = distinct(named).map((secret, index) => ({
    secret,
    name: `${volumes.credentials}${index}`,
    path: `${paths.credentials}/${index}`,
  }));
  const env = kept.flatMap((one): EnvVar[] => {
    const place = mounted.find(({ secret }) => canonicalJson(secret) === canonicalJson(one.secret ?? null));
    const name = variableOf(one, clients);
    return place === undefined || name === undefined
      ? []
      : [{ name, value: `${place.path}/${credentialFile}` }];
  });
  return {
    requests: mergeCredentials(policies),
    volumes: mounted.map(({ secret, name }) => secretVolume(name, secret)),
    mounts: mounted.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
    env: distinct(env).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    problems: conflicts(kept, env),
    warnings: kept.filter(({ secret }) => secret === undefined).map(withoutSecret),
  };
}

const keptBy = ({ spec }: PolicyDocument): readonly Kept[] =>
  (spec.credentials ?? []).flatMap((credential) => {
    const kind = kindOf(credential);
    return kind === undefined
      ? []
      : [{ provider: credential.provider, kind, secret: secretOf(credential, kind) }];
  });

const secretOf = (credential: CredentialSpec, kind: CredentialKind): Kept['secret'] =>
  credential[kind]?.secretRef;

/** The variable by which the sidecar finds the file: as for `exec`, with `_FILE`. */
function variableOf({ provider, kind }: Kept, { sources }: Clients): string | undefined {
  const source = sources(provider).find((candidate) => candidate.kind === kind);
  if (source === undefined) return undefined;
  if (source.kind === 'sigv4') return 'AWS_SHARED_CREDENTIALS_FILE';
  const [serviceAccount] = source.fileEnv ?? [];
  return serviceAccount ?? (source.env[0] === undefined ? undefined : `${source.env[0]}_FILE`);
}

function secretVolume(
  name: string,
  { name: secretName, key }: { readonly name: string; readonly key: string },
): Volume {
  const secret = { secretName, items: [{ key, path: credentialFile }], defaultMode: 0o444, optional: false };
  return { name, secret };
}

/** Two providers may take their credential from the same variable; then it must be the same one. */
function conflicts(kept: readonly Kept[], env: readonly EnvVar[]): readonly Refusal[] {
  const byProvider = Map.groupBy(kept, ({ provider }) => provider);
  const providers = [...byProvider].filter(([, all]) => all.length > 1).map(([provider]) => provider);
  const names = [...Map.groupBy(distinct(env), ({ name }) => name)].filter(([, all]) => all.length > 1);
  return [...providers, ...names.map(([name]) => name)].map((what) => ({
    code: 'policy.credentials',
    message: `The policies that select the pod keep different credentials for ${what}: name the same Secret and key in all of them`,
  }));
}

const withoutSecret = ({ provider }: Kept): string =>
  `The policies keep the credential of ${provider} but name no Secret: the pod's proxy has none, and requests to ${provider} are refused. Add secretRef to the policy.`;

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}
