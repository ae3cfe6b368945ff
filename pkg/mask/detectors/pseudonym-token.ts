import { Buffer } from 'node:buffer';
import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { certainty, plantedToken } from '../finding.ts';
import { macKey, tokenAt, tokenOf } from '../pseudonym.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const nameCharacters = `${letters}${letters.toUpperCase()}0123456789_`;

const example = tokenOf(macKey(Buffer.alloc(32)), 'EmailAddress', 'anna@example.eu');

/** Text in the shape of our tokens. Whether it is one of this prompt's own is for the caller to say. */
export const pseudonymToken: Detector = {
  name: plantedToken,
  tier: 'A',
  secret: false,
  certainty: certainty.token,
  shape: 'run',
  anchors: { preceded: [{ character: '_', by: nameCharacters }] },
  source: 'our own format: see pseudonym.ts',
  positives: [
    whole(example),
    within('x', example, 'x'),
    within('user_', example, '.'),
    within('**', example.toLowerCase(), '**'),
  ],
  negatives: [
    `x_${example.slice(-17).toLowerCase()}x`,
    `Xx${example.toLowerCase()}`,
    example.slice(0, -1),
    `${example.slice(0, -1)}*`,
    'SOME_LONG_CONSTANT_NAME',
  ],
  verify: (text, at) => tokenAt(text, at),
};
