import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ToSearcher } from '../../pkg/proxy/inspector/messages.ts';

/** It holds the texts of one offer and what is found in them, which both are bounded. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 24 };

/** This file's neighbour: among sources a source, among bundles a bundle. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const thread = new URL(`./searcher${extension}`, import.meta.url);

/**
 * It ends with the thread that starts it; where it ends before, that one searches alone, and the next offer starts
 * another.
 */
function start(): Worker {
  const worker = new Worker(thread, { name: 'searcher', resourceLimits, stderr: false });
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}

/**
 * How the thread is spoken to, which the first offer starts; `undefined` on a single core, where it would be of no use.
 */
export function searcherOf(cores = availableParallelism()): ((message: ToSearcher) => void) | undefined {
  if (cores < 2) return undefined;
  let worker: Worker | undefined;
  let masking: ToSearcher | undefined;
  return (message) => {
    if (message.kind === 'masking') masking = message;
    if (message.kind === 'offer' && worker === undefined) {
      worker = start();
      worker.once('exit', () => {
        worker = undefined;
      });
      worker.postMessage(masking);
    }
    worker?.postMessage(message);
  };
}
