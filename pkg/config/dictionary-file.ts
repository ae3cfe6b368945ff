import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DictionaryRead, PolicyContext } from '../policy/context.ts';
import { namesIn } from '../policy/names.ts';

/** Largest file that is read, in bytes: 100,000 entries of the longest would not fit, names do. */
const MAX_FILE = 16 * 1024 * 1024;

/** Reads each file once; relative paths are of the folder that the policy's file is in. */
export const dictionaryReader = (): PolicyContext['readDictionary'] => {
  const known = new Map<string, DictionaryRead>();
  return (policyFile, file) => {
    const full = path.resolve(path.dirname(policyFile), file);
    const read = known.get(full) ?? readDictionary(full);
    known.set(full, read);
    return read;
  };
};

const problem = (text: string): DictionaryRead => ({ kind: 'problem', problem: text });

const readDictionary = (file: string): DictionaryRead => {
  let text: string;
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MAX_FILE) return problem(`which has more than ${MAX_FILE} bytes`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'not UTF-8';
    return problem(`which cannot be read (${why})`);
  }
  return namesIn(text);
};
