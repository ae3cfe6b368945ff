import { Worker } from 'node:worker_threads';

const MEBIBYTE = 1024 * 1024;
/** Of three spaces that the young generation has; garbage of a large body dies in it. */
const YOUNG_MEBIBYTES = 24;

/** This file's neighbour: among sources a source, among bundles a bundle. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const thread = new URL(`./inspector${extension}`, import.meta.url);

/** Starts the thread. Where Node was started with a size of its heaps, that counts instead. */
export function startInspector(heapBytes: number): Worker {
  const resourceLimits = {
    maxOldGenerationSizeMb: Math.ceil(heapBytes / MEBIBYTE),
    maxYoungGenerationSizeMb: YOUNG_MEBIBYTES,
  };
  return new Worker(thread, { name: 'inspector', resourceLimits, stderr: false });
}
