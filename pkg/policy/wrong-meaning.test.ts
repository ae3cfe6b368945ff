import { describe, expect, test } from '@jest/globals';
import { problemsOf } from './problems-of.fixture.ts';
import { wrongMeanings } from './wrong-meaning.test-data.ts';

describe('Meaning: what only a look at the catalog, the detectors and the rest of the policy shows', () => {
  test.each(wrongMeanings)('%s', (_title, spec, ...problems) => {
    expect(problemsOf(spec)).toEqual(problems);
  });
});
