/** One of an object's `ownerReferences`. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** The controller of an object, or else the first that is named. */
export function ownerOf(owners: unknown): Owner | undefined {
  const all = Array.isArray(owners) ? (owners as readonly Owner[]) : [];
  return all.find(({ controller }) => controller === true) ?? all[0];
}

const templateHash = 'pod-template-hash';

/**
 * What makes pods, over all versions of its template. The names that Deployment and CronJob give to what they make say
 * it: `support-7c9f8d6b5` with that hash as a label, and `report-29387460`, minutes since 1970.
 */
export function workloadOf(
  owner: Owner | undefined,
  pod: string,
  labels: Readonly<Record<string, string>>,
): string {
  if (owner === undefined) return `Pod/${pod}`;
  const { kind, name } = owner;
  const hash = labels[templateHash];
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return `Deployment/${name.slice(0, -hash.length - 1)}`;
  const [, cron] = kind === 'Job' ? (/^(.+)-\d{8,}$/.exec(name) ?? []) : [];
  return cron === undefined ? `${kind}/${name}` : `CronJob/${cron}`;
}
