import fc from 'fast-check';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';

const examples = allDetectors.flatMap(({ positives, negatives }) => [
  ...positives.map(({ text }) => text),
  ...negatives,
]);

/** Tables, statements, commands and markup, in which what one line says is meant of the next. */
const frames = [
  'name;ssn;iban\n',
  'id|name|password\n',
  '| Name | Passport |\n|---|---|\n| a | ',
  '<table><tr><th>SSN</th><th>Name</th></tr><tr><td>',
  '</td><td>',
  '</td></tr>',
  "INSERT INTO t (ssn, n) VALUES ('",
  "', 1), ('",
  'COPY t (ssn, n) FROM stdin;\n',
  '{"password": "',
  '", "iban": "',
  '"}',
  '- name: DB_PASSWORD\n  value: ',
  'mysql -u root -p',
  'identified by ',
  '-----BEGIN PRIVATE KEY-----\n',
  '-----END PRIVATE KEY-----',
  'customer acme ',
  'note: ',
];

const glue = [
  '',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  ', ',
  ',',
  '. ',
  ';',
  '|',
  '"',
  "'",
  '\\n',
  '\\\\n',
  '\\"',
  '&nbsp;',
  '\u200b',
  '_',
  '-',
  '(',
  '😀',
  ' word'.repeat(60),
  'x'.repeat(300),
];

const escaped = (text: string, by: string): string =>
  text.replaceAll(
    /[@.: -]/g,
    (character) => `${by}u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const referred = (text: string): string =>
  text.replaceAll(/[@.: -]/g, (character) => `&#${character.charCodeAt(0)};`);

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const example = fc.constantFrom(...examples);
const rewritten = fc.oneof(
  { weight: 12, arbitrary: example },
  {
    weight: 3,
    arbitrary: fc
      .tuple(example, fc.nat(60), fc.nat(60))
      .map(([text, from, to]) => text.slice(from, from + to)),
  },
  { weight: 1, arbitrary: example.map((text) => escaped(text, '\\')) },
  { weight: 1, arbitrary: example.map((text) => escaped(text, '\\\\')) },
  { weight: 1, arbitrary: example.map(referred) },
  { weight: 1, arbitrary: example.map(fullWidth) },
  { weight: 1, arbitrary: example.map((text) => text.toUpperCase()) },
  { weight: 2, arbitrary: example.map((text) => text.replace(/^.*[ :=]/s, '')) },
);

const piece = fc.oneof(
  { weight: 5, arbitrary: rewritten },
  { weight: 5, arbitrary: fc.constantFrom(...glue) },
  { weight: 2, arbitrary: fc.constantFrom(...frames) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

/** Examples of all detectors, whole, cut and written otherwise, among what texts are made of. */
export const texts = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));

/** Lengths of pieces that a text is cut into, over and over, in UTF-16 units. */
export const widths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 400 })), {
  minLength: 1,
  maxLength: 20,
});

/** The pieces of a text, which are never empty. */
export const cut = (text: string, lengths: readonly number[]): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = at + (lengths[i % lengths.length] ?? 1);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
};
