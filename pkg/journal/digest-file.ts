import { closeSync, existsSync, fchmodSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';

/** Digests read back at start; older lines of the file are dropped then. */
export const maxDigestLines = 65_536;

export interface DigestFile {
  load(): readonly string[];
  append(digest: string): void;
  close(): void;
}

/**
 * Keyed digests, one a line, mode 0600, rewritten at start so that it stays bounded. A digest that could not be
 * written is lost for the next start only, which then refuses what it stood for: losing never admits anything.
 */
export function openDigestFile(path: string, onError: (error: unknown) => void): DigestFile {
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8').split('\n').filter(isDigest).slice(-maxDigestLines)
    : [];
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  const descriptor = openSync(path, 'a', 0o600);
  fchmodSync(descriptor, 0o600);
  return {
    load: () => lines,
    append: (digest) => {
      try {
        writeSync(descriptor, `${digest}\n`);
      } catch (error) {
        onError(error);
      }
    },
    close: () => closeSync(descriptor),
  };
}

function isDigest(line: string): boolean {
  return /^[A-Za-z0-9_-]{27}$/.test(line);
}
