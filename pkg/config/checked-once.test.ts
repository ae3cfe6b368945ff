import { expect, test } from '@jest/globals';
import { MAX_CHECKED, checkedOnce } from './checked-once.ts';

const counting = (): {
  readonly asked: string[];
  readonly check: (pattern: string) => string | undefined;
} => {
  const asked: string[] = [];
  const check = checkedOnce((pattern) => {
    asked.push(pattern);
    return pattern.startsWith('(') ? `${pattern} is wrong` : undefined;
  });
  return { asked, check };
};

test('a pattern is checked once, be it right or wrong', () => {
  const { asked, check } = counting();
  expect(['a', '(', 'a', '('].map(check)).toEqual([undefined, '( is wrong', undefined, '( is wrong']);
  expect(asked).toEqual(['a', '(']);
});

test('the oldest is forgotten behind the bound, and no other', () => {
  const { asked, check } = counting();
  for (let i = 0; i <= MAX_CHECKED; i++) check(`p${i}`);
  asked.length = 0;
  check('p1');
  check('p0');
  expect(asked).toEqual(['p0']);
});
