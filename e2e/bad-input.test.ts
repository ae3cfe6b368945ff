import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codings } from '../pkg/proxy/coding/coding.ts';
import { encode } from '../pkg/proxy/coding/coding.fixture.ts';
import { type Double, nothing, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { messages } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import { type RawAnswer, requestText, sendRaw } from './run/raw.ts';
import './run/patience.ts';

const email = 'anna@example.org';
const good = JSON.stringify(messages(`Write to ${email}.`));

describe('bad input', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  const path = (): string => `/${proxy.secret}/anthropic/v1/messages`;
  const send = (body: string | Buffer, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    sendRaw(proxy.port, requestText(proxy.port, 'POST', path(), headers, body));
  const head = (...lines: readonly string[]): string =>
    [
      `POST ${path()} HTTP/1.1`,
      `Host: 127.0.0.1:${proxy.port}`,
      'Content-Type: application/json',
      ...lines,
      '',
      '',
    ].join('\r\n');

  /** What Anthropic's clients read as an error; says something and shows nothing of the request. */
  function expectAnthropicError(answer: RawAnswer, status: number | readonly number[]): void {
    expect([status].flat()).toContain(answer.status);
    const { type, error } = JSON.parse(answer.body) as {
      type: string;
      error: { type: string; message: string };
    };
    expect({ type, error }).toEqual({
      type: 'error',
      error: expect.objectContaining({ type: expect.any(String) }),
    });
    expect(error.message).toMatch(/^Domicile refused this request: .*: /s);
    expect(answer.body).not.toContain(email);
  }

  /** That we refused, in whatever format is spoken: with what was found and what to do, and nothing of the request. */
  function expectRefusal(answer: RawAnswer, statuses: number | readonly number[]): void {
    expect([statuses].flat()).toContain(answer.status);
    const { detail, error } = JSON.parse(answer.body) as {
      readonly detail?: string;
      readonly error?: { readonly message: string };
    };
    expect(detail ?? error?.message).toMatch(/^Domicile refused this request: \S.{30,}/s);
    expect(answer.body).not.toContain(email);
  }

  describe('in the body', () => {
    const malformed: readonly [string, number, string | Buffer][] = [
      ['nothing', 400, ''],
      ['no JSON', 400, 'hello'],
      ['JSON cut off', 400, good.slice(0, -2)],
      ['bytes after the JSON', 400, `${good}{}`],
      ['a NUL behind it', 400, `${good}\0`],
      ['a byte order mark', 400, `\uFEFF${good}`],
      ['UTF-16', 400, Buffer.from(good, 'utf16le')],
      [
        'invalid UTF-8',
        400,
        Buffer.concat([
          Buffer.from(good.slice(0, -4)),
          Buffer.from([0xc3, 0x28]),
          Buffer.from(good.slice(-4)),
        ]),
      ],
      ['a lone surrogate escape', 400, good.replace('Write', '\\ud800')],
      ['a control character in a string', 400, good.replace('Write', 'W\u0001')],
      [
        'duplicate keys',
        400,
        good.replace('"inference_geo":"us"', '"inference_geo":"us","inference_geo":"global"'),
      ],
      [
        'duplicate keys, one escaped',
        400,
        good.replace('"inference_geo":"us"', '"inference_geo":"us","inference_ge\\u006f":"global"'),
      ],
      ['duplicate keys deep inside', 400, good.replace('"role":"user"', '"role":"user","role":"user"')],
      ['single quotes', 400, good.replaceAll('"', "'")],
      ['a trailing comma', 400, good.replace(/}$/, ',}')],
      ['NaN', 400, good.replace('1000', 'NaN')],
      ['a leading zero', 400, good.replace('1000', '01000')],
      ['200,000 open brackets', 400, '['.repeat(200_000)],
      ['an array', 400, '[]'],
      ['null', 400, 'null'],
      ['a string', 400, '"hello"'],
      ['messages that are a number', 400, JSON.stringify({ ...messages(''), messages: 7 })],
      ['messages that are missing', 400, JSON.stringify({ model: 'claude-opus-4-6', inference_geo: 'us' })],
      ['a turn that is a string', 400, JSON.stringify({ ...messages(''), messages: ['hello'] })],
      [
        'a model that is an object',
        400,
        JSON.stringify({ ...messages('hi'), model: { name: 'claude-opus-4-6' } }),
      ],
      ['a geo that is an array', 400, JSON.stringify({ ...messages('hi'), inference_geo: ['us'] })],
    ];

    test.each(malformed)('%s: %s, and nothing is sent', async (_name, status, body) => {
      double.play(echoTokens);
      expectAnthropicError(await send(body), status);
      expect(double.heard).toEqual(nothing);
    });

    type Typed = [string, Record<string, string>, () => string | Buffer];
    const typed: readonly Typed[] = [
      ['an encoding that is not known', { 'content-encoding': 'compress' }, () => good],
      ['two encodings', { 'content-encoding': 'gzip, br' }, () => encode('br', encode('gzip', good))],
      ...codings.map((coding): Typed => [`said to be ${coding}`, { 'content-encoding': coding }, () => good]),
      ['plain text', { 'content-type': 'text/plain' }, () => good],
      ['no type', { 'content-type': '' }, () => good],
      ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, () => `a=${email}`],
      [
        'multipart',
        { 'content-type': 'multipart/form-data; boundary=x' },
        () => `--x\r\n\r\n${email}\r\n--x--`,
      ],
      [
        'JSON in UTF-16 by its word',
        { 'content-type': 'application/json; charset=utf-16' },
        () => Buffer.from(good, 'utf16le'),
      ],
    ];

    test.each(typed)(
      '%s is a type or encoding that cannot be read: 400 or 415',
      async (_name, headers, body) => {
        double.play(echoTokens);
        expectAnthropicError(await send(body(), headers), [400, 415]);
        expect(double.heard).toEqual(nothing);
      },
    );

    test.each(codings)(
      'compressed with %s it passes as if it were not, or gets its error',
      async (coding) => {
        double.play(echoTokens);
        const headers = { 'content-encoding': coding };
        const passed = await send(encode(coding, good), headers);
        expect([passed.status, passed.body]).toEqual([200, expect.stringContaining(`I wrote to ${email}`)]);
        const [seen] = double.seen;
        expect(seen?.headers).not.toHaveProperty('content-encoding');
        expect(seen?.headers['content-length']).toBe(String(seen?.body.length));
        expect(seen?.body.toString()).toMatch(/EMAIL_ADDRESS_/);
        expect(seen?.body.toString()).not.toContain(email);

        double.play(echoTokens);
        const bytes = encode(coding, good);
        for (const bad of [
          bytes.subarray(0, -2),
          Buffer.concat([bytes, bytes]),
          Buffer.concat([bytes, Buffer.from(good)]),
        ])
          expectAnthropicError(await send(bad, headers), 400);
        for (const [, status, body] of malformed) {
          expectAnthropicError(await send(encode(coding, body), headers), status);
        }
        expectAnthropicError(await send(encode(coding, Buffer.alloc(64 * 1024 * 1024)), headers), 413);
        expect(double.heard).toEqual(nothing);
      },
    );

    test('larger than the bound is refused with 413, declared or not', async () => {
      double.play(echoTokens);
      await using small = await holdProxy({ policy: 'us', double, bounds: { requestBodyBytes: 1000 } });
      const to = `/${small.secret}/anthropic/v1/messages`;
      const big = JSON.stringify(messages('x'.repeat(2000)));
      expectAnthropicError(await sendRaw(small.port, requestText(small.port, 'POST', to, {}, big)), 413);
      const chunked = `${Buffer.byteLength(big).toString(16)}\r\n${big}\r\n0\r\n\r\n`;
      const headers = { 'content-length': '', 'transfer-encoding': 'chunked' };
      expectAnthropicError(
        await sendRaw(small.port, requestText(small.port, 'POST', to, headers, chunked)),
        413,
      );
      expect(double.heard).toEqual(nothing);
    });
  });

  describe('in the framing', () => {
    const size = Buffer.byteLength(good);
    const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
    const bodies: readonly [string, readonly string[], string][] = [
      [
        'a length and chunks',
        [`Content-Length: ${size}`, 'Transfer-Encoding: chunked'],
        `${chunk(good)}0\r\n\r\n`,
      ],
      ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 5'], `${chunk(good)}0\r\n\r\n`],
      ['two lengths', [`Content-Length: ${size}`, 'Content-Length: 5'], good],
      ['a length that is a list', [`Content-Length: ${size}, ${size}`], good],
      ['a negative length', ['Content-Length: -1'], good],
      ['a length with a sign', [`Content-Length: +${size}`], good],
      ['an unknown transfer encoding', ['Transfer-Encoding: gzip, chunked, wrong'], good],
      ['a hidden transfer encoding', [`Content-Length: ${size}`, 'Transfer-Encoding : chunked'], good],
      ['a folded header', [`Content-Length: ${size}`, 'X-A: b', ' c: d'], good],
      ['a chunk whose size is no number', ['Transfer-Encoding: chunked'], `zz\r\n${good}\r\n0\r\n\r\n`],
      ['a chunk longer than it says', ['Transfer-Encoding: chunked'], `5\r\n${good}\r\n0\r\n\r\n`],
      ['an endless chunk size', ['Transfer-Encoding: chunked'], `${'f'.repeat(20)}\r\n${good}\r\n0\r\n\r\n`],
    ];

    test.each(bodies)('%s: refused with 400', async (_name, lines, body) => {
      double.play(echoTokens);
      expectRefusal(await sendRaw(proxy.port, head(...lines, 'Connection: close') + body), 400);
      expect(double.heard).toEqual(nothing);
    });

    test('bare line feeds: refused with 400', async () => {
      double.play(echoTokens);
      const text = head(`Content-Length: ${size}`, 'Connection: close').replaceAll('\r\n', '\n') + good;
      expectRefusal(await sendRaw(proxy.port, text), 400);
      expect(double.heard).toEqual(nothing);
    });

    test('trailers behind chunks are refused', async () => {
      double.play(echoTokens);
      const body = `${chunk(good)}0\r\nX-Mail: ${email}\r\n\r\n`;
      const answer = await sendRaw(
        proxy.port,
        head('Transfer-Encoding: chunked', 'Connection: close') + body,
      );
      expectAnthropicError(answer, 400);
      expect(double.heard).toEqual(nothing);
    });

    test('a body that ends early sends nothing, and is recorded as closed', async () => {
      double.play(echoTokens);
      await using own = await holdProxy({ policy: 'us', double });
      const headTo = (...lines: readonly string[]): string =>
        head(...lines, 'Connection: close')
          .replace(path(), `/${own.secret}/anthropic/v1/messages`)
          .replace(`:${proxy.port}`, `:${own.port}`);
      await sendRaw(own.port, headTo('Content-Length: 100000') + good, true);
      await sendRaw(own.port, headTo('Transfer-Encoding: chunked') + chunk(good), true);
      expect(double.heard).toEqual(nothing);
      await own.stop();
      const closed = (await recordsOf(own.journal)).filter(({ type }) => type === 'close');
      expect(closed.map(({ outcome, code }) => [outcome, code])).toEqual([
        ['failed', 'request.length_mismatch'],
        ['failed', 'request.length_mismatch'],
      ]);
    });

    test('a body that never ends is refused with 408 at the bound', async () => {
      double.play(echoTokens);
      await using quick = await holdProxy({
        policy: 'us',
        double,
        bounds: { requestMs: 300, headersMs: 200 },
      });
      const text = requestText(
        quick.port,
        'POST',
        `/${quick.secret}/anthropic/v1/messages`,
        { 'content-length': '9000' },
        good,
      );
      expectRefusal(await sendRaw(quick.port, text), 408);
      expectRefusal(await sendRaw(quick.port, 'POST / HTTP/1.1\r\nHost:'), 408);
      expect(double.heard).toEqual(nothing);
    });

    test('a request smuggled behind a denied one is judged alone', async () => {
      double.play(echoTokens);
      const denied = JSON.stringify(messages('hello', { inference_geo: 'global' }));
      const first = requestText(proxy.port, 'POST', path(), { connection: 'keep-alive' }, denied);
      const second = requestText(proxy.port, 'POST', '/anthropic/v1/messages', {}, good);
      const answer = await sendRaw(proxy.port, Buffer.concat([first, second]));
      expect(answer.status).toBe(451);
      expect(answer.body).toContain('HTTP/1.1 403');
      expect(double.heard).toEqual(nothing);
    });

    test('1 MB of headers: 431', async () => {
      double.play(echoTokens);
      const answer = await sendRaw(
        proxy.port,
        head(`X-Big: ${'x'.repeat(1024 * 1024)}`, `Content-Length: ${size}`) + good,
      );
      expectRefusal(answer, 431);
      expect(answer.body).toContain('the bound headerBytes');
      expect(double.heard).toEqual(nothing);
    });

    test('more header lines than the bound: refused', async () => {
      double.play(echoTokens);
      const many = Array.from({ length: 1000 }, (_, n) => `X-${n}: 1`);
      const answer = await sendRaw(
        proxy.port,
        head(...many, `Content-Length: ${size}`, 'Connection: close') + good,
      );
      expectRefusal(answer, 431);
      expect(answer.body).toContain('the bound headerCount');
      expect(double.heard).toEqual(nothing);
    });

    const targets = [
      'POST //api.anthropic.com/v1/messages',
      'POST http://user@api.anthropic.com/v1/messages',
      'POST ftp://api.anthropic.com/v1/messages',
      'POST *',
      'POST api.anthropic.com:443',
      'GET /%2e%2e/anthropic/v1/models',
      'OPTIONS *',
      'TRACE /',
      'PRI *',
      'HELLO /',
      'CONNECT /anthropic/v1/messages',
      'CONNECT api.anthropic.com',
    ];

    test.each(targets)('the target of %j does not get in', async (line) => {
      double.play(echoTokens);
      const answer = await sendRaw(
        proxy.port,
        `${line} HTTP/1.1\r\nHost: api.anthropic.com\r\nConnection: close\r\n\r\n`,
      );
      expectRefusal(answer, [400, 403, 451]);
      expect(double.heard).toEqual(nothing);
    });

    test('an upgrade to WebSocket is refused, and says what to do instead', async () => {
      double.play(echoTokens);
      const upgrade = [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Key: x',
        'Sec-WebSocket-Version: 13',
      ];
      const answer = await sendRaw(proxy.port, head(...upgrade).replace('POST', 'GET'));
      expectRefusal(answer, 451);
      expect(answer.body).toContain('use the HTTP streaming API');
      expect(double.heard).toEqual(nothing);
    });
  });

  describe('in the model', () => {
    const models = [
      'xx.anthropic.claude-opus-4-6-v1:0',
      'global.anthropic.claude-opus-4-6-v1:0',
      'arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aapplication-inference-profile%2Fa',
      '..%2f..%2fmodels',
    ];

    test.each(models)('%s has no place that is allowed', async (model) => {
      double.play(echoTokens);
      const body = JSON.stringify({
        anthropic_version: 'bedrock-2023-05-31',
        max_tokens: 9,
        messages: [{ role: 'user', content: 'hi' }],
      });
      const to = `${proxy.base('ANTHROPIC_BEDROCK_BASE_URL').pathname}/model/${model}/invoke`;
      const answer = await sendRaw(proxy.port, requestText(proxy.port, 'POST', to, {}, body));
      expect([400, 451]).toContain(answer.status);
      const { message } = JSON.parse(answer.body) as { readonly message: string };
      expect(message).toMatch(
        /^Domicile refused this request( by policy e2e\/us-only, residency\.\w+)?: \S.{30,}/s,
      );
      expect(answer.head).toMatch(/x-amzn-errortype/i);
      expect(double.heard).toEqual(nothing);
    });
  });
});
