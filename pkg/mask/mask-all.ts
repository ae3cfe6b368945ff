import { finish } from '../api/text.ts';
import type { Slices } from '../api/text.ts';
import { createEngine, findAll, findAllNow } from './engine.ts';
import type { Engine } from './engine.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import { clusterEnd, divide } from './ownership.ts';
import { redactionOf } from './strategy.ts';

/** Findings redacted between two yields. */
export const FINDINGS_PER_SLICE = 1024;

/** What overlaps stays together: behind the cluster that holds a slice's last finding. */
const endOfSlice = (found: readonly Finding[], from: number): number => {
  let end = from;
  while (end < found.length && end - from < FINDINGS_PER_SLICE) end = clusterEnd(found, end);
  return end;
};

function* redacted(text: string, found: readonly Finding[]): Slices<string> {
  let masked = '';
  let done = 0;
  for (let from = 0; from < found.length; ) {
    const to = endOfSlice(found, from);
    for (const { start, end, finding } of divide(found.slice(from, to))) {
      const { entity } = finding.kind;
      masked +=
        text.slice(done, start) + (entity === plantedToken ? text.slice(start, end) : redactionOf(entity));
      done = end;
    }
    from = to;
    if (from < found.length) yield;
  }
  return masked + text.slice(done);
}

/** Redacts everything that any detector finds; tokens stay. For what is written anywhere. */
export function* maskAllSliced(engine: Engine, text: string): Slices<string> {
  return yield* redacted(text, yield* findAll(engine, text, ''));
}

/** `maskAllSliced` at once: for texts that are known to be small. */
export const maskAllNow = (engine: Engine, text: string): string =>
  text === '' ? text : finish(redacted(text, findAllNow(engine, text, '')));

const nothing = { values: [], patterns: [], domains: [], documentation: false };
const builtIn = createEngine({ rules: [], dictionaries: [], allow: nothing });

/** `maskAllNow` with the built-in detectors alone: for log lines and error messages. */
export const maskAll = (text: string): string => maskAllNow(builtIn, text);
