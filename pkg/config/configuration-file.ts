import { readFileSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.ts';
import { strictJson } from '../policy/strict-json.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Characters of a wrong value that a message shows. */
const maxShown = 80;

/** The content of a configuration file, JSON or YAML; rejects with UsageError. */
export const parseConfigurationFile = (path: string): Promise<unknown> =>
  parseConfiguration(path, () => readFileSync(path, 'utf8'));

/** The same of a text from elsewhere. `path`: what messages call it. */
export async function parseConfiguration(path: string, read: () => string): Promise<unknown> {
  try {
    const content = read();
    const value = strictJson(content);
    if (value !== undefined) return value;
    const { parseYaml } = await import('./yaml-text.ts');
    return parseYaml(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : '';
    throw new UsageError(`The configuration ${path} cannot be read: ${why}`, { cause });
  }
}

/** `allowed`: what the message says of an object that would do. */
export function fieldsOf(value: unknown, path: string, allowed = 'an object'): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new UsageError(`${path}: found ${describe(value)}; allowed: ${allowed}`);
}

export function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, maxShown);
}

export function wrong(path: string, field: string, found: string, allowed: string): UsageError {
  return new UsageError(`${path} ${field}: found ${found}; allowed: ${allowed}`);
}
