import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameCharacters, namesIn } from './names.ts';

test.each<readonly [string, string, readonly string[]]>([
  ['ends of lines of any system', 'Acme\nBolt\r\nCorp\rDelta', ['Acme', 'Bolt', 'Corp', 'Delta']],
  [
    'space around names, empty lines, and the mark of a file',
    '\ufeff  Acme GmbH \n\n\r\n\t Bolt',
    ['Acme GmbH', 'Bolt'],
  ],
  [
    'no comments: what begins with a sign is a name',
    '# 2026\n#42\nAcme # old',
    ['# 2026', '#42', 'Acme # old'],
  ],
  ['no quotes or columns', '"Acme","Bolt"', ['"Acme","Bolt"']],
])('a list of names has %s', (_, text, entries) => {
  expect(namesIn(text)).toEqual({ kind: 'entries', entries });
});

test.each([
  [' \r\n', 'which has no entries'],
  ['Acme\rI', 'whose line 2 has 1 characters'],
  [`Acme\n${'x'.repeat(nameCharacters.most + 1)}`, 'whose line 2 has 257 characters'],
])('of list %# it is said what is wrong, and no name', (text, problem) => {
  expect(namesIn(text)).toEqual({ kind: 'problem', problem });
});

test('what was read of a list is read again from its names, one per line', () => {
  const line = fc.string({
    minLength: 2,
    maxLength: 20,
    unit: fc.constantFrom('a', 'B', ' ', '#', 'é', '\t', '\r', '\n'),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const read = namesIn(lines.join('\n'));
      if (read.kind === 'entries') expect(namesIn(read.entries.join('\n'))).toEqual(read);
    }),
  );
});
