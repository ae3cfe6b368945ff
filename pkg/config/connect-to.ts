import { UsageError } from '../errors/usage-error.ts';
import { didYouMean } from '../policy/did-you-mean.ts';

const form = 'PROVIDER=URL, for example anthropic=http://127.0.0.1:9000';

/** `anthropic=http://127.0.0.1:9000` -> provider id or host and the URL to dial; throws UsageError. */
export function connectToFrom(
  mappings: readonly string[],
  providers: ReadonlySet<string>,
): ReadonlyMap<string, URL> {
  const result = new Map<string, URL>();
  for (const mapping of mappings) {
    const equals = mapping.indexOf('=');
    const name = mapping.slice(0, Math.max(equals, 0)).toLowerCase();
    const url = dialable(mapping.slice(equals + 1));
    if (name === '' || url === undefined)
      throw new UsageError(`--connect-to: found "${mapping}"; allowed: ${form}`);
    if (!providers.has(name) && !name.includes('.')) {
      const meant = didYouMean(name, providers);
      const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
      throw new UsageError(
        `--connect-to: "${name}" is not a provider; allowed: ${[...providers].join(', ')}, or a host name${hint}`,
      );
    }
    if (result.has(name)) throw new UsageError(`--connect-to: "${name}" is named twice; allowed: once`);
    result.set(name, url);
  }
  return result;
}

/** Scheme, host, port and a path before every other: all that can be dialled. */
function dialable(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href === url.origin + url.pathname ? url : undefined;
}
