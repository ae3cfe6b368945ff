import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigurationLine, Heartbeat } from '../api/configuration.ts';
import { orderOf, parseLine } from './line.ts';

/** Milliseconds after which what a heartbeat says of the age is written down again. */
export const agedMs = 60_000;

/** The last good configuration: in memory, and in a folder that outlives the container but not the pod. */
export interface HeldConfiguration {
  readonly current: () => ConfigurationLine | undefined;
  /** False where it would go back: then nothing has changed. */
  readonly take: (line: ConfigurationLine) => boolean;
  /** The operator stands by what is held, if this is its hash; what it is older than is the past from now on. */
  readonly confirm: (beat: Heartbeat) => void;
}

export function holdConfiguration(folder: string, onError: (error: unknown) => void): HeldConfiguration {
  const path = join(folder, 'configuration.json');
  let held = readHeld(path);
  let writtenAt = held?.issuedAt ?? 0;

  const write = (line: ConfigurationLine): void => {
    try {
      const next = `${path}.next`;
      writeFileSync(next, JSON.stringify(line), { mode: 0o600 });
      renameSync(next, path);
      writtenAt = line.issuedAt;
    } catch (error) {
      onError(error);
    }
  };
  return {
    current: () => held,
    take: (line) => {
      if (orderOf(held, line) === 'back') return false;
      held = line;
      write(line);
      return true;
    },
    confirm: ({ hash, issuedAt, revision }) => {
      if (held?.hash !== hash) return;
      const grown = revision !== undefined && orderOf(held, { lineage: held.lineage, revision }) === 'newer';
      if (grown) held = { ...held, revision };
      if (issuedAt > held.issuedAt) held = { ...held, issuedAt };
      if (grown || held.issuedAt - writtenAt >= agedMs) write(held);
    },
  };
}

/** What cannot be read is as if it were not there: without a configuration nothing passes. */
function readHeld(path: string): ConfigurationLine | undefined {
  try {
    const read = parseLine(readFileSync(path, 'utf8'));
    return read?.kind === 'configuration' ? read.line : undefined;
  } catch {
    return undefined;
  }
}
