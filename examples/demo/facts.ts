import { jsonOf, type SeenRequest, textOf } from '../../e2e/double/seen.ts';

/** Personal data of nobody: a reserved domain, and the IBAN that the standard gives as its example. */
export const values = { email: 'anna.berg@example.org', iban: 'DE89370400440532013000' } as const;

export function holdsValue(text: string): boolean {
  return Object.values(values).some((value) => text.includes(value));
}

export function promptOf(body: Record<string, unknown>): string {
  const messages = body['messages'] as readonly { readonly content: string }[] | undefined;
  return messages?.[0]?.content ?? '';
}

export function seenPrompt(request: SeenRequest): string {
  return promptOf(jsonOf(request));
}

/** Every byte of a request, headers included. */
export function wholeOf(request: SeenRequest | undefined): string {
  return request === undefined ? '' : textOf(request);
}
