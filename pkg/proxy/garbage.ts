import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (
  how: { readonly type: 'minor' } | { readonly type: 'major'; readonly flavor: 'last-resort' },
) => void;

/**
 * V8 hands its collector out to contexts that are made while the flag is set; nobody else gets it. The flag is that of
 * the process: where another thread takes it back meanwhile, there is none.
 */
function collector(): Collect | undefined {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('globalThis.gc') as Collect | undefined;
  setFlagsFromString('--no-expose-gc');
  return collect;
}

/** Collects what died young. The first call takes a millisecond longer; where it gets no collector, the next asks. */
export function youngCollector(): () => void {
  let collect: Collect | undefined;
  return () => {
    collect ??= collector();
    collect?.({ type: 'minor' });
  };
}

/** Collects all that died, and gives the room back that the heap had grown by. Takes about 20 ms. */
export function collectAll(): void {
  collector()?.({ type: 'major', flavor: 'last-resort' });
}
