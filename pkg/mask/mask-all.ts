import type { Slices } from '../api/text.ts';
import { createEngine, findAll, findAllNow } from './engine.ts';
import type { Engine } from './engine.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import { divide } from './ownership.ts';
import { redactionOf } from './strategy.ts';

const redacted = (text: string, found: readonly Finding[]): string => {
  if (found.length === 0) return text;
  let masked = '';
  let done = 0;
  for (const { start, end, finding } of divide(found)) {
    const { entity } = finding.kind;
    masked +=
      text.slice(done, start) + (entity === plantedToken ? text.slice(start, end) : redactionOf(entity));
    done = end;
  }
  return masked + text.slice(done);
};

/** Redacts everything that any detector finds; tokens stay. For what is written anywhere. */
export function* maskAllSliced(engine: Engine, text: string): Slices<string> {
  return redacted(text, yield* findAll(engine, text, ''));
}

/** `maskAllSliced` at once: for texts that are known to be small. */
export const maskAllNow = (engine: Engine, text: string): string =>
  text === '' ? text : redacted(text, findAllNow(engine, text, ''));

const nothing = { values: [], patterns: [], domains: [], documentation: false };
const builtIn = createEngine({ rules: [], dictionaries: [], allow: nothing });

/** `maskAllNow` with the built-in detectors alone: for log lines and error messages. */
export const maskAll = (text: string): string => maskAllNow(builtIn, text);
