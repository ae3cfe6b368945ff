import { createHash } from 'node:crypto';
import type { PodIdentity } from '../api/configuration.ts';
import { channelBounds } from './bounds.ts';

/**
 * Who presents this token; `undefined`: nobody whom the API server knows for our audience. Rejects where it cannot ask.
 */
export type Authenticate = (token: string) => Promise<PodIdentity | undefined>;

/**
 * Remembers for a moment whom a token proved, since proxies come back in crowds. Tokens are held as digests.
 */
export function provenCallers(authenticate: Authenticate, now: () => number): Authenticate {
  const proven = new Map<string, { readonly pod: PodIdentity; readonly until: number }>();
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const known = proven.get(key);
    if (known !== undefined && known.until > now()) return known.pod;
    proven.delete(key);
    const pod = await authenticate(token);
    if (pod === undefined) return undefined;
    proven.set(key, { pod, until: now() + channelBounds.provenMs });
    const [oldest] = proven.keys();
    if (proven.size > channelBounds.proven && oldest !== undefined) proven.delete(oldest);
    return pod;
  };
}
