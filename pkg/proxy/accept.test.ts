import { expect, test } from '@jest/globals';
import { hasRoom } from './accept.ts';

const begun = 9;

test.each([
  [{ begun, inFlight: 2, unrecorded: 2 }, true],
  [{ begun, inFlight: 3, unrecorded: 0 }, false],
  [{ begun, inFlight: 1, unrecorded: 3 }, false],
])(
  'there is room where as many are in flight, and as many to be recorded, as the bound says: %j',
  (exchanges, room) => expect(hasRoom(exchanges, 2)).toBe(room),
);
