import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONTEXT_REACH, contextsOf, distanceOf, isNear, isNearest, isThing } from './context.ts';
import { MAX_LOOK_BACK } from './detector.ts';
import type { ContextId } from './context-words.ts';

/** The text with the value in place of `#`, and where it begins. */
const placed = (written: string): readonly [text: string, start: number] => [
  written.replace('#', '123456789'),
  written.indexOf('#'),
];
const near = (written: string, id: ContextId, key = ''): boolean => {
  const [text, start] = placed(written);
  return isNear(text, start, key, contextsOf(id));
};

test('behind a redaction words begin anew: what it stands for may have been long', () => {
  expect(near('My SSN is [API_KEY] or #', 'ssn')).toBe(false);
  expect(near('My SSN is [1] or #', 'ssn')).toBe(true);
  expect(near('[API_KEY] my SSN is #', 'ssn')).toBe(true);
});

describe('a word before a value', () => {
  test.each<readonly [string, ContextId]>([
    ['My SSN is #', 'ssn'],
    ['my ssn: #', 'ssn'],
    ['SOCIAL SECURITY #', 'ssn'],
    ['social_security_number=#', 'ssn'],
    ['socialSecurityNumber: #', 'ssn'],
    ['social-security #', 'ssn'],
    ['{"userSsn": "#"}', 'ssn'],
    ['{\\"ssn\\": \\"#\\"}', 'ssn'],
    ['Numéro de sécurité sociale : #', 'ssn'],
    ['NUMÉRO DE SÉCURITÉ SOCIALE #', 'ssn'],
    ['Steueridentifikationsnummer #', 'taxId'],
    ['Führerschein-Nr. #', 'driver'],
    ['Henkilötunnukseni on #', 'nationalId'],
    ['kørekort #', 'driver'],
    ['ΑΦΜ #', 'afm'],
    ['Αριθμός ΑΦΜ: #', 'afm'],
    ['マイナンバーは#', 'myNumber'],
    ['주민등록번호: #', 'rrn'],
    ['Phone:\n#', 'phone'],
    ['| SSN | #', 'ssn'],
    ['[Phone] #', 'phone'],
    ['PHONE_NUMBER=#', 'phone'],
    ['S S N : #', 'ssn'],
    ['D a t e  o f  b i r t h: #', 'birth'],
    ['Agent: the phone?\nCaller: #', 'phone'],
    ['Né(e) le #', 'birth'],
    ['phone @ #', 'phone'],
    ['@phone #', 'phone'],
  ])('%j is of %s', (written, id) => {
    expect(near(written, id)).toBe(true);
  });

  test.each<readonly [string, ContextId]>([
    ['assn #', 'ssn'],
    ['x s s n #', 'ssn'],
    ['Agent: the phone.\nCaller: #', 'phone'],
    ['ssnx #', 'ssn'],
    ['# is my SSN', 'ssn'],
    ['SSN\n\n#', 'ssn'],
    ['SSN: none\nOrder: #', 'ssn'],
    ['{"ssn": "x", "order": "#"}', 'ssn'],
    ['ssn=x&order=#', 'ssn'],
    ['the sinking #', 'sin'],
    ['[PHONE_NUMBER] #', 'phone'],
    ['PHONE_NUMBER_9N9W1KDKF0ST0CJMH #', 'phone'],
    ['PHONE_NUMBER_HASH_6b86b273ff34 #', 'phone'],
    ['phone@firm.eu #', 'phone'],
    ['my.phone+x@firm.eu #', 'phone'],
    ['anna@phone-shop.eu #', 'phone'],
  ])('%j is not of %s', (written, id) => {
    expect(near(written, id)).toBe(false);
  });

  test('counts up to the bound, not behind it', () => {
    const at = (gap: number): string => `ssn${' '.repeat(gap)}#`;
    expect(near(at(CONTEXT_REACH - 3), 'ssn')).toBe(true);
    expect(near(at(CONTEXT_REACH - 2), 'ssn')).toBe(false);
    expect(CONTEXT_REACH).toBeLessThan(MAX_LOOK_BACK);
  });

  test('says how far away it is', () => {
    const [text, start] = placed('SSN: #');
    expect(distanceOf(text, start, '', contextsOf('ssn'))).toBe(2);
    expect(distanceOf(text, start, '', contextsOf('phone'))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a JSON key', () => {
  test.each(['ssn', 'userSSN', 'social_security_number', 'social-security'])('%s counts', (key) => {
    expect(near('#', 'ssn', key)).toBe(true);
  });

  test('counts for the beginning of its text', () => {
    expect(near(`${'x'.repeat(CONTEXT_REACH)} #`, 'ssn', 'ssn')).toBe(false);
  });
});

describe('the nearest word', () => {
  const ask = (written: string, id: ContextId): readonly [nearest: boolean, thing: boolean] => {
    const [text, start] = placed(written);
    return [isNearest(text, start, '', contextsOf(id)), isThing(text, start, '')];
  };

  test('decides between two', () => {
    expect(ask('SSN none, as far as known; phone #', 'ssn')).toEqual([false, false]);
    expect(ask('SSN none, as far as known; phone #', 'phone')).toEqual([true, false]);
  });

  test('may have another one close to it', () => {
    expect(ask('SSN or tax id #', 'ssn')).toEqual([true, false]);
  });

  test('may say that a number is nobody’s', () => {
    expect(ask('order #', 'ssn')).toEqual([false, true]);
    expect(ask('the order of SSN #', 'ssn')).toEqual([true, false]);
  });
});

describe('what the words of another value say', () => {
  test.each([
    ['is not said of the row below a line of values', 'city,ssn\n#,x'],
    ['nor between semicolons', 'a;ssn\n#;x'],
    ['nor of the first of the VALUES of an INSERT', 'INSERT INTO t (id, ssn) VALUES (#, 1)'],
    ['nor of an element by the one before it', '<ssn>none</ssn>\n  <orderId>#</orderId>'],
  ])('%s', (_, written) => {
    expect(near(written, 'ssn')).toBe(false);
  });

  test.each([
    'the ssn, as said, is\n#',
    'the ssn, or 1,000; as\n#',
    '\t\tssn\n#',
    'execute("INSERT INTO t (ssn) VALUES (?)", #)',
    '<td>ssn</td><td>#</td>',
    '<person><ssn>#</ssn>',
    '<city>Graz</city><ns:ssn id="1">#</ns:ssn>',
  ])('is said in %j', (written) => {
    expect(near(written, 'ssn')).toBe(true);
  });
});

test('what is said of values beside it may say that a number is a thing, if nothing nearer says what it is', () => {
  const ask = (written: string): boolean => {
    const [text, start] = placed(written);
    return isThing(text, start, '');
  };
  expect(ask('batch,ssn\n#,x')).toBe(true);
  expect(ask('INSERT INTO parts VALUES (#)')).toBe(true);
  expect(ask('batch,x\nssn: #')).toBe(false);
});

test('two letters apart are a word, which they are not as one', () => {
  expect(near('R.Č.: #', 'czech')).toBe(true);
  expect(near('rc #', 'czech')).toBe(false);
});

test.each([
  'Angebot',
  'Angebotsnr.',
  'claim',
  'Avtal',
  'Sinistre n°',
  'N.º de série',
  'numPedido:',
  'smlouva č.',
  'IMEI',
  '見積番号:',
])('%s is nobody’s', (word) => {
  const [text, start] = placed(`${word} #`);
  expect(isThing(text, start, '')).toBe(true);
});

test('what stands behind a value, or further before it, changes nothing', () => {
  const words = fc.constantFrom('ssn', 'phone', 'order', 'x', '\n', ': ', '"', '=', ' ', ', ', '12');
  const some = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(some, some, some, (far, before, after) => {
      const padding = `${far}${'z '.repeat(MAX_LOOK_BACK)}`;
      const contexts = contextsOf('ssn', 'phone');
      const alone = distanceOf(`${padding}${before} `, padding.length + before.length + 1, '', contexts);
      const whole = distanceOf(`z ${before} 1${after}`, before.length + 3, '', contexts);
      expect(whole).toBe(alone);
    }),
  );
});
