import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { END, KIND, MAX_JSON_NODES, NEXT, NUMBER, ROW, START, Tape } from './tape.ts';

const mebibyte = 1024 * 1024;

describe('a tape', () => {
  test('reserves an eighth of a long document, and no more than a document can have', () => {
    expect(new Tape(mebibyte).rows.byteLength).toBe(mebibyte / 8);
    expect(new Tape(1024 * mebibyte).rows).toHaveLength(MAX_JSON_NODES * ROW);
  });

  test('takes as many nodes as its document has room for, and keeps each as it grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (bytes) => {
        const tape = new Tape(bytes);
        const most = Math.max(tape.rows.length / ROW, Math.ceil(bytes / 2) + 1);
        for (let node = 0; node < most; node += 1) {
          if (tape.add(NUMBER, node, node + 1) !== node) return false;
        }
        if (tape.add(NUMBER, 0, 1) !== -1) return false;
        const { rows, count } = tape;
        return Array.from({ length: count }, (_, node) => rows.subarray(node * ROW, node * ROW + ROW)).every(
          (row, node) =>
            row[KIND] === NUMBER && row[START] === node && row[END] === node + 1 && row[NEXT] === -1,
        );
      }),
      { numRuns: 30 },
    );
  });
});
