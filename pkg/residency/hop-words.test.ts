import { expect, test } from '@jest/globals';
import type { SecondHop } from '../api/location.ts';
import { withoutHops } from './hop-words.ts';

const hop = (name: string | undefined): SecondHop => ({
  kind: 'url',
  target: 'a.example',
  ...(name === undefined ? {} : { askedBy: { kind: 'field', name } }),
  processing: {
    location: { kind: 'unknown' },
    confidence: 'Unknown',
    source: '',
    asOf: '',
    reason: '',
  },
});
const fields = (count: number): SecondHop[] =>
  Array.from({ length: count }, (_, index) => hop(`tools.${index}`));
const unplaced = (count: number): SecondHop[] => Array.from({ length: count }, () => hop(undefined));

test.each<[string, readonly SecondHop[], string]>([
  ['one', fields(1), 'Leave tools.0 out of the request'],
  ['one that is named twice', [...fields(1), ...fields(1)], 'Leave tools.0 out of the request'],
  ['one without a place', unplaced(1), 'Leave what asks for it out of the request'],
  [
    'some, and some without a place',
    [...fields(2), ...unplaced(3)],
    'Leave tools.0, tools.1 and 3 more out of the request',
  ],
  [
    'as many as are placed, and many more',
    [...fields(256), ...unplaced(1744)],
    'tools.7 and 1992 more out of the request',
  ],
])('%s', (_, hops, expected) => {
  expect(withoutHops(hops)).toContain(expected);
});
