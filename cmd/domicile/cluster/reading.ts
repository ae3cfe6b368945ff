import { KubeError } from '../../../pkg/kube/kube-error.ts';

/** What became of an attempt to read something of a cluster. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  /** `right`: what the user may not do, as `kubectl auth can-i` takes it. */
  | { readonly kind: 'forbidden'; readonly right: string }
  | { readonly kind: 'failed'; readonly why: string };

export const readValue = <T>(value: T): Reading<T> => ({ kind: 'read', value });

/** The same of what is worked out of what was read. */
export const readAs = <T, U>(one: Reading<T>, as: (value: T) => U): Reading<U> =>
  one.kind === 'read' ? readValue(as(one.value)) : one;

/** `right`: what it takes, for the message where it is missing. Without an answer of the API server it rejects. */
export async function reading<T>(right: string, read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return readValue(await read());
  } catch (error) {
    if (!(error instanceof KubeError) || error.status === 0) throw error;
    if (error.status === 404) return { kind: 'absent' };
    if (error.status === 401 || error.status === 403) return { kind: 'forbidden', right };
    return { kind: 'failed', why: error.message };
  }
}
