import type { Refusal } from './outcome.ts';
import { agentContainers, type PodSpec } from './pod.ts';

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
    .flatMap(({ name, secret, projected }) =>
      [secret?.secretName, ...(projected?.sources ?? []).map((source) => source.secret?.name)].map(
        (secretName) => [secretName, `the volume ${name}`, { volume: name }] as const,
      ),
    );
  return [...inContainers, ...inVolumes].flatMap(([secret, where, part]) =>
    secret !== undefined && kept.has(secret) ? [{ ...problem(secret, where), ...part }] : [],
  );
}

const problem = (secret: string, where: string): Refusal => ({
  code: 'pod.credential_secret',
  message: `The Secret ${secret} holds a credential that policies keep from agents, but ${where} takes it: remove that; the proxy puts the credential on requests`,
});
