import { describe, expect, test } from '@jest/globals';
import { problemsOf } from './problems-of.fixture.ts';
import { wrongShapes } from './wrong-shape.test-data.ts';

describe('Shape: what the schema refuses', () => {
  test.each(wrongShapes)('%s', (_title, spec, ...problems) => {
    expect(problemsOf(spec)).toEqual(problems);
  });
});
