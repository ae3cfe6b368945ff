import { gzipSync } from 'node:zlib';

/** What every agent has in common: its orders are one JSON argument, its report one JSON line. */
export interface Failure {
  readonly status: number | undefined;
  readonly message: string;
}

export function orders<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T;
}

/** Prints what the agent saw, or how its client failed; `attempts` counts the HTTP requests that it made. */
export async function report(
  work: () => Promise<Record<string, unknown>>,
  attempts: () => number,
): Promise<void> {
  const seen = await work().catch((error: unknown) => ({ failed: failureOf(error) }));
  console.log(JSON.stringify({ failed: null, ...seen, attempts: attempts() }));
}

export function failureOf(error: unknown): Failure {
  const { status, $metadata, message } = error as {
    readonly status?: number;
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly message?: string;
  };
  return { status: status ?? $metadata?.httpStatusCode, message: message ?? String(error) };
}

/** `fetch` that compresses what it sends, as middleware of clients does. */
export function gzipping(inner: typeof fetch): typeof fetch {
  return (input, init) => {
    if (typeof init?.body !== 'string') return inner(input, init);
    const headers = new Headers(init.headers);
    headers.set('content-encoding', 'gzip');
    return inner(input, { ...init, headers, body: gzipSync(init.body) });
  };
}

/** `fetch` that counts. */
export function countedFetch(): { readonly fetch: typeof fetch; readonly attempts: () => number } {
  let attempts = 0;
  return {
    fetch: (input, init) => {
      attempts += 1;
      return fetch(input, init);
    },
    attempts: () => attempts,
  };
}
