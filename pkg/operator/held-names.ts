import { KubeError } from '../kube/kube-error.ts';
import { maxConfigMapBytes } from '../policy/checks/dictionary-checks.ts';
import { namesInData } from '../policy/config-map.ts';
import type { DictionaryRead } from '../policy/context.ts';
import { entriesIn } from '../policy/dictionaries.ts';
import { namesIn } from '../policy/names.ts';

/**
 * Bytes of names that are held, in UTF-8, each with the end of its line: of one policy, so many and one ConfigMap more,
 * which is enough to refuse it; of all policies together.
 */
export const heldBytes = { policy: maxConfigMapBytes, all: 33_554_432 } as const;

/** What is held of a key of a ConfigMap. */
export type Names =
  /** One text, which all configurations share. */
  | { readonly kind: 'held'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'problem'; readonly problem: DictionaryRead }
  /** Every policy that names it has too many without it. */
  | { readonly kind: 'left' };

const tooMany: DictionaryRead = {
  kind: 'problem',
  problem: 'which is left out, as the names of the policy are too many without it',
  allowed: `at most ${heldBytes.policy} bytes of names from ConfigMaps in a policy`,
};

export function namesOf(data: unknown, key: string): Names {
  const read = namesInData(data, key);
  if (read.kind !== 'entries') return { kind: 'problem', problem: read };
  const text = entriesIn(read).join('\n');
  return { kind: 'held', text, bytes: Buffer.byteLength(text) + 1 };
}

/** Read from the text each time: a list of names takes several times its memory. */
export function readOf(names: Names): DictionaryRead {
  if (names.kind === 'left') return tooMany;
  return names.kind === 'held' ? namesIn(names.text) : names.problem;
}

export const textOf = (names: Names | undefined): string => (names?.kind === 'held' ? names.text : '');

export const bytesOf = (names: Names | undefined): number => (names?.kind === 'held' ? names.bytes : 0);

/** What was read has no room. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';

  constructor() {
    super(`the names of all policies together would be more than ${heldBytes.all} bytes`);
  }
}

/** Why a ConfigMap could not be read, in words that stay the same from one attempt to the next. */
export function whyUnread(error: unknown): string {
  if (error instanceof NoRoomError) return error.message;
  if (!(error instanceof KubeError) || error.status === 0) return 'the API server did not answer';
  return `the API server answered ${[error.status, error.reason].join(' ').trim()}`;
}
