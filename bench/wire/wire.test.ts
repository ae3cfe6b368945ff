import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DELTAS, deltaEvent, markOf, readMark, streamedText, streamedTexts, withoutMarks } from './answer.ts';
import { HttpReader } from './http-reader.ts';
import { DISTINCT, VALUE_KINDS, isRaw, valueOf } from './values.ts';

const number = fc.integer({ min: 0, max: DISTINCT - 1 });

const kind = (name: string) => {
  const found = VALUE_KINDS.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

const remainder97 = (digits: string): number => {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
};

const luhn = (digits: string): number => {
  let sum = 0;
  for (const [index, digit] of digits.split('').reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10;
};

describe('the values of the bodies', () => {
  test('an IBAN leaves the remainder 1 of 97', () => {
    fc.assert(
      fc.property(number, (n) => {
        const text = valueOf(kind('iban'), n);
        expect(text).toMatch(/^DE\d{20}$/);
        expect(remainder97(`${text.slice(4)}1314${text.slice(2, 4)}`)).toBe(1);
      }),
    );
  });

  test('a card number is a Visa number that passes Luhn', () => {
    fc.assert(
      fc.property(number, (n) => {
        const text = valueOf(kind('card'), n);
        expect(text).toMatch(/^4\d{15}$/);
        expect(luhn(text)).toBe(0);
      }),
    );
  });

  test.each(VALUE_KINDS)('two numbers give two values of $name', (of) => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(valueOf(of, a) === valueOf(of, b)).toBe(a === b);
      }),
    );
  });
});

describe('a value that reached the provider', () => {
  const token = 'PHONE_NUMBER_7K49151QZ2M4X8R0T';

  test('is no token, whatever digits that has', () => {
    expect(isRaw(token)).toBe(false);
  });

  test.each(VALUE_KINDS)('is a $name, also beside a token', (of) => {
    fc.assert(
      fc.property(number, (n) => {
        expect(isRaw(valueOf(of, n))).toBe(true);
        expect(isRaw(token + valueOf(of, n))).toBe(true);
        expect(isRaw(valueOf(of, n) + token)).toBe(true);
      }),
    );
  });
});

describe('a streamed answer', () => {
  const values = VALUE_KINDS.map((of) => valueOf(of, 4711));

  test('holds every value once, over two deltas each', () => {
    const texts = streamedTexts(values);
    expect(texts).toHaveLength(DELTAS);
    expect(texts.filter(({ begun }) => begun !== '')).toHaveLength(values.length);
    for (const value of values) expect(streamedText(values).split(value)).toHaveLength(2);
  });

  test('is whole again when its marks are taken out', () => {
    const joined = streamedTexts(values)
      .map((text, index) => deltaEvent(text, markOf(index, 9_876_543_210)))
      .map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)).delta.text)
      .join('');
    expect(withoutMarks(joined)).toBe(streamedText(values));
  });

  test('marks carry the number and the time of their delta', () => {
    const text = `x${markOf(63, 1_234_567_890)}y`;
    expect(readMark(text, 1)).toEqual({ delta: 63, sentAt: 1_234_567_890 });
    expect(readMark(text.slice(0, -2), 1)).toBeUndefined();
  });
});

describe('the reader of HTTP messages', () => {
  const wire = Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello' +
      'HTTP/1.1 204 No Content\r\n\r\n' +
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nab\r\n\r\n3;x=y\r\ncde\r\n0\r\nt: 1\r\n\r\n' +
      'HTTP/1.1 451 No\r\ncontent-length: 0\r\n\r\n',
  );
  const whole = ['200:hello', '204:', '200:ab\r\ncde', '451:'];

  test('finds the same messages however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(wire.length), { maxLength: 12 }), (cuts) => {
        const messages: string[] = [];
        let message = '';
        const reader = new HttpReader({
          head: (head) => {
            message = `${head.slice(9, 12)}:`;
          },
          body: (bytes) => {
            message += bytes.toString('latin1');
          },
          end: () => messages.push(message),
        });
        let from = 0;
        for (const to of [...cuts.sort((a, b) => a - b), wire.length]) {
          reader.push(wire.subarray(from, to));
          from = to;
        }
        expect(messages).toEqual(whole);
      }),
    );
  });
});
