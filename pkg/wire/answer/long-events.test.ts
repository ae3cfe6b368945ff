import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerChannel, Slices, StreamRewriter } from '../../api/text.ts';
import { partsPerSlice } from './whole-rewrite.ts';
import { transformSliceUnits } from './long-text.ts';
import { createStreamRewriter } from './stream.ts';
import { protocols } from './test-protocols.ts';
import { responses } from './test-responses.ts';
import { type PartKind, type Transcript, sse } from './test-transcripts.ts';
import { cutAt, cuts, recordingHooks, restored, tokenTransform } from './test-transform.ts';

interface Driven {
  readonly out: Buffer;
  readonly yields: number;
}

/** Drives a rewriter and counts how often it gave way. */
function drive(rewriter: StreamRewriter, chunks: readonly Buffer[]): Driven {
  const out: Buffer[] = [];
  let yields = 0;
  const take = (work: Slices<readonly Buffer[]>): void => {
    let step = work.next();
    for (; step.done !== true; step = work.next()) yields += 1;
    out.push(...step.value);
  };
  for (const chunk of chunks) take(rewriter.push(chunk));
  take(rewriter.end());
  return { out: Buffer.concat(out), yields };
}

/** As the product does, and the longest text that was transformed in one go. */
function watchedHooks() {
  const longest = { units: 0 };
  const hooks = recordingHooks(({ kind }: AnswerChannel) => {
    if (kind === 'foreignToolInput') return undefined;
    const transform = tokenTransform();
    const push = (text: string): string => {
      longest.units = Math.max(longest.units, text.length);
      return transform.push(text);
    };
    return { ...transform, push };
  });
  return { hooks, longest };
}

const slices = 3;
const filler = 'é"😀<<A '.repeat((slices * transformSliceUnits) / 8);
const long = `<<A>>${filler}<<AB>>${filler}`;

describe.each([...protocols, responses])('$name', (protocol) => {
  const create = () => {
    const { hooks, longest } = watchedHooks();
    return { rewriter: createStreamRewriter(protocol.protocol, protocol.framing, hooks), longest };
  };

  test.each<PartKind>(['text', 'tool'])(
    'a delta of many slices (%s) is rewritten in pieces, as the whole would be',
    (kind) => {
      const said: Transcript = { parts: [{ kind, deltas: ['<<', long, 'A>>'] }], order: [] };
      const { rewriter, longest } = create();
      const { out, yields } = drive(rewriter, [protocol.encode(said)]);
      expect(protocol.join(out).get(0) === restored(`<<${long}A>>`)).toBe(true);
      expect(longest.units).toBeLessThanOrEqual(transformSliceUnits + 1);
      expect(yields).toBeGreaterThanOrEqual(4 * slices);
    },
  );

  test('many events of one chunk are worked on one after another', () => {
    const deltas = Array.from({ length: 300 }, () => 'x');
    const said: Transcript = { parts: [{ kind: 'text', deltas }], order: [] };
    expect(drive(create().rewriter, [protocol.encode(said)]).yields).toBeGreaterThanOrEqual(deltas.length);
  });

  test('for every cut it is the same', () => {
    const stream = protocol.encode({ parts: [{ kind: 'text', deltas: [long, '<<A>>'] }], order: [] });
    const whole = drive(create().rewriter, [stream]).out;
    fc.assert(
      fc.property(cuts, (at) => {
        expect(drive(create().rewriter, cutAt(stream, at)).out.equals(whole)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe('what a provider may send in one event', () => {
  const choice = (index: number) => ({ index, delta: { content: '<<A>>' }, finish_reason: 'stop' });
  const many = 1000;
  const list = <T>(each: (index: number) => T): T[] =>
    Array.from({ length: many }, (_, index) => each(index));

  test.each([
    ['choices', 'openai-chat', { choices: list(choice) }],
    [
      'calls',
      'openai-chat',
      { choices: [{ index: 0, delta: { tool_calls: list(() => ({ function: {} })) } }] },
    ],
    ['annotations', 'openai-chat', { choices: [{ index: 0, delta: { annotations: list(() => ({})) } }] }],
    [
      'blocks',
      'anthropic-messages',
      { type: 'message_start', message: { content: list(() => ({ type: 'x' })) } },
    ],
    ['strings', 'anthropic-messages', { type: 'error', error: list((index) => `a${index}`) }],
    ['items', 'openai-responses', { type: 'response.completed', response: { output: list(() => ({})) } }],
  ] as const)('many %s (%s) are looked at in pieces', (_, protocol, event) => {
    const { hooks } = watchedHooks();
    const { yields } = drive(createStreamRewriter(protocol, 'sse', hooks), [sse('', event)]);
    expect(yields).toBeGreaterThanOrEqual(Math.floor(many / partsPerSlice));
  });

  test('many lines of data are joined in pieces', () => {
    const lines = Buffer.from(`data: [\n${'data: 1,\n'.repeat(20_000)}data: 1]\n\n`);
    const { out, yields } = drive(createStreamRewriter('openai-chat', 'sse', watchedHooks().hooks), [lines]);
    expect(out.equals(lines)).toBe(true);
    expect(yields).toBeGreaterThanOrEqual(4);
  });

  test('many texts that are open at once are ended one after another', () => {
    const open = list((index) => ({ index, delta: { content: '<<' }, finish_reason: null }));
    const stream = sse('', { choices: open });
    const { yields } = drive(createStreamRewriter('openai-chat', 'sse', watchedHooks().hooks), [stream]);
    expect(yields).toBeGreaterThanOrEqual(2 * many - 1);
  });
});
