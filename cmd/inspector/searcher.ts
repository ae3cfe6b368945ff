import { parentPort } from 'node:worker_threads';
import { giveWay } from '../../pkg/proxy/inspector/give-way.ts';
import { serveSearcher } from '../../pkg/proxy/inspector/serve-searcher.ts';
import { youngCollector } from '../../pkg/proxy/garbage.ts';

/** The thread that searches texts of large bodies beside the inspector. */
if (parentPort === null)
  throw new Error('The searcher is a thread of the inspector: it cannot be started by itself.');
giveWay();
serveSearcher(parentPort, youngCollector());
