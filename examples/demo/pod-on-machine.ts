import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container, EnvVar, Pod, Volume } from '../../pkg/inject/pod.ts';

/** What a cluster knows of a pod beyond its specification. */
export interface Placement {
  /** Every volume of the pod is a folder below it. */
  readonly folder: string;
  /** What `fieldRef` may name, such as `metadata.uid`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Secret and key -> content. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** For every projected service account token. */
  readonly token: string;
}

type Environment = Readonly<Record<string, string>>;

const folderOf = ({ folder }: Placement, volume: string): string => join(folder, 'volumes', volume);

/** Fills the volumes of a pod, as a kubelet does before its first container. */
export async function layVolumes({ spec }: Pod, placement: Placement): Promise<void> {
  for (const volume of spec?.volumes ?? []) {
    const folder = folderOf(placement, volume.name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [name, content] of contentOf(volume, placement)) await writeFile(join(folder, name), content);
  }
}

type SecretVolume = Volume & {
  readonly secret?: { readonly items?: readonly { readonly key: string; readonly path: string }[] };
};

function contentOf(
  { secret, projected }: SecretVolume,
  placement: Placement,
): readonly (readonly [string, string])[] {
  const kept = placement.secrets[secret?.secretName ?? ''] ?? {};
  return [
    ...(secret?.items ?? []).map(({ key, path }) => [path, kept[key] ?? ''] as const),
    ...(projected?.sources ?? []).flatMap(({ serviceAccountToken: token }) =>
      token?.path === undefined ? [] : [[token.path, placement.token] as const],
    ),
  ];
}

/** Where the container's path is on this machine. */
export function pathHere({ volumeMounts = [] }: Container, placement: Placement, path: string): string {
  const mount = volumeMounts.find(
    ({ mountPath }) => mountPath !== undefined && (path === mountPath || path.startsWith(`${mountPath}/`)),
  );
  if (mount?.mountPath === undefined) return path;
  return folderOf(placement, mount.name) + path.slice(mount.mountPath.length);
}

/** The container's variables, with fields and references in place, and paths of its mounts as they are here. */
export function environmentOf(container: Container, placement: Placement): Environment {
  const environment: Record<string, string> = {};
  for (const entry of container.env ?? []) {
    const given = valueOf(entry, placement).replace(
      /\$\((\w+)\)/g,
      (whole, name: string) => environment[name] ?? whole,
    );
    environment[entry.name] = pathHere(container, placement, given);
  }
  return environment;
}

function valueOf({ value = '', valueFrom }: EnvVar, { fields }: Placement): string {
  const path = valueFrom?.fieldRef?.fieldPath;
  return path === undefined ? value : (fields[path] ?? '');
}
