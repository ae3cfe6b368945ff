import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomicileError } from '../../errors/domicile-error.ts';
import { MAX_JSON_BYTES, parseJson, parseJsonNow } from './document.ts';
import type { JsonDocument } from './document.ts';
import { finish } from '../../api/text.ts';
import { MAX_KEY_BYTES } from './member-names.ts';
import { MAX_NUMBER_BYTES } from './scalars.ts';
import { MAX_JSON_NODES } from './tape.ts';
import { MAX_JSON_DEPTH } from './tokenizer.ts';

function parse(text: string): JsonDocument {
  return parseJsonNow(Buffer.from(text));
}

function members(document: JsonDocument, node: number): [string, unknown][] {
  const pairs: [string, unknown][] = [];
  for (let key = document.firstChild(node); key !== -1; key = document.next(key)) {
    pairs.push([document.string(key) ?? '', valueOf(document, document.value(key))]);
  }
  return pairs;
}

function elements(document: JsonDocument, node: number): unknown[] {
  const values: unknown[] = [];
  for (let child = document.firstChild(node); child !== -1; child = document.next(child)) {
    values.push(valueOf(document, child));
  }
  return values;
}

function valueOf(document: JsonDocument, node: number): unknown {
  const kind = document.kind(node);
  if (kind === 'array') return elements(document, node);
  if (kind === 'string') return document.string(node);
  if (kind !== 'object') {
    return JSON.parse(document.bytes.toString('utf8', document.start(node), document.end(node)));
  }
  const object = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of members(document, node)) object[name] = value;
  return object;
}

function codeOf(bytes: Buffer): string {
  try {
    parseJsonNow(bytes);
    return 'valid';
  } catch (error) {
    if (error instanceof DomicileError) return error.code;
    throw error;
  }
}

function offsetOf(text: string): string {
  try {
    parse(text);
    return 'valid';
  } catch (error) {
    return /at byte (\d+)/.exec(String(error))?.[1] ?? 'none';
  }
}

/** Whether `JSON.parse` takes it, lone surrogates and duplicate keys apart. */
function isPlainlyValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const json = fc.json({ maxDepth: 6, stringUnit: 'binary' });

describe('a JSON document', () => {
  test('walks members, elements and paths', () => {
    const document = parse('{"a":[1,{"b":"x"},[]],"c":{},"d":null}');
    const paths = [['a', 1, 'b'], ['a', 0], ['a', 2], ['c'], ['d'], ['a', 3], ['x'], ['a', 'b'], ['c', 'x']];
    expect(
      paths.map((path) => document.at(path)).map((node) => (node < 0 ? '-' : document.kind(node))),
    ).toEqual(['string', 'number', 'array', 'object', 'null', '-', '-', '-', '-']);
    expect(document.firstChild(document.at(['c']))).toBe(-1);
    expect(document.firstChild(document.at(['a', 2]))).toBe(-1);
    expect(document.string(document.at(['a', 1, 'b']))).toBe('x');
    expect(document.string(document.at(['a', 0]))).toBeUndefined();
  });

  test('finds members by their decoded name', () => {
    const document = parse('{"\\u006dodel":1,"gr\u00f6\u00dfe":2,"gr\\u00f6\\u00dfer":3}');
    expect(['model', 'größe', 'größer', 'mode'].map((name) => document.get(0, name) >= 0)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('gives spans: strings with their quotes, containers with their brackets', () => {
    const text = ' {"k" : [ "v" , -1.5e+3 ] } ';
    const document = parse(text);
    const spans = [
      0,
      document.firstChild(0),
      document.at(['k']),
      document.at(['k', 0]),
      document.at(['k', 1]),
    ];
    expect(spans.map((node) => text.slice(document.start(node), document.end(node)))).toEqual([
      '{"k" : [ "v" , -1.5e+3 ] }',
      '"k"',
      '[ "v" , -1.5e+3 ]',
      '"v"',
      '-1.5e+3',
    ]);
  });

  test('agrees with JSON.parse on every value', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(JSON.stringify(valueOf(parse(text), 0))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('agrees with JSON.parse on validity when bytes are changed', () => {
    const splice = fc.record({
      at: fc.nat(),
      drop: fc.nat(3),
      insert: fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\u0123eE+-.tfn \n')), maxLength: 3 }),
    });
    fc.assert(
      fc.property(json, splice, (text, { at, drop, insert }) => {
        const cut = at % (text.length + 1);
        const changed = (text.slice(0, cut) + insert + text.slice(cut + drop)).toWellFormed();
        const code = codeOf(Buffer.from(changed));
        if (code === 'valid') expect(isPlainlyValid(changed)).toBe(true);
        else if (isPlainlyValid(changed)) {
          expect(code === 'request.duplicate_key' || /\\u[dD][89a-fA-F]/.test(changed)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('throws nothing but its own errors on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(['valid', 'request.invalid_json', 'request.duplicate_key']).toContain(
          codeOf(Buffer.from(bytes)),
        );
      }),
    );
  });

  test('reads the same in slices, and gives way about every 64 KiB', () => {
    const value = { long: 'é\n"'.repeat(50_000), dense: Array.from({ length: 20_000 }, (_, index) => index) };
    const bytes = Buffer.from(JSON.stringify(value, null, 1));
    const slices = parseJson(bytes);
    let yields = 0;
    let step = slices.next();
    for (; step.done !== true; step = slices.next()) yields++;
    expect(yields).toBe(Math.ceil(bytes.length / 65_536) - 1);
    expect(valueOf(step.value, 0)).toEqual(Object.assign(Object.create(null) as object, value));
  });
});

describe('strict JSON refuses', () => {
  test.each([
    ['nothing at all', '', '0'],
    ['white space only', '  ', '2'],
    ['bytes after the end', '{} {}', '3'],
    ['a second value', '1 2', '2'],
    ['a byte order mark', '\ufeff{}', '0'],
    ['an open string', '"abc', '4'],
    ['an open object', '{"a":1', '6'],
    ['a trailing comma in an array', '[1,]', '3'],
    ['a trailing comma in an object', '{"a":1,}', '7'],
    ['a missing colon', '{"a" 1}', '5'],
    ['a missing comma', '[1 2]', '3'],
    ['a wrong bracket', '[1}', '2'],
    ['a bare key', '{a:1}', '1'],
    ['single quotes', "['a']", '1'],
    ['a comment', '[1]/**/', '3'],
    ['a control character in a string', '"a\nb"', '2'],
    ['a NUL in a string', '"a\0b"', '2'],
    ['an unknown escape', '"\\x41"', '1'],
    ['a short unicode escape', '"\\u12"', '1'],
    ['a high surrogate alone', '"\\ud83d"', '1'],
    ['a high surrogate before a letter', '"\\ud83dx"', '1'],
    ['a high surrogate twice', '"\\ud83d\\ud83d"', '1'],
    ['a low surrogate first', '"\\ude00\\ud83d"', '1'],
    ['a leading zero', '[01]', '2'],
    ['a minus alone', '[-]', '2'],
    ['a point without digits', '[1.]', '3'],
    ['a point first', '[.5]', '1'],
    ['an exponent without digits', '[1e+]', '4'],
    ['a plus sign', '[+1]', '1'],
    ['NaN', '[NaN]', '1'],
    ['a capital literal', '[True]', '1'],
    ['a cut literal', '[tru]', '1'],
    ['a form feed between tokens', '[\f1]', '1'],
    ['a no-break space between tokens', '[\u00a01]', '1'],
  ])('%s', (_, text, offset) => {
    expect(offsetOf(text)).toBe(offset);
  });

  test('bytes that are not UTF-8', () => {
    const invalid = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80]];
    for (const bytes of invalid) {
      expect(codeOf(Buffer.from([0x22, ...bytes, 0x22]))).toBe('request.invalid_json');
    }
  });

  test('content in its messages: never', () => {
    for (const text of ['{"secret":1,"secret":2}', '"secret\\q"', '[secret]']) {
      expect(() => parse(text)).toThrow(DomicileError);
      expect(() => parse(text)).not.toThrow(/secret/);
    }
  });

  const many = Array.from({ length: 40 }, (_, index) => `"k${index}":0`).join(',');
  test.each([
    ['the same key', '{"a":1,"a":2}'],
    ['the same key written with an escape', '{"model":1,"\\u006dodel":2}'],
    ['the same key, the escape first', '{"\\u006dodel":1,"model":2}'],
    ['the empty key', '{"":1,"":2}'],
    ['a key among many', `{${many},"k39":1}`],
    ['an escaped key among many', `{${many},"k3\\u0039":1}`],
    ['a long key', `{"${'x'.repeat(500)}":1,"${'x'.repeat(500)}":2}`],
    ['a key after a nested object with it', '{"a":{"a":1},"a":2}'],
  ])('duplicates: %s', (_, text) => {
    expect(codeOf(Buffer.from(text))).toBe('request.duplicate_key');
  });

  test('no false duplicates: the same key in sibling and parent objects, and similar keys', () => {
    expect(codeOf(Buffer.from(`{"a":{"a":[{"a":1},{"a":2}]},"b":1,"c":1,"ab":1,"ba":1,${many}}`))).toBe(
      'valid',
    );
  });

  test('keys of a huge object are compared in linear time', () => {
    const text = `{${Array.from({ length: 200_000 }, (_, index) => `"${index}":0`).join(',')}}`;
    expect(codeOf(Buffer.from(text))).toBe('valid');
    expect(codeOf(Buffer.from(`${text.slice(0, -1)},"77":0}`))).toBe('request.duplicate_key');
  });
});

describe('bounds', () => {
  test('depth', () => {
    const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(codeOf(nested(MAX_JSON_DEPTH))).toBe('valid');
    expect(codeOf(nested(MAX_JSON_DEPTH + 1))).toBe('request.invalid_json');
  });

  test('nodes', () => {
    const zeros = (count: number) => Buffer.from(`[${'0,'.repeat(count - 1)}0]`);
    expect(codeOf(zeros(MAX_JSON_NODES - 1))).toBe('valid');
    expect(codeOf(zeros(MAX_JSON_NODES))).toBe('request.invalid_json');
  });

  test('bytes of a number', () => {
    expect(codeOf(Buffer.from('1'.repeat(MAX_NUMBER_BYTES)))).toBe('valid');
    expect(codeOf(Buffer.from('1'.repeat(MAX_NUMBER_BYTES + 1)))).toBe('request.invalid_json');
    expect(codeOf(Buffer.from(`1.${'1'.repeat(MAX_NUMBER_BYTES - 1)}`))).toBe('request.invalid_json');
  });

  test('bytes of a key', () => {
    const key = (bytes: number) => Buffer.from(`{"${'k'.repeat(bytes - 2)}":1}`);
    expect(codeOf(key(MAX_KEY_BYTES))).toBe('valid');
    expect(codeOf(key(MAX_KEY_BYTES + 1))).toBe('request.invalid_json');
  });

  test('documents of the fewest bytes for each value', () => {
    for (const count of [1, 31, 32, 33, 63, 64, 65, 1000, 70_000]) {
      expect(codeOf(Buffer.from(`[${'0,'.repeat(count - 1)}0]`))).toBe('valid');
      expect(codeOf(Buffer.from('['.repeat(200) + ']'.repeat(200)))).toBe('valid');
    }
  });

  test('bytes of a document', () => {
    expect(() => parseJsonNow(Buffer.alloc(MAX_JSON_BYTES + 1))).toThrow(/more than 268435456 bytes/);
  });
});

describe('long texts in slices', () => {
  const raw = fc.constantFrom('a', '\\n', '\\\\', '\\u00e9', '\\ud83d\\ude00', 'é', '😀', 'word '.repeat(30));

  test('are the texts of the whole, wherever the slices end', () => {
    fc.assert(
      fc.property(fc.array(raw, { minLength: 1, maxLength: 12 }), fc.nat(40), (pieces, shift) => {
        const unit = pieces.join('');
        const text = 'x'.repeat(shift) + unit.repeat(Math.ceil(140_000 / unit.length));
        const document = parse(`["${text}"]`);
        expect(finish(document.stringSlices(1)) === JSON.parse(`"${text}"`)).toBe(true);
      }),
    );
  });

  test('give way every 64 KiB', () => {
    const slices = parse(`"${'\\n'.repeat(200_000)}"`).stringSlices(0);
    let yields = 0;
    while (slices.next().done !== true) yields++;
    expect(yields).toBeGreaterThanOrEqual(6);
  });

  test('other kinds have none', () => {
    expect(finish(parse('[]').stringSlices(0))).toBeUndefined();
    expect(finish(parse('[]').stringSlices(-1))).toBeUndefined();
  });
});
