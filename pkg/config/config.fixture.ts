import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import type { CredentialSources } from './credentials.ts';

export const sources: CredentialSources = (provider) =>
  catalog.providers.get(provider)?.data.credentials ?? [];

export interface Folder extends Disposable {
  /** Writes a file and gives its path. */
  file(name: string, text: string): string;
}

export function folder(): Folder {
  const directory = mkdtempSync(join(tmpdir(), 'config-'));
  return {
    file: (name, text) => {
      const path = join(directory, name);
      writeFileSync(path, text);
      return path;
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
