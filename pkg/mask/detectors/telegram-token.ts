import { DIGIT, URL64, is, skip } from '../characters.ts';
import { within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { standsAlone } from './alone.ts';

/** Between the bot's number and its key. */
const opening = ':AA';
/** Characters of the key behind that. */
const KEY = 33;
/** The word that the interface's URLs have before the number. */
const path = '/bot';

export const telegramToken: Detector = {
  name: 'ApiKey',
  tier: 'A',
  secret: true,
  certainty: 85.1,
  shape: 'run',
  anchors: { digits: [{ least: 8, most: 10, next: ':' }] },
  source: 'Telegram Bot API: number of the bot, colon, 35 characters that begin with AA',
  positives: [
    within('token ', '123456789:AAF7c3e1f09a5b2d8467c3e1f09a5b2d846', '.'),
    within('api.telegram.org/bot', '1234567890:AAF7c3e1f09a5b2d8467c3e1f09a5b2d846', '/getMe'),
    within('"', '12345678:AAF7c3e1f09a5b2d8467c3e1f09a5b2d846', '"'),
  ],
  negatives: [
    '123456789:AA',
    '123456789:AAF7c3e1f09a5b2d8467c3e1f09a5b2d8467',
    'x123456789:AAF7c3e1f09a5b2d8467c3e1f09a5b2d846',
    '12345678:BBF7c3e1f09a5b2d8467c3e1f09a5b2d846',
  ],
  verify(text, at, until) {
    if (!text.startsWith(opening, until)) return undefined;
    const from = until + opening.length;
    const end = skip(text, from, from + KEY + 1, URL64);
    if (end - from !== KEY || !is(text.charCodeAt(until - 1), DIGIT)) return undefined;
    const isBehindPath = text.startsWith(path, at - path.length);
    return isBehindPath || standsAlone(text, at, end) ? { start: at, end } : undefined;
  },
};
