import type { MessagePort } from 'node:worker_threads';
import { createEngine, type Engine } from '../../mask/engine.ts';
import { searchOffered } from '../../mask/offer.ts';
import type { ToSearcher } from './messages.ts';

/** Searches the texts that are offered through a port. `tidyUp` is called behind each offer. */
export function serveSearcher(port: MessagePort, tidyUp: () => void): void {
  let engine: Engine | undefined;
  port.on('message', (message: ToSearcher) => {
    if (message.kind === 'masking') {
      engine = createEngine(message.masking);
    } else if (engine !== undefined) {
      searchOffered(engine, message.offer);
      tidyUp();
    }
  });
}
