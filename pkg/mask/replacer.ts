import type { RestoreScope } from '../api/policy.ts';
import { holdsWord } from './characters.ts';
import { detached } from '../api/detached.ts';
import { plantedToken } from './finding.ts';
import type { Inner, MintedTokens } from './minted.ts';
import { macKey, tokenOf } from './pseudonym.ts';
import type { MacKey } from './pseudonym.ts';
import { redact, replacementOf } from './strategy.ts';
import type { Treatment } from './strategy.ts';
import { type Tokens, TokenSlots } from './token-slots.ts';
import { MAX_VALUE } from './value-table.ts';

/** Pseudonym keys: of the current epoch, and of the one before while it is being retired. 32 bytes each. */
export interface MaskKeys {
  readonly current: Buffer;
  readonly previous: Buffer | undefined;
}

/** Fewer stars than these are markup rather than a mask. */
const TELLING_STARS = '****';

/** A stretch of a request that is masked as one. */
export interface MaskedValue {
  readonly value: string;
  /** Of the surest finding in it. */
  readonly entity: string;
  /** Whether a secret is part of it. */
  readonly secret: boolean;
  readonly inner: readonly Inner[];
}

/** Writes what stands in for values, and keeps book of it. */
export class Replacer {
  readonly key: MacKey;
  readonly #previous: MacKey | undefined;
  readonly #seen = new TokenSlots();

  constructor(keys: MaskKeys) {
    this.key = macKey(keys.current);
    this.#previous = keys.previous && macKey(keys.previous);
  }

  /** The replacement of one value in a request. */
  replace(asked: Treatment, piece: MaskedValue, minted: MintedTokens): string {
    const { entity, value } = piece;
    const treatment = isWritable(asked, value) ? asked : redact;
    if (treatment.strategy === 'Pseudonym') return this.#mint(piece, treatment.restore, minted);
    const text = replacementOf(treatment, this.key, entity, value);
    const isTelling =
      treatment.strategy !== 'Partial' || (text.startsWith(TELLING_STARS) && !text.endsWith('*'));
    if (isTelling) minted.addIrreversible(text);
    return text;
  }

  #mint(piece: MaskedValue, restore: RestoreScope, minted: MintedTokens): string {
    const { entity, secret, inner } = piece;
    const { value, current, previous } = this.#tokens(entity, piece.value);
    minted.add({ token: current, value, entity, secret, restore, inner });
    if (previous !== undefined) minted.add({ token: previous, value, entity, secret, restore, inner });
    return current;
  }

  #tokens(entity: string, value: string): Tokens {
    const known = this.#seen.get(entity, value);
    if (known !== undefined) return known;
    const tokens = {
      value: detached(value),
      entity,
      current: tokenOf(this.key, entity, value),
      previous: this.#previous && tokenOf(this.#previous, entity, value),
    };
    if (entity !== plantedToken) this.#seen.add(tokens);
    return tokens;
  }
}

/**
 * What is too long has no token. What says nothing by itself is no value: restored and carried, it would be masked
 * wherever it stands.
 */
const isWritable = ({ strategy }: Treatment, value: string): boolean =>
  value.length <= MAX_VALUE && (strategy !== 'Pseudonym' || holdsWord(value));
