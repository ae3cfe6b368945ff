import { DIGIT, LETTER, is } from './characters.ts';
import { certainty } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import type { Minted, MintedToken } from './minted.ts';
import type { Piece } from './ownership.ts';
import { MAX_ENTITY, TAIL } from './pseudonym.ts';
import type { BlockText } from './swallowing.ts';

export const tokenKind: Kind = { entity: '', certainty: certainty.token, secret: false };

export interface TokenFinding extends Finding {
  readonly minted: MintedToken;
}

/** What was found in the text as a reader takes it. */
export interface ReadFinding extends Finding {
  readonly read: BlockText;
}

export const isToken = (finding: Finding): finding is TokenFinding => finding.kind === tokenKind;
export const isRead = (finding: Finding): finding is ReadFinding => 'read' in finding;

/** What a block leaves over of a token is none. */
export const isRemnant = ({ start, end, finding }: Piece, done: number): boolean =>
  isToken(finding) && (start !== finding.start || end !== finding.end || start < done);

/** The tokens of a request that begin in `[from, to)` of a text. */
export const tokensIn = (minted: Minted, text: string, from: number, to: number): TokenFinding[] => {
  const found: TokenFinding[] = [];
  if (minted.size === 0) return found;
  // A token that begins before `to` has the `_` before its tail no further than a name behind it.
  const limit = to + MAX_ENTITY + 1;
  for (let at = text.indexOf('_', from); at >= 0 && at < limit; at = text.indexOf('_', at + 1)) {
    const end = at + 1 + TAIL;
    const token = is(text.charCodeAt(end - 1), DIGIT | LETTER) ? minted.endingAt(text, end) : undefined;
    if (token === undefined) continue;
    const start = end - token.token.length;
    if (start >= from && start < to) found.push({ start, end, kind: tokenKind, minted: token });
  }
  return found;
};
