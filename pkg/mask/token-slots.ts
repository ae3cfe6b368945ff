/** Values remembered at most, a power of two: some 300 bytes each. */
export const TOKEN_SLOTS = 4096;
/** Longest value that is remembered, in UTF-16 units. */
export const MAX_SLOT_VALUE = 256;
/** About so many units tell values apart. */
const TELLING = 32;

/** What stands in for a value of an entity. */
export interface Tokens {
  /** In memory of its own: the answer that it may be restored in can take much longer than the request is held. */
  readonly value: string;
  readonly entity: string;
  readonly current: string;
  /** Of the key that is being retired, if there is one. */
  readonly previous: string | undefined;
}

const slotOf = (value: string): number => {
  const stride = 1 + Math.floor(value.length / TELLING);
  let mixed = value.length;
  for (let i = 0; i < value.length; i += stride) mixed = Math.imul(mixed ^ value.charCodeAt(i), 0x01000193);
  return (mixed ^ (mixed >>> 15)) & (TOKEN_SLOTS - 1);
};

/**
 * The tokens of values that were seen lately: every turn of a conversation brings those of the turns before. Each
 * value has its one slot, and the next one there takes it: most are never seen again, so that to keep them in the
 * order of their use would cost more than to work their tokens out.
 */
export class TokenSlots {
  readonly #slots: (Tokens | undefined)[] = Array.from({ length: TOKEN_SLOTS });

  get(entity: string, value: string): Tokens | undefined {
    const known = this.#slots[slotOf(value)];
    return known?.value === value && known.entity === entity ? known : undefined;
  }

  add(tokens: Tokens): void {
    const { value } = tokens;
    if (value.length <= MAX_SLOT_VALUE) this.#slots[slotOf(value)] = tokens;
  }
}
