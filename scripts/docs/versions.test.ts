import { describe, expect, test } from '@jest/globals';
import { version } from '../../pkg/api/release.ts';
import { previousRelease } from '../../e2e/cluster/previous-release.ts';
import { documents, read } from './files.ts';
import { blocksOf } from './markdown.ts';

const released = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, one]) => one);

describe('the version', () => {
  test('is what the changelog is at, and the release before it is kept for the tests of upgrades', () => {
    expect(released.slice(0, 2)).toEqual([version, previousRelease().version]);
  });

  // What was measured, and what changed, stays as it was.
  test.each(documents.filter((one) => !/CHANGELOG|benchmarks/.test(one)))(
    'is the one that %s shows',
    (document) => {
      const shown = blocksOf(read(document)).flatMap(({ text }) =>
        [...text.matchAll(/(?:domicile-\S+:|by release )(\d+\.\d+\.\d+)/g)].map(([, one]) => one),
      );
      expect(shown.filter((one) => one !== version)).toEqual([]);
    },
  );
});
