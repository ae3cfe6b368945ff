import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Double, startDouble } from './double/double.ts';
import { holdAfter } from './double/gate.ts';
import { type Part, say, tokensIn } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { eventsOf, joinedDeltas, messages, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import { requestText, sendRaw } from './run/raw.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';

describe('a stream', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test('ends at the provider at once when its client leaves', async () => {
    const gate = holdAfter(8);
    double.play(() => say('A long story that is never told to its end.', { gate }));
    const running = runAgent(
      'anthropic-stream',
      { prompt: 'go', geo: 'us', leaveAfter: 1 },
      { policy: 'us', double },
    );
    const left = await double.when((request) => request.ended === 'client-left');
    expect(left.url).toMatch(/^\/v1\/messages/);
    const { report, exec } = await running;
    expect(report.failed?.message).toMatch(/abort/i);
    expect(await journalFaults(exec.journal)).toEqual([]);
    expect(await recordsOf(exec.journal)).toContainEqual(
      expect.objectContaining({ type: 'close', outcome: 'aborted' }),
    );
  });

  test('ends at the provider when its client leaves before the first byte', async () => {
    double.play(() => ({ kind: 'silence' }));
    await using proxy = await holdProxy({ policy: 'us', double });
    const leaving = new AbortController();
    const posted = post(proxy, messages('go'), { signal: leaving.signal }).catch((error: unknown) => error);
    await double.when((request) => request.ended === 'open');
    leaving.abort();
    await double.when((request) => request.ended === 'client-left');
    expect(String(await posted)).toMatch(/abort/i);
  });

  test('hands on what it may before the next delta comes', async () => {
    const gate = holdAfter(5);
    double.play(() =>
      say('Hello there, and so on.', { gate, cut: (text) => [text.slice(0, 12), text.slice(12)] }),
    );
    await using proxy = await holdProxy({ policy: 'us', double });
    const response = await fetch(`${proxy.base('ANTHROPIC_BASE_URL').href}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messages('go', { stream: true })),
    });
    let early = '';
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    while (!early.includes('Hello')) early += (await reader?.read())?.value ?? '';
    await gate.held;
    gate.release();
    let rest = '';
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read())
      rest += next.value;
    expect(rest).toContain('message_stop');
  });

  test('is one of 200 that run at once, none mixed up', async () => {
    const count = 200;
    const gate = holdAfter(3);
    double.play(async (request, nth) => {
      const reply = await echoTokens(request, nth);
      return reply.kind === 'answer' ? { ...reply, gate } : reply;
    });
    const orders = { prompt: 'Write to user{n}@example.org.', geo: 'us', parallel: count };
    const running = runAgent('anthropic-stream', orders, { policy: 'us', double });
    await double.when(() => double.seen.length === count);
    gate.release();
    const { report, exec } = await running;
    expect(report.texts).toEqual(
      Array.from({ length: count }, (_, n) => `I wrote to user${n}@example.org, as asked.`),
    );
    expect(double.seen.map(textOf).join('\n')).not.toContain('@example.org');
    expect(await journalFaults(exec.journal, ['user0@example.org', 'user199@example.org'])).toEqual([]);
  });

  test('that dies in the middle reaches the client as cut off, with all that came before', async () => {
    double.play(() =>
      say('one two three four five six', { dieAfter: 6, cut: (text) => text.split(/(?<= )/) }),
    );
    await using proxy = await holdProxy({ policy: 'us', double });
    const path = `/${proxy.secret}/anthropic/v1/messages`;
    const text = requestText(proxy.port, 'POST', path, {}, JSON.stringify(messages('go', { stream: true })));
    const { status, head, body } = await sendRaw(proxy.port, text);
    expect(status).toBe(200);
    expect(head).toMatch(/transfer-encoding: chunked/i);
    expect(body).toContain('"one ');
    expect(body).not.toMatch(/message_stop|\r\n0\r\n/);
    await proxy.stop();
    expect(await journalFaults(proxy.journal)).toEqual([]);
  });

  test('with an event that nobody knows passes it on as it is', async () => {
    double.play(() => say('Hello.', { unknownEvent: true }));
    await using proxy = await holdProxy({ policy: 'us', double });
    const posted = await post(proxy, messages('go', { stream: true }));
    expect(posted.text).toContain(
      'event: content_block_aside\ndata: {"type":"content_block_aside","index":0,"aside":{"note":"of a shape nobody knows"}}\n\n',
    );
    expect(joinedDeltas(posted, 'text')).toBe('Hello.');
  });

  test('passes thinking on untouched, token or not', async () => {
    double.play((request) => {
      const [token = ''] = tokensIn(request.body.toString('utf8'));
      const parts: Part[] = [
        { kind: 'thinking', text: `They want ${token}.`, signature: 'c2lnbmVk' },
        { kind: 'text', text: `Mail for ${token}.` },
      ];
      return { kind: 'answer', parts };
    });
    await using proxy = await holdProxy({ policy: 'us', double });
    const posted = await post(proxy, messages(`Write to ${email}.`, { stream: true }));
    const deltas = eventsOf(posted).map((event) => (event['delta'] ?? {}) as Record<string, string>);
    expect(deltas.map(({ thinking = '' }) => thinking).join('')).toMatch(
      /^They want EMAIL_ADDRESS_[0-9A-Z]{17}\.$/,
    );
    expect(joinedDeltas(posted, 'text')).toBe(`Mail for ${email}.`);
  });

  describe('cut anywhere', () => {
    let proxy: HeldProxy;
    beforeAll(async () => {
      proxy = await holdProxy({ policy: 'us', double });
    });
    afterAll(async () => proxy[Symbol.asyncDispose]());

    const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
    const cutBy = (lengths: readonly number[]) => (text: string) => {
      const pieces: string[] = [];
      for (let at = 0, n = 0; at < text.length; n += 1) {
        const end = at + (lengths[n % lengths.length] ?? 1);
        pieces.push(text.slice(at, end));
        at = end;
      }
      return pieces;
    };

    test('says the same as the whole answer', async () => {
      const shape = fc.tuple(
        cuts,
        fc.array(fc.constantFrom('T', 'EMAIL_ADDRESS_', ' ', 'ü', 'EMAIL_', '_', '"', 'x@'), {
          maxLength: 12,
        }),
      );
      await fc.assert(
        fc.asyncProperty(shape, async ([lengths, pieces]) => {
          const fill = (value: string): string =>
            pieces.map((piece) => (piece === 'T' ? ` ${value} ` : piece)).join('');
          double.play((request) => {
            const [token = ''] = tokensIn(request.body.toString('utf8'));
            const parts: Part[] = [
              { kind: 'text', text: `.${fill(token)}.` },
              { kind: 'tool', name: 'send_mail', input: { to: fill(token) } },
            ];
            return { kind: 'answer', parts, cut: cutBy(lengths) };
          });
          const prompt = `Write to ${email}.`;
          const streamed = await post(proxy, messages(prompt, { stream: true }));
          const whole = await post(proxy, messages(prompt));
          const blocks = whole.json()['content'] as readonly [{ text: string }, { input: unknown }];
          expect(blocks[0].text).toBe(`.${fill(email)}.`);
          expect(joinedDeltas(streamed, 'text')).toBe(blocks[0].text);
          expect(JSON.parse(joinedDeltas(streamed, 'partial_json'))).toEqual(blocks[1].input);
        }),
        { numRuns: 40 },
      );
    });
  });
});
