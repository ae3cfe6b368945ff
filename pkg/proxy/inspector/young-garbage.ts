import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { readonly type: 'minor' }) => void;

/** V8 hands its collector out to contexts that are made while the flag is set; nobody else gets it. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return collect;
}

/** Collects what died young. The first call takes a millisecond or so longer. */
export function youngCollector(): () => void {
  let collect: Collect | undefined;
  return () => {
    collect ??= collector();
    collect({ type: 'minor' });
  };
}
