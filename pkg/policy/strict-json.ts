import { Buffer } from 'node:buffer';
import { parseJsonNow } from '../wire/json/document.ts';

/**
 * The object that a text holds as JSON without duplicate keys; `undefined` where it is anything else, which may still
 * be YAML. It spares a process that is handed JSON the YAML parser: 9 MiB of resident memory.
 */
export function strictJson(text: string): object | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    // JSON.parse alone would take the last of two equal keys, and another reader of the file the first.
    parseJsonNow(Buffer.from(text));
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
