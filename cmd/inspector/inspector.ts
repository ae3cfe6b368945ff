import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../../pkg/proxy/inspector/give-way.ts';
import { serveInspector } from '../../pkg/proxy/inspector/serve.ts';
import { youngCollector } from '../../pkg/proxy/garbage.ts';
import { searcherOf } from './start-searcher.ts';

/** The thread in which large bodies are inspected. */
if (parentPort === null)
  throw new Error('The inspector is a thread of the proxy: it cannot be started by itself.');
giveWay();
// Compiled beside it by that tier, code is put into its heap while that may be at its bound: then V8 ends the process.
setFlagsFromString('--no-maglev');
serveInspector(parentPort, youngCollector(), searcherOf());
