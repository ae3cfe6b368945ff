import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomicileError } from '../../errors/domicile-error.ts';
import { createStreamRewriter } from './stream.ts';
import { type TestProtocol, protocols } from './test-protocols.ts';
import { responses } from './test-responses.ts';
import {
  type PartKind,
  type Transcript,
  chunkFrame,
  frame,
  frameEvents,
  sseEvents,
} from './test-transcripts.ts';
import {
  cutAt,
  cutDeltas,
  cuts,
  deltas,
  identity,
  recordingHooks,
  restored,
  restoringHooks,
  run,
} from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

const all: readonly TestProtocol[] = [...protocols, responses];

function transcripts(kinds: readonly PartKind[]): fc.Arbitrary<Transcript> {
  const part = fc.record({ kind: fc.constantFrom(...kinds), deltas: fc.oneof(deltas, cutDeltas) });
  return fc.record({
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
    order: fc.array(fc.nat({ max: 3 }), { maxLength: 30 }),
  });
}

const isRestored = (name: string, kind: PartKind): boolean =>
  kind === 'text' || kind === 'tool' || (kind === 'thinking' && name === responses.name);

const expectedOf = (name: string, { parts }: Transcript): string[] =>
  parts.map(({ kind, deltas: texts }) => {
    const whole = texts.join('');
    return isRestored(name, kind) ? restored(whole) : whole;
  });

const listOf = ({ parts }: Transcript, joined: Map<number, string>): string[] =>
  parts.map((_, index) => joined.get(index) ?? '');

const words = fc.constantFrom(
  ...`type index delta choices response item part content message output text output_index content_index
  sequence_number tool_calls toolUse contentBlockIndex error content_block_start content_block_delta
  content_block_stop content_block text_delta thinking response.output_item.done response.output_text.delta
  response.output_text.done response.completed`.split(/\s+/u),
);
const anyJson = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(words, tie('node'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).node;

function framed({ framing, protocol }: TestProtocol, event: unknown): Buffer {
  if (framing === 'sse') return Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
  return protocol === 'bedrock-invoke' ? chunkFrame(event) : frame('contentBlockDelta', event);
}

describe.each(all)('$name', (protocol) => {
  const { framing } = protocol;
  const create = (hooks: ReturnType<typeof restoringHooks>) =>
    createStreamRewriter(protocol.protocol, framing, hooks);
  const transcript = transcripts(protocol.kinds);

  test('texts are complete by the word of the provider alone, not where the stream only ends', () => {
    const one = { parts: [{ kind: 'text', deltas: ['Hello', ' there'] }], order: [] } as const;
    const stream = protocol.encode(one);
    for (const length of [stream.length, stream.length >> 1]) {
      const hooks = restoringHooks();
      run(create(hooks), [stream.subarray(0, length)]);
      const observed = hooks.seen.observed.get('text') ?? '';
      if (length === stream.length) expect(observed).toBe('Hello there');
      expect(hooks.seen.complete.includes('text')).toBe(observed === 'Hello there');
    }
  });

  test('for every cut, of chunks and of deltas, the joined text is the transform of the whole', () => {
    fc.assert(
      fc.property(transcript, cuts, (said, at) => {
        const hooks = restoringHooks();
        const out = run(create(hooks), cutAt(protocol.encode(said), at));
        expect(listOf(said, protocol.join(out))).toEqual(expectedOf(protocol.name, said));
        expect(hooks.seen.unknown).toEqual([]);
      }),
    );
  });

  test('events whose data goes over several lines mean the same', () => {
    const isSse = framing === 'sse';
    fc.assert(
      fc.property(transcript, (said) => {
        const pretty = (event: object): string =>
          `data: ${JSON.stringify(event, null, 1).replaceAll('\n', '\ndata: ')}\n\n`;
        const stream = protocol.encode(said);
        const spread = isSse ? Buffer.from(sseEvents(stream).map(pretty).join('')) : stream;
        const out = run(create(restoringHooks()), [spread]);
        expect(listOf(said, protocol.join(out))).toEqual(expectedOf(protocol.name, said));
      }),
    );
  });

  test('what nothing changes leaves byte by byte, with an identity and without a transform', () => {
    fc.assert(
      fc.property(transcript, cuts, fc.boolean(), (said, at, transformed) => {
        const stream = protocol.encode(said);
        const hooks = recordingHooks(() => (transformed ? identity : undefined));
        expect(run(create(hooks), cutAt(stream, at)).equals(stream)).toBe(true);
      }),
    );
  });

  test('a long text, most of it unchanged', () => {
    const said: Transcript = {
      parts: [
        {
          kind: 'text',
          deltas: Array.from({ length: 700 }, (_, at) => (at % 300 === 299 ? '<<AB' : '>> x')),
        },
      ],
      order: [],
    };
    const out = run(create(restoringHooks()), [protocol.encode(said)]);
    expect(listOf(said, protocol.join(out))).toEqual(expectedOf(protocol.name, said));
  });

  test('what is observed is the text as the provider sent it', () => {
    fc.assert(
      fc.property(transcript, (said) => {
        const hooks = restoringHooks();
        run(create(hooks), [protocol.encode(said)]);
        const texts = said.parts
          .filter(({ kind }) => kind !== 'tool' && isRestored(protocol.name, kind))
          .flatMap((part) => part.deltas);
        const observed = hooks.seen.observed.get('text') ?? '';
        expect(Array.from(observed).sort()).toEqual(Array.from(texts.join('')).sort());
      }),
    );
  });

  test('a stream that breaks off keeps what was held back, and no end is invented', () => {
    const said: Transcript = { parts: [{ kind: 'text', deltas: ['so <<A', '>> far <<A'] }], order: [] };
    const stream = protocol.encode(said);
    const whole = protocol.encode({
      parts: [{ kind: 'text', deltas: ['so <<A', '>> far <<A', '!!!!!!!'] }],
      order: [],
    });
    let same = 0;
    while (stream[same] === whole[same]) same++;
    const out = run(create(restoringHooks()), [stream.subarray(0, same)]);
    expect(listOf(said, protocol.join(out))).toEqual(['so alice@example.eu far <<A']);
    expect(out.toString()).not.toMatch(/block_stop|BlockStop|"finish_reason":"|[.]done/u);
  });

  test('damaged bytes give only a DomicileError', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(transcript, damage, cuts, (said, changes, at) => {
        const stream = protocol.encode(said);
        for (const [position, byte] of changes) stream[position % stream.length] = byte;
        try {
          run(create(restoringHooks()), cutAt(stream, at));
        } catch (error) {
          expect(error).toBeInstanceOf(DomicileError);
          expect((error as DomicileError).code).toBe('upstream.invalid');
        }
      }),
    );
  });

  test('JSON of any shape in place of an event or of an answer gives no error, and JSON again', () => {
    fc.assert(
      fc.property(fc.array(anyJson, { maxLength: 3 }), (events) => {
        const stream = Buffer.concat(events.map((event) => framed(protocol, event)));
        const out = run(create(restoringHooks()), [stream]);
        const found = framing === 'sse' ? sseEvents(out) : frameEvents(out);
        expect(found.length).toBeGreaterThanOrEqual(events.length);
        const body = Buffer.from(JSON.stringify(events[0] ?? null));
        const whole = finish(rewriteWholeAnswer(protocol.protocol, body, restoringHooks()));
        expect(JSON.parse(whole.toString())).toEqual(JSON.parse(body.toString()));
      }),
    );
  });
});

test('random bytes give only a DomicileError', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.uint8Array({ maxLength: 200 }),
      ({ protocol, framing }, bytes) => {
        try {
          run(createStreamRewriter(protocol, framing, restoringHooks()), [Buffer.from(bytes)]);
        } catch (error) {
          expect(error).toBeInstanceOf(DomicileError);
        }
      },
    ),
  );
});

test('an opaque stream passes', () => {
  const stream = Buffer.from('data: <<A>>\n\n');
  expect(run(createStreamRewriter('opaque', 'sse', restoringHooks()), [stream])).toEqual(stream);
});
