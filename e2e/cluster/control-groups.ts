import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where control groups are mounted: one place with version 2, one for each controller with version 1. */
function hierarchies(): readonly string[] {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  return mounts.flatMap((line) => {
    const [, point = '', type = ''] = line.split(' ');
    return type === 'cgroup' || type === 'cgroup2' ? [point] : [];
  });
}

/** The roots of a cluster in every hierarchy where they are: its name, and for further nodes that with a number. */
export const groupFolders = (name: string): readonly string[] =>
  hierarchies().flatMap((point) =>
    readdirSync(point)
      .filter((one) => one === name || one.startsWith(`${name}-`))
      .map((one) => join(point, one)),
  );

/**
 * A root of its own for kubelet, which takes every container below its root that it does not know for an orphan and
 * kills it; and which ends as one tree of folders.
 */
export function createGroups(name: string): void {
  for (const point of hierarchies()) {
    const folder = join(point, name);
    mkdirSync(folder, { recursive: true });
    for (const file of ['cpuset.cpus', 'cpuset.mems']) inherit(point, folder, file);
  }
}

/** A cpuset of version 1 starts empty, and nothing can run in it. */
function inherit(from: string, to: string, file: string): void {
  const [source, target] = [join(from, file), join(to, file)];
  if (!existsSync(source) || !existsSync(target)) return;
  if (readFileSync(target, 'utf8').trim() === '') writeFileSync(target, readFileSync(source, 'utf8').trim());
}
