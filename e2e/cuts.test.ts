import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Coding, codings } from '../pkg/proxy/coding/coding.ts';
import { cutInto } from '../pkg/proxy/coding/coding.fixture.ts';
import { type Double, startDouble } from './double/double.ts';
import { type Answer, type Part, tokensIn } from './double/reply.ts';
import { journalFaults } from './run/journal.ts';
import { messages } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}, employee number: E-777777.`;
const us = 'us.anthropic.claude-opus-4-6-v1:0';
const turn = { role: 'user', content: prompt };

interface Target {
  readonly name: string;
  readonly variable: string;
  readonly path: string;
  readonly body: object;
}

const targets: readonly Target[] = [
  {
    name: 'Anthropic',
    variable: 'ANTHROPIC_BASE_URL',
    path: '/v1/messages',
    body: messages(prompt, { stream: true }),
  },
  {
    name: 'OpenAI chat completions',
    variable: 'OPENAI_BASE_URL',
    path: '/chat/completions',
    body: { model: 'gpt-5.2', messages: [turn], stream: true },
  },
  {
    name: 'OpenAI responses',
    variable: 'OPENAI_BASE_URL',
    path: '/responses',
    body: { model: 'gpt-5.2', input: prompt, store: false, stream: true },
  },
  {
    name: 'Bedrock invoke',
    variable: 'ANTHROPIC_BEDROCK_BASE_URL',
    path: `/model/${us}/invoke-with-response-stream`,
    body: { anthropic_version: 'bedrock-2023-05-31', max_tokens: 100, messages: [turn] },
  },
  {
    name: 'Bedrock converse',
    variable: 'ANTHROPIC_BEDROCK_BASE_URL',
    path: `/model/${us}/converse-stream`,
    body: { messages: [{ role: 'user', content: [{ text: prompt }] }] },
  },
  {
    name: 'Vertex',
    variable: 'ANTHROPIC_VERTEX_BASE_URL',
    path: '/projects/double/locations/us-east5/publishers/anthropic/models/claude-opus-4-6:streamRawPredict',
    body: { anthropic_version: 'vertex-2023-10-16', max_tokens: 100, messages: [turn], stream: true },
  },
];

describe('a stream whose bytes arrive in any pieces, compressed or not', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email, 'E-777777'])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  function partsFor(tokens: readonly string[]): readonly Part[] {
    const [first = '', second = ''] = tokens;
    return [
      {
        kind: 'text',
        text: `Grüße 😀 an ${first} (${second}), EMAIL_ADDRESS_0123 und ${first}${second} – fertig.`,
      },
      { kind: 'tool', name: 'send_mail', input: { to: first, note: `ü 😀 "${second}" \\ \n` } },
      { kind: 'tool', id: 'call_2', name: 'send_mail', escaped: true, input: { to: first, cc: [second] } },
    ];
  }

  async function ask(target: Target, how: Pick<Answer, 'pieces' | 'cut' | 'coding'>): Promise<Buffer> {
    double.play((request) => ({
      kind: 'answer',
      parts: partsFor(tokensIn(request.body.toString('utf8'))),
      ...how,
    }));
    const response = await fetch(`${proxy.base(target.variable).href}${target.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
      body: JSON.stringify(target.body),
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }

  test.each(targets)('of $name: the agent reads the same bytes', async (target) => {
    const whole = await ask(target, { pieces: (stream) => [stream] });
    expect(whole.length).toBeGreaterThan(500);
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 900 })), {
      minLength: 1,
      maxLength: 60,
    });
    const coding = fc.option(fc.constantFrom<Coding>(...codings), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(lengths, coding, async (cut, compressed) => {
        const pieced = await ask(target, {
          pieces: (stream) => cutInto(stream, cut),
          ...(compressed && { coding: compressed }),
        });
        expect(pieced.toString('latin1')).toBe(whole.toString('latin1'));
      }),
      { numRuns: 20 },
    );
  });

  test.each(targets)('of $name: no token is left where a value belongs', async (target) => {
    const whole = await ask(target, { cut: (text) => [text] });
    const [first = '', second = ''] = tokensIn(double.seen[0]?.body.toString('utf8') ?? '');
    for (const token of [first, second]) expect(token).toMatch(/^(EMAIL_ADDRESS|EMPLOYEE_ID)_/);
    const text = whole.toString('utf8') + base64Inside(whole.toString('latin1'));
    for (const token of [first, second]) expect(text).not.toContain(token);
    for (const value of [email, 'E-777777']) expect(text).toContain(value);
    expect(text).not.toContain('u005f');
  });
});

/** What Bedrock's invoke stream hides in base64. */
function base64Inside(text: string): string {
  return [...text.matchAll(/"bytes":"([A-Za-z0-9+/=]+)"/g)]
    .map((match) => Buffer.from(match[1] ?? '', 'base64').toString('utf8'))
    .join('');
}
