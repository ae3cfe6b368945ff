import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigurationLine, Heartbeat } from '../api/configuration.ts';
import { later, type Latest, latestOf, readLatest, withLatest } from './later-keys.ts';
import { orderOf, parseLine } from './line.ts';

/** Milliseconds after which what a heartbeat says of the age is written down again. */
export const agedMs = 60_000;

/** The last good configuration: in memory, and in a folder that outlives the container but not the pod. */
export interface HeldConfiguration {
  /** With the latest keys and authorities that were told of, also where its own are older. */
  readonly current: () => ConfigurationLine | undefined;
  /** False where it would go back: then nothing has changed. */
  readonly take: (line: ConfigurationLine) => boolean;
  /** The operator stands by what is held, if this is its hash; what it is older than is the past from now on. */
  readonly confirm: (beat: Heartbeat) => void;
}

interface Held {
  /** As it was told. */
  readonly line: ConfigurationLine;
  readonly latest: Latest;
}

export function holdConfiguration(folder: string, onError: (error: unknown) => void): HeldConfiguration {
  const path = join(folder, 'configuration.json');
  let held = readHeld(path);
  let current = held && withLatest(held.line, held.latest);
  let writtenAt = held?.line.issuedAt ?? 0;

  const hold = (next: Held): void => {
    held = next;
    current = withLatest(next.line, next.latest);
  };
  const write = ({ line, latest }: Held): void => {
    try {
      const next = `${path}.next`;
      writeFileSync(next, JSON.stringify({ ...line, latest }), { mode: 0o600 });
      renameSync(next, path);
      writtenAt = line.issuedAt;
    } catch (error) {
      onError(error);
    }
  };
  return {
    current: () => current,
    take: (line) => {
      if (orderOf(current, line) === 'back') return false;
      const next = { line, latest: later(held?.latest, latestOf(line)) };
      hold(next);
      write(next);
      return true;
    },
    confirm: ({ hash, issuedAt, revision, dictionariesRevision }) => {
      if (held?.line.hash !== hash) return;
      const { line, latest } = held;
      const told = revision && {
        revision,
        ...(dictionariesRevision !== undefined && { dictionariesRevision }),
      };
      const grown = told !== undefined && orderOf(line, { lineage: line.lineage, ...told }) === 'newer';
      const next = {
        ...line,
        ...(grown && told),
        issuedAt: Math.max(line.issuedAt, issuedAt),
      };
      hold({ line: next, latest });
      if (grown || next.issuedAt - writtenAt >= agedMs) write({ line: next, latest });
    },
  };
}

/** What cannot be read is as if it were not there: without a configuration nothing passes. */
function readHeld(path: string): Held | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const read = parseLine(text);
    if (read?.kind !== 'configuration') return undefined;
    const { latest: kept, ...line } = read.line as ConfigurationLine & { readonly latest?: unknown };
    return { line, latest: later(readLatest(kept), latestOf(line)) };
  } catch {
    return undefined;
  }
}
