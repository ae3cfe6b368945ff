import { certainty } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import type { MintedToken } from './minted.ts';
import type { Piece } from './ownership.ts';
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
