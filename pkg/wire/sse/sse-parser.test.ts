import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { dataOf, editEvent, sseEventOf } from './sse-edit.ts';
import { eventsIn } from './events-in.fixture.ts';
import { type SseEvent, SseParser, maxSseDataLines, maxSseEventBytes } from './sse-parser.ts';

function parse(chunks: readonly Buffer[]): readonly SseEvent[] {
  const parser = new SseParser();
  const events = chunks.flatMap((chunk) => eventsIn(parser, chunk));
  const last = parser.end();
  return last === undefined ? events : [...events, last];
}

const rawOf = (event: SseEvent) => event.bytes.toString('utf8', event.start, event.end);
const datas = (events: readonly SseEvent[]) =>
  events.filter((event) => event.data.length > 0).map((event) => finish(dataOf(event)).toString());
const bytewise = (text: string) => [...Buffer.from(text)].map((byte) => Buffer.from([byte]));

test.each([
  ['CR', '\r', 1, 1000],
  ['LF', '\n', 1000, 1],
  ['CRLF', '\r\n', 1000, 1000],
])('a chunk of lines that end in %s is searched for the other line end once', (_, end, lf, cr) => {
  const chunk = Buffer.from(`id: 7${end}`.repeat(1000));
  const search = jest.spyOn(chunk, 'indexOf');
  eventsIn(new SseParser(), chunk);
  const searches = (code: number): number => search.mock.calls.filter(([sought]) => sought === code).length;
  expect(searches(0x0a)).toBeLessThanOrEqual(lf + 1);
  expect(searches(0x0d)).toBeLessThanOrEqual(cr + 1);
});

describe('what a stream means', () => {
  test.each([
    ['LF', 'event: a\ndata: one\n\ndata: two\n\n', ['one', 'two']],
    ['CRLF', 'event: a\r\ndata: one\r\n\r\ndata: two\r\n\r\n', ['one', 'two']],
    ['CR', 'event: a\rdata: one\r\rdata: two\r\r', ['one', 'two']],
    ['mixed line ends', 'data: one\r\n\ndata: two\n\r\ndata: three\r\n\r', ['one', 'two', 'three']],
    ['several data lines', 'data: one\ndata: two\n\n', ['one\ntwo']],
    ['no space after the colon, and two', 'data:one\n\ndata:  two\n\n', ['one', ' two']],
    ['a data line without colon', 'data\ndata: x\n\n', ['\nx']],
    ['fields that only begin alike', 'dataset: no\ndat\na: no\nevents: no\ndata: yes\n\n', ['yes']],
    ['comments, id and retry', ': hello\n\nid: 7\nretry: 10\n: in between\ndata: x\n\n', ['x']],
    ['a byte order mark', '\u{FEFF}data: x\n\n', ['x']],
    ['no blank line at the end', 'data: one\n\ndata: two', ['one', 'two']],
    ['nothing', '', []],
  ])('%s', (_, stream, expected) => {
    for (const chunks of [[Buffer.from(stream)], bytewise(stream)]) {
      const events = parse(chunks);
      expect(datas(events)).toEqual(expected);
      expect(events.map(rawOf).join('')).toBe(stream);
    }
  });

  test('an event knows whether it is named', () => {
    expect(
      parse([Buffer.from('event: ping\ndata: x\n\ndata: x\n\nevent:\ndata: x\n\n')]).map((e) => e.named),
    ).toEqual([true, false, false]);
  });

  test('a comment leaves at once, without waiting for the next event', () => {
    expect(eventsIn(new SseParser(), Buffer.from(': keep-alive\n')).map(rawOf)).toEqual([': keep-alive\n']);
  });

  test('an event that ends in CR leaves at once, and a LF that belongs to it is passed on', () => {
    const parser = new SseParser();
    expect(eventsIn(parser, Buffer.from('data: x\r\r')).map(rawOf)).toEqual(['data: x\r\r']);
    expect(eventsIn(parser, Buffer.from('\ndata: y\r\n\r\n')).map(rawOf)).toEqual(['\n', 'data: y\r\n\r\n']);
  });

  test('an event within one chunk shares its memory', () => {
    const chunk = Buffer.from('data: one\n\ndata: two\n\nda');
    const parser = new SseParser();
    expect(eventsIn(parser, chunk).every((event) => event.bytes === chunk)).toBe(true);
  });
});

describe('for every cut', () => {
  const line = fc.constantFrom(
    'data: {"a":"é😀"}',
    'data:',
    'event: x',
    ': c',
    'id: 1',
    'data',
    '',
    '\u{FEFF}data: x',
    'x',
  );
  const stream = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 20 })
    .map((lines) => Buffer.from(lines.flat().join('')));

  test('the stretches are the stream, and the events those of the uncut stream', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (bytes, at) => {
        const edges = [0, ...at.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        const events = parse(chunks);
        expect(Buffer.concat(events.map((e) => e.bytes.subarray(e.start, e.end))).equals(bytes)).toBe(true);
        expect(datas(events)).toEqual(datas(parse([bytes])));
      }),
    );
  });

  test('the events are those that the specification gives', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        expect(datas(eventsIn(new SseParser(), bytes))).toEqual(bySpecification(bytes.toString()));
      }),
    );
  });
});

/** The algorithm of the specification, line by line. */
function bySpecification(text: string): string[] {
  const events: string[] = [];
  let data: string[] = [];
  const lines = text.replace(/^\u{FEFF}/u, '').split(/\r\n|\r|\n/u);
  for (const line of lines.slice(0, -1)) {
    if (line === '' && data.length > 0) events.push(data.join('\n'));
    if (line === '') data = [];
    const [, name, value] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
    if (name === 'data') data.push(value ?? '');
  }
  return events;
}

describe('the bound on one event', () => {
  const head = 'data: ';
  const fill = Buffer.alloc(maxSseEventBytes - head.length - 1, 0x61);

  test('an event of the bound passes, cut in pieces', () => {
    const parser = new SseParser();
    const rest = Buffer.concat([fill.subarray(0, -1), Buffer.from('\n\n')]);
    expect(eventsIn(parser, Buffer.from(head))).toEqual([]);
    const events: SseEvent[] = [];
    for (let at = 0; at < rest.length; at += 1 << 20)
      events.push(...eventsIn(parser, rest.subarray(at, at + (1 << 20))));
    expect(events.map((event) => event.end - event.start)).toEqual([maxSseEventBytes]);
  });

  test('one byte more that does not end is refused', () => {
    const parser = new SseParser();
    eventsIn(parser, Buffer.from(head));
    eventsIn(parser, fill);
    expect(eventsIn(parser, Buffer.from('a'))).toEqual([]);
    expect(() => eventsIn(parser, Buffer.from('a'))).toThrow(DomicileError);
  });
});

test('an event has as many lines of data as the bound says, and not one more', () => {
  const event = (lines: number): Buffer => Buffer.from(`${'data\n'.repeat(lines)}\n`);
  const [most] = eventsIn(new SseParser(), event(maxSseDataLines));
  expect(finish(dataOf(most!))).toHaveLength(maxSseDataLines - 1);
  expect(() => eventsIn(new SseParser(), event(maxSseDataLines + 1))).toThrow(
    expect.objectContaining({ code: 'upstream.invalid' }),
  );
});

describe('edits', () => {
  test('change their bytes alone, in events of one data line and of several', () => {
    const [event] = parse([Buffer.from('id: 1\r\ndata: {"a":\r\ndata:  "x", "b":\r\ndata: "yy"}\r\n\r\n')]);
    const data = finish(dataOf(event!)).toString();
    expect(data).toBe('{"a":\n "x", "b":\n"yy"}');
    const edits = ['x', 'yy'].map((text) => ({
      start: data.indexOf(text),
      end: data.indexOf(text) + text.length,
      bytes: `<${text}>`,
    }));
    expect(finish(editEvent(event!, edits)).toString()).toBe(
      'id: 1\r\ndata: {"a":\r\ndata:  "<x>", "b":\r\ndata: "<yy>"}\r\n\r\n',
    );
  });

  test('what goes over lines of data is replaced whole', () => {
    const [event] = parse([Buffer.from('data: {"a":{\ndata: "x":1},\ndata: "b":2}\n\n')]);
    const data = finish(dataOf(event!)).toString();
    const start = data.indexOf('{', 1);
    const edits = [
      { start, end: data.indexOf('}') + 1, bytes: 'null' },
      { start: data.indexOf('2'), end: data.indexOf('2') + 1, bytes: '3' },
    ];
    expect(finish(editEvent(event!, edits)).toString()).toBe('data: {"a":null,\ndata: "b":3}\n\n');
  });

  test('an event that lies behind another in its chunk', () => {
    const [, event] = parse([Buffer.from('data: {}\n\ndata: {"a":"é"}\n\n')]);
    expect(finish(editEvent(event!, [{ start: 6, end: 8, bytes: 'ü!' }])).toString()).toBe(
      'data: {"a":"ü!"}\n\n',
    );
  });

  test('a new event has a name or none', () => {
    expect(sseEventOf('ping', '{}').toString()).toBe('event: ping\ndata: {}\n\n');
    expect(sseEventOf('', '{}').toString()).toBe('data: {}\n\n');
  });
});
