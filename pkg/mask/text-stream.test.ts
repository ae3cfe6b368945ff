import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskingConfig } from '../api/policy.ts';
import { createInspect } from './inspect.ts';
import { configOf, entities, keys, rule } from './prompt.fixture.ts';
import { createTextStream } from './text-stream.ts';

const redacting = { strategy: 'Redact', direction: 'Both' } as const;
const configWith = (names: readonly string[]): MaskingConfig => ({
  ...configOf(
    rule({ ...redacting, entities: [...names, 'Customer'] }),
    rule({ ...redacting, name: 'Note', pattern: 'note: (?P<value>[a-z0-9 ]+)!' }),
  ),
  dictionaries: [{ name: 'Customer', values: ['acme', 'Acme Nord 12'] }],
});
/** With all detectors; without those of phrases, which hold back more than values do; with few. */
const configs = [
  configWith(entities),
  configWith(['UsSsn', 'Passport', 'DkCpr', 'FiHetu']),
  configWith(['EmailAddress', 'Secret']),
  configWith(['Jwt', 'Secret', 'EmailAddress']),
] as const;

const streamed = (config: MaskingConfig, pieces: readonly string[]): string => {
  const stream = createTextStream(config, keys);
  return pieces.map((piece) => stream.push(piece)).join('') + stream.flush();
};

const cut = (text: string, widths: readonly number[]): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = at + (widths[i % widths.length] ?? 1);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
};

/** Values that words around them make sure of, and what makes so. */
const values = [
  'passport no. C01X00T47',
  'account 12345678',
  'passport no. C01X00T47,5',
  'account 12345678,50',
  'note: blue bird house!',
  'note: the 4 of them were blue and gone by then!',
  'SSN: 536-90-4399',
  '\n0201913274 office\n',
  '(+358) 613186091',
  'date of birth: 4 May 1981',
  'password: hunter2hunter2X9',
  'anna@firm.eu',
  'acme',
  'Acme Nord 12',
  'password = "correcthorsebattery"',
  'password: "violet lantern harbor moss"',
  'a.lee (at) firma (dot) de',
  'info AT firma DOT de',
  'anna[at]firma.de',
  'mysql -u root -pMinMax2026!',
  "sshpass -p 'hunter2x' ssh",
  'the password is "opensesame"',
  'tool --password hunter2x9',
  'host=db user=app password=correcthorse dbname=x',
  "alter user app identified by 'correcthorse1'",
  'htpasswd -cb /etc/nginx/.htpasswd anna hunter2x9',
  'htpasswd -nbB anna hunter2x9',
  'echo "root:hunter2x9" | sudo chpasswd',
  'echo hunter2x9 | docker login -u anna',
  '生年月日：昭和60年3月12日',
  '生年月日 S60.3.12',
  'DNI 12345678 Z',
  'Tel 0 (542) 123 45 67',
  '0475/12.33.48',
  'card 4111  1111  1111  1111',
  'card 4111_1111_1111_1111',
  'SSN 536  90  4399',
  ...Array.from({ length: 8 }, (_, i) => `note: reasons ${i}!`),
];
const bare = values.map((value) => value.replace(/^.*(?:no\.|:) /, '').replace('!', ''));
const fragments = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...values.map((value) => `${value} `)) },
  { weight: 5, arbitrary: fc.constantFrom(...bare.map((value) => ` ${value} `)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...bare), fc.nat(30)).map(([value, end]) => value.slice(0, end)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('x', '\n', '. ', ',', '"', '-', '😀', 'word ', 'word '.repeat(50)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1536-90-4399', 'anna@acme.eu', 'support@example.eu', 'x'.repeat(200)),
  },
);
const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U`;
const pem =
  '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\nAASCBKcwggSjAgEAAoIBAQC7VJTU\n-----END PRIVATE KEY-----';
/** What a reader takes for something else, and parts of it. */
const strange = fc.constantFrom(
  fullWidth('anna@firm.eu'),
  fullWidth('4111 1111 1111 1111'),
  `passport no. ${fullWidth('C01X00T47')}`,
  fullWidth('note: the red fish!'),
  'anna&#64;firm.eu',
  'anna&commat;firm&period;eu ',
  '4111&nbsp;1111&#160;1111&#xA0;1111',
  '4111\u202f1111\u202f1111\u202f1111',
  '\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661',
  'an\u200bna@firm.eu',
  'anna@fi\u00adrm.eu',
  'Ac\u200bme Nord 12',
  fullWidth(pem),
  pem.replaceAll('-', '&#45;'),
  pem.replace('BEGIN', 'BE\u200bGIN'),
  pem.replace('END', 'E\u00adND'),
  pem.replace('NBgk', 'NB\u200bgk'),
  pem.replace('SCBK', '\uff33CBK').slice(0, -12),
  fullWidth('-----'),
  '\u200b',
  '\u00ad',
  '&',
  '&#',
  '64;',
  '&nb',
  'sp;',
  '\uff11',
  '\u2011',
  '\u001b[31m4111111111111111\u001b[0man\u001b[01;31mna@fi\u001b[mrm.eu',
  '\u0967\u2067\u001b[0;',
  'Phone: 0171\u2013123\u20134567, Tel. 0171  123  4567 ',
  '?tel=%2B49%20170%201234567',
);
const escaped = (text: string, pattern: RegExp, backslashes = '\\'): string =>
  text.replaceAll(
    pattern,
    (character) => `${backslashes}u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
/** What a string of JSON or of a program writes as escapes, and parts of it. */
const escapes = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...values, ...bare),
        fc.constantFrom(/[@.]/g, /\d/g, /\W/g, /[ae]/g, /^./g, /.$/g, /[\s\S]/g),
        fc.constantFrom('\\', '\\', '\\\\', '\\\\\\\\'),
      )
      .map(([value, pattern, backslashes]) => escaped(value, pattern, backslashes)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...values, ...bare), fc.constantFrom('n', 'r', 't', 'r\\n', '\\n'))
      .map(([value, letter]) => `\\${letter}${value.replaceAll(' ', ` \\${letter}`)}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...values, ...bare), fc.constantFrom('n', 'r', 't', 'r\\n'))
      .map(([value, letter]) => `\\${letter}${value}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      escaped(pem, /-/g),
      escaped(pem, /\n/g),
      pem.replaceAll('\n', String.raw`\n`),
      pem.replaceAll('\n', String.raw`\r\n`),
      String.raw`\n${jwt} `,
      String.raw`\\r\\n${jwt.slice(0, 60)} `,
      '\\',
      String.raw`\u`,
      String.raw`\u00`,
      '40',
      'n',
      '\\'.repeat(32),
      '\\'.repeat(40),
    ),
  },
);
/** Heads, rows below them, and what is none. */
const rows = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'name,ssn\n',
      '| ssn | cpr |\n|--|--|\n',
      'cpr;passport\r\n',
      'cpr|n|ssn\n',
      'n^n^ssn\n',
      'user.id,user.ssn\n',
      'COPY t (ssn, cpr) FROM stdin;\n',
      'COPY t (n, ssn) FROM stdin CSV;\n',
      '  copy t (n, ssn) from stdin;\n',
      "COPY t (n, ssn) FROM stdin DELIMITER '|';\n",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "INSERT INTO t (ssn, n) VALUES ('460899847', f(1)), ('460899848', 2);\n",
      "Insert Into t(n, cpr) values (1, '120385-207A'),\n (2, '010594-9032')",
      'INSERT INTO t (ssn) SELECT ssn FROM s; ',
      "insert into t (n, cpr) values (1, '120385-207A')",
      'look into t (n, cpr)',
      `${pem.slice(0, 40)} ConvertTo-SecureString "er2091x" and`,
      `${pem.slice(0, 28)}${escaped(jwt, /J/g)} and`,
      `${jwt.replace('.doz', `${'x'.repeat(900)}.doz`)}\\u0039 and`,
      `password: ${jwt}+Tail9 and ${pem.replace('MIIE', 'MI9E')}`,
      `${jwt}INSERT INTO t (ssn, n) VALUES ('460899847', 1);`,
      'INSERT INTO t (ssn, n) VALUES (',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'x,460899847\n',
      '| 460899847 | 010594-9032 |\n',
      '010594-9032;C01X00T47\n',
      '460899847\t010594-9032\n',
      '010594-9032|1|460899847\n',
      '1^x^460899847\n',
      '\\.\n',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '<table><tr><th>n</th><th>SSN</th></tr>\n',
      '<tr><th>CPR</th><th>Passport</th>',
      '<tr><td>x</td><td>460899847</td></tr>',
      '<tr><td>010594-9032<td>C01X00T47 ',
      '<td><b>460899847</b>',
      '</table>',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('\n', "'460899847', ", ') ', 'x'.repeat(5000), ',,,,\n') },
);
const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fragments },
      { weight: 2, arbitrary: rows },
      { weight: 1, arbitrary: strange },
      { weight: 2, arbitrary: escapes },
    ),
    { maxLength: 16 },
  )
  .map((pieces) => pieces.join(''));
const widths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 400 })), {
  minLength: 1,
  maxLength: 8,
});
const runs = { numRuns: Number(process.env['STREAM_RUNS'] ?? 200) };

const names = [
  'all detectors',
  'detectors of no phrases',
  'detectors of phrases that say where they begin',
  'detectors of one kind of blocks',
];
describe.each(configs.map((config, i) => [names[i] ?? '', config] as const))(
  'a text that is masked as it comes, with %s,',
  (_, config) => {
    test('comes out the same however it is cut', () => {
      fc.assert(
        fc.property(texts, widths, (text, sizes) => {
          expect(streamed(config, cut(text, sizes))).toBe(streamed(config, [text]));
        }),
        runs,
      );
    });

    test('hides the characters that the whole does', () => {
      const inspect = createInspect(config, keys);
      // Overlapping findings are one piece of a whole, and several of a stream.
      const hidden = (text: string): string => text.replaceAll(/(?:\[[A-Z_]+\])+/g, '[]');
      fc.assert(
        fc.property(texts, widths, (text, sizes) => {
          expect(hidden(streamed(config, cut(text, sizes)))).toBe(hidden(inspect(text).masked));
        }),
        runs,
      );
    });
  },
);

test.each([
  ['in full width', fullWidth('anna.berg@example.org'), '[EMAIL_ADDRESS]'],
  ['with references of HTML', 'anna.berg&#64;example&period;org', '[EMAIL_ADDRESS]'],
  ['in groups with references', '4111&nbsp;1111&#160;1111&#xA0;1111', '[CREDIT_CARD]'],
  ['by an era in full width', '誕生日 令和２年１２月３１日', '誕生日 [DATE_OF_BIRTH]'],
  ['in which a terminal highlights', 'anna.\u001b[01;31mberg\u001b[m@example.org', '[EMAIL_ADDRESS]'],
  ['with what nobody sees', 'anna.b\u200berg@exam\u00adple.org', '[EMAIL_ADDRESS]'],
  ['that a pattern finds', `note: ${fullWidth('red')} and blue!`, 'note: [NOTE]!'],
  ['that a policy lists', `${fullWidth('Acme')} Nord 12`, '[CUSTOMER]'],
  ['that is a private key in full width', fullWidth(pem), '[PRIVATE_KEY], '],
  ['that is a private key with references', pem.replaceAll('-', '&#45;'), '[PRIVATE_KEY], '],
  ['that is a private key with a mark in its words', pem.replace('EGI', 'E\u200bGI'), '[PRIVATE_KEY], '],
  ['that is a private key with a mark within', pem.replace('AoIB', 'Ao\u200bIB'), '[PRIVATE_KEY], '],
  ['that is escaped', escaped('anna.berg@example.org', /[@.]/g), '[EMAIL_ADDRESS], '],
  ['that is escaped in JSON in JSON', escaped('anna.berg@example.org', /@/g, '\\\\'), '[EMAIL_ADDRESS], '],
  ['that is a private key with escapes', escaped(pem, /-/g), '[PRIVATE_KEY], '],
  ['behind an escape', String.raw`\n4111 1111 1111 1111`, String.raw`\n[CREDIT_CARD], `],
  [
    'that words before an escape make sure of',
    String.raw`passport no.\nC01X00T47`,
    String.raw`no.\n[PASSPORT], `,
  ],
  [
    'that is a long JWT behind an escape',
    String.raw`\n${jwt.replace('.doz', `${'x'.repeat(900)}.doz`)} and`,
    String.raw`\n[JWT] and`,
  ],
  ['that is a JWT with a reference', `${jwt.replace('.', '&period;')} and`, '[JWT] and'],
])('a value %s is hidden as it comes, far into a text as well', (_, value, expected) => {
  const line = `${'word '.repeat(400)}R&D: ${value}, `;
  const text = line.repeat(4);
  const whole = createInspect(configs[0], keys)(text).masked;
  expect(whole).not.toContain(value);
  expect(whole).toContain(expected);
  for (const width of [1, 7, 400]) expect(streamed(configs[0], cut(text, [width]))).toBe(whole);
});

test.each([
  `${pem.replace('SCBK', '\uff33CBK').slice(0, -12)}`.repeat(2),
  `${pem.replace('SCBK', '\uff33CBK').slice(0, -12)}\\ncard 4111_1111_1111_1111`,
  `${pem.replace('SCBK', '\uff33CBK').slice(0, -12)}\\npassport \\nno. \\nC01X00T47;C01X00T47;`,
  `${pem.slice(0, 70)} anna.berg@example.org`,
  `${jwt}INSERT INTO t (ssn, n) VALUES ('460899847', 1), ('460899848', 2);`,
  `${pem.replace('SCBK', '\uff33CBK').slice(0, -12)}\\nnote: reasons 2! reasons 2 `,
])('what begins inside of a block, be it in one reading alone, is hidden as in the whole: %j', (text) => {
  const hidden = (masked: string): string => masked.replaceAll(/(?:\[[A-Z_]+\])+/g, '[]');
  for (const config of configs) {
    const whole = hidden(createInspect(config, keys)(text).masked);
    for (const width of [1, 7, 400]) expect(hidden(streamed(config, cut(text, [width])))).toBe(whole);
  }
});

test.each([
  ['passport no. C01X00T47,5 ', 'passport no. [PASSPORT],5 '],
  ['passport no. C01X00T47, 5 ', 'passport no. [PASSPORT], 5 '],
  ['passport no. 533380006,50 EUR', 'passport no. 533380006,50 EUR'],
  ['passport no. 533380006, 50 EUR', 'passport no. [PASSPORT], 50 EUR'],
  ['passport no. 533380006,', 'passport no. [PASSPORT],'],
])('whether a comma is that of an amount is waited for: %j', (text, expected) => {
  for (const config of configs.slice(0, 2)) {
    expect(createInspect(config, keys)(text).masked).toBe(expected);
    for (const width of [1, 2, 3, 5, 7]) expect(streamed(config, cut(text, [width]))).toBe(expected);
    expect(streamed(config, text.split(/(?<=,)/))).toBe(expected);
  }
});

test('a value counts from where it was found, and is held back where it may come to stand again', () => {
  const stream = createTextStream(configs[1], keys);
  const push = (text: string): string => stream.push(text);
  expect(push('C01X00T47, passport no. C01X00T47, C01X00T47 and ')).toBe(
    'C01X00T47, passport no. [PASSPORT], [PASSPORT] and ',
  );
  expect(push(`note: blue bird house! ${'word '.repeat(2000)}`)).toContain('note: [NOTE]! word');
  expect(push('a blue bird ')).toBe('a ');
  expect(push('house, a blue bird ')).toBe('[NOTE], a ');
  expect(push('sings ')).toBe('blue bird sings ');
});
