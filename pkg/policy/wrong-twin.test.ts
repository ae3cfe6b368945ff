import { describe, expect, test } from '@jest/globals';
import { problemsOf } from './problems-of.fixture.ts';
import { wrongTwins } from './wrong-twin.test-data.ts';

describe('Rules that the CRD states in CEL', () => {
  test.each(wrongTwins)('%s', (_title, spec, ...problems) => {
    expect(problemsOf(spec)).toEqual(problems);
  });
});
