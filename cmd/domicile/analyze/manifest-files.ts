import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { UsageError, whyUnreadable } from '../../../pkg/errors/usage-error.ts';
import { MAX_REQUEST_BYTES, readAll } from '../bounded-input.ts';
import type { ManifestFile } from './read-manifests.ts';

/**
 * The files that are named, each once; of a folder every `.yaml`, `.yml` and `.json` below it; `-` is standard input.
 */
export async function filesNamed(names: readonly string[]): Promise<readonly ManifestFile[]> {
  const files = names.flatMap((name) => (name === '-' ? [name] : below(name)));
  const read: ManifestFile[] = [];
  for (const file of new Set(files)) read.push(file === '-' ? await standardInput() : fileNamed(file));
  return read;
}

async function standardInput(): Promise<ManifestFile> {
  const text = await readAll(process.stdin);
  if (text === undefined) throw new UsageError(`Standard input is longer than ${MAX_REQUEST_BYTES} bytes.`);
  return { file: 'standard input', text };
}

function below(name: string): readonly string[] {
  const stat = orUsage(name, () => statSync(name));
  if (!stat.isDirectory()) return [name];
  const found = globSync('**/*.{yaml,yml,json}', { cwd: name }).toSorted();
  if (found.length === 0) throw new UsageError(`The folder ${name} has no .yaml, .yml or .json file.`);
  return found.map((file) => join(name, file));
}

const fileNamed = (file: string): ManifestFile => ({
  file,
  text: orUsage(file, () => readFileSync(file, 'utf8')),
});

function orUsage<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new UsageError(`${name} cannot be read (${whyUnreadable(cause)}).`, { cause });
  }
}
