import type { Refusal } from './outcome.ts';
import { agentContainers, type PodSpec, type Volume } from './pod.ts';

/** Where the agent would get at a credential that policies keep from it. `spec` is what injection made of it. */
export function secretProblems(spec: PodSpec, kept: ReadonlySet<string>): readonly Refusal[] {
  const inContainers = agentContainers(spec).flatMap(({ name, env = [], envFrom = [] }) => [
    ...env.map(
      (entry) =>
        [
          entry.valueFrom?.secretKeyRef?.name,
          `the variable ${entry.name} of the container ${name}`,
          { container: name },
        ] as const,
    ),
    ...envFrom.map(
      (source) => [source.secretRef?.name, `envFrom of the container ${name}`, { container: name }] as const,
    ),
  ]);
  const inVolumes = (spec.volumes ?? [])
    .filter(({ name }) => !name.startsWith('domicile-'))
    .flatMap((volume) =>
      secretsOf(volume).map(
        (secretName) => [secretName, `the volume ${volume.name}`, { volume: volume.name }] as const,
      ),
    );
  return [...inContainers, ...inVolumes].flatMap(([secret, where, part]) =>
    secret !== undefined && kept.has(secret) ? [{ ...problem(secret, where), ...part }] : [],
  );
}

/** As every kind of volume names a Secret, of those that there are and those that Kubernetes still takes. */
interface VolumeKind {
  readonly secretName?: string;
  readonly secretRef?: { readonly name?: string };
  readonly nodePublishSecretRef?: { readonly name?: string };
}

function secretsOf(volume: Volume): readonly (string | undefined)[] {
  const kinds = Object.values(volume) as readonly VolumeKind[];
  const sources = volume.projected?.sources ?? [];
  return [
    ...kinds.flatMap((kind) => [kind.secretName, kind.secretRef?.name, kind.nodePublishSecretRef?.name]),
    ...sources.map((source) => source.secret?.name),
  ];
}

const problem = (secret: string, where: string): Refusal => ({
  code: 'pod.credential_secret',
  message: `The Secret ${secret} holds a credential that policies keep from agents, but ${where} takes it: remove that; the proxy puts the credential on requests`,
});
