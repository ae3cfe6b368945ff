/** What a log line may tell besides its message: codes, names of our own, numbers. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Bounds of one line: fields, and UTF-16 units of one string. What is beyond is left out or cut. */
export const maxFields = 16;
export const maxStringLength = 256;

/** What a string that must not be shown is replaced by. */
export const withheld = '[withheld]';

const code = /^[A-Za-z0-9_.:/+-]{1,128}$/;

/** Without detectors at hand, only what looks like a code of ours is let through. */
export function codesOnly(text: string): string {
  return code.test(text) ? text : withheld;
}

function maskString(text: string, maskText: (text: string) => string): string {
  try {
    // Masked before it is cut: a cut value is one that no detector knows.
    const masked = maskText(text);
    return masked.length > maxStringLength ? `${masked.slice(0, maxStringLength)}…` : masked;
  } catch {
    return withheld;
  }
}

function maskValue(value: unknown, maskText: (text: string) => string): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? maskString(value, maskText) : withheld;
}

/** The fields with every string masked. A value of another type, past the type checker, is withheld. */
export function maskFields(fields: LogFields, maskText: (text: string) => string): LogFields {
  const masked: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(fields).slice(0, maxFields)) {
    masked[codesOnly(key)] = maskValue(value, maskText);
  }
  return masked;
}

/** What may be logged of an error: its name and code. Messages of others can hold anything. */
export function describeError(error: unknown): { readonly error: string; readonly code: string } {
  if (!(error instanceof Error)) return { error: typeof error, code: '' };
  const found = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { error: codesOnly(error.name), code: found === '' ? '' : codesOnly(found) };
}

/** Where in our code an error was thrown. Lines of its message, which may hold anything, are passed over. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { stack = '', message } = error;
  const told = stack.indexOf(message);
  if (told === -1) return '';
  const frames = stack.slice(told + message.length).split('\n');
  return frames.find((line) => frame.test(line))?.trim() ?? '';
}

const frame = /^\s+at /;
