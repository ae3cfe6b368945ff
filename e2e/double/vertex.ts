import { anthropic } from './anthropic.ts';
import type { Format } from './format.ts';

/** Anthropic Messages behind Google's front: its own errors. */
export const googleVertex: Format = {
  ...anthropic,
  error: (status, message) => {
    const names: Record<number, string> = {
      400: 'INVALID_ARGUMENT',
      403: 'PERMISSION_DENIED',
      429: 'RESOURCE_EXHAUSTED',
    };
    return { body: { error: { code: status, message, status: names[status] ?? 'INTERNAL' } }, headers: {} };
  },
};
