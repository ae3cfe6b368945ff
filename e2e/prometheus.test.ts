import { describe, expect, test } from '@jest/globals';
import { parseMetrics } from './run/prometheus.ts';

const typed = '# TYPE a counter\n';
const histogram = '# TYPE h histogram\n';

describe('the reader of metrics', () => {
  test('reads comments, values, labels and whole histograms', () => {
    const text = `# HELP a What it counts.\n${typed}a 1\na{b="c,\\"d\\"",e="}"} 1.5e-7\n\n${histogram}h_bucket{le="1"} 2\nh_bucket{le="+Inf"} 3\nh_sum 4\nh_count 3\n`;
    expect(parseMetrics(text).slice(0, 2)).toEqual([
      { name: 'a', labels: {}, value: 1 },
      { name: 'a', labels: { b: 'c,\\"d\\"', e: '}' }, value: 1.5e-7 },
    ]);
  });

  const wrong: readonly [string, string][] = [
    ['no end of the last line', `${typed}a 1`],
    ['a sample without a type', 'a 1\n'],
    ['a type that comes twice', `${typed}${typed}`],
    ['a word for a value', `${typed}a one\n`],
    ['no value', `${typed}a\n`],
    ['two blanks', `${typed}a  1\n`],
    ['a comment of its own kind', `${typed}#a\n`],
    ['a help without text', '# HELP a\n'],
    ['a name with a dash', '# TYPE a-b counter\n'],
    ['a label without quotes', `${typed}a{b=c} 1\n`],
    ['a quote that is not escaped', `${typed}a{b="c"d"} 1\n`],
    ['a comma too many', `${typed}a{b="c",} 1\n`],
    ['a label twice', `${typed}a{b="c",b="d"} 1\n`],
    ['a series twice', `${typed}a{b="c",d="e"} 1\na{d="e",b="c"} 1\n`],
    ['buckets that fall', `${histogram}h_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`],
    [
      'buckets in disorder',
      `${histogram}h_bucket{le="2"} 1\nh_bucket{le="1"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    ],
    ['buckets without an end', `${histogram}h_bucket{le="1"} 2\nh_sum 1\nh_count 2\n`],
    ['a count of its own', `${histogram}h_bucket{le="+Inf"} 2\nh_sum 1\nh_count 3\n`],
  ];

  test.each(wrong)('refuses %s', (_what, text) => {
    expect(() => parseMetrics(text)).toThrow(Error);
  });
});
