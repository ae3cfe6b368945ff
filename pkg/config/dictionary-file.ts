import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DictionaryFile, PolicyContext } from '../policy/context.ts';

/** Largest file that is read, in bytes: 100,000 entries of the longest would not fit, names do. */
const MAX_FILE = 16 * 1024 * 1024;
const MIN_ENTRY = 2;
const MAX_ENTRY = 256;

/** Reads each file once; relative paths are of the folder that the policy's file is in. */
export const dictionaryReader = (): PolicyContext['readDictionary'] => {
  const known = new Map<string, DictionaryFile>();
  return (policyFile, file) => {
    const full = path.resolve(path.dirname(policyFile), file);
    const read = known.get(full) ?? readDictionary(full);
    known.set(full, read);
    return read;
  };
};

const problem = (text: string): DictionaryFile => ({ kind: 'problem', problem: text });

const readDictionary = (file: string): DictionaryFile => {
  let text: string;
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MAX_FILE) return problem(`which has more than ${MAX_FILE} bytes`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'not UTF-8';
    return problem(`which cannot be read (${why})`);
  }
  const lines = text.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex(({ length }) => length > MAX_ENTRY || (length > 0 && length < MIN_ENTRY));
  if (wrong >= 0) return problem(`whose line ${wrong + 1} has ${lines[wrong]?.length ?? 0} characters`);
  const entries = lines.filter((line) => line !== '');
  return entries.length === 0 ? problem('which has no entries') : { kind: 'entries', entries };
};
