import { createHash } from 'node:crypto';

/** Workloads that are remembered, and images of each; beyond it those heard longest ago are forgotten. */
export const rememberedWorkloads = 4_096;
export const rememberedImages = 4;

/** By which images a workload's pods were heard to talk through their proxies. */
export interface Talkers {
  readonly heard: (workload: string, images: string) => void;
  /** Whether pods of the workload talked, and none of them with these images. */
  readonly wereOthers: (workload: string, images: string) => boolean;
  /** Adds what was kept; what cannot be read is as if nothing was. */
  readonly take: (text: string) => void;
  /** To be kept. */
  readonly text: () => string;
  /** Grows with each change of what is to be kept. */
  readonly version: () => number;
}

export function rememberTalkers(): Talkers {
  const known = new Map<string, readonly string[]>();
  let version = 0;
  const heard = (key: string, images: string): void => {
    const before = known.get(key) ?? [];
    if (!before.includes(images)) version += 1;
    // The order of the map, and that of the images, is that in which they were heard.
    known.delete(key);
    known.set(key, [...before.filter((one) => one !== images), images].slice(-rememberedImages));
    const [oldest] = known.keys();
    if (known.size > rememberedWorkloads && oldest !== undefined) known.delete(oldest);
  };
  return {
    heard: (workload, images) => heard(keyOf(workload), images),
    wereOthers: (workload, images) => {
      const before = known.get(keyOf(workload));
      return before !== undefined && !before.includes(images);
    },
    take: (text) => {
      for (const [key, images] of kept(text)) for (const one of images) heard(key, one);
    },
    text: () => JSON.stringify(Object.fromEntries(known)),
    version: () => version,
  };
}

/** All of one length, so that as many as are remembered fit into one object of the API. */
const keyOf = (workload: string): string => createHash('sha256').update(workload).digest('hex').slice(0, 16);

function kept(text: string): readonly (readonly [string, readonly string[]])[] {
  try {
    const entries = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
    return entries.flatMap(([key, images]) => (areImages(images) ? [[key, images] as const] : []));
  } catch {
    return [];
  }
}

const areImages = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
