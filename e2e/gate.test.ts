import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, journalText, recordsOf } from './run/journal.ts';
import { messages } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import { requestText, sendRaw } from './run/raw.ts';
import './run/patience.ts';

const body = JSON.stringify(messages('Write to anna@example.org.'));

describe('the door of the proxy', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  test('opens to its own child', async () => {
    double.play(echoTokens);
    const request = requestText(proxy.port, 'POST', `/${proxy.secret}/anthropic/v1/messages`, {}, body);
    expect((await sendRaw(proxy.port, request)).status).toBe(200);
  });

  const foreign: readonly [string, (held: HeldProxy) => [path: string, headers: Record<string, string>]][] = [
    ['no secret', () => ['/anthropic/v1/messages', {}]],
    ['no path at all', () => ['/', {}]],
    ['a wrong secret', ({ secret }) => [`/${'x'.repeat(secret.length)}/anthropic/v1/messages`, {}]],
    ['a secret cut short', ({ secret }) => [`/${secret.slice(0, -1)}/anthropic/v1/messages`, {}]],
    ['a foreign Host', ({ secret }) => [`/${secret}/anthropic/v1/messages`, { host: 'evil.example' }]],
    ['a Host of another port', ({ secret }) => [`/${secret}/anthropic/v1/messages`, { host: '127.0.0.1:1' }]],
    ['an Origin', ({ secret }) => [`/${secret}/anthropic/v1/messages`, { origin: 'https://evil.example' }]],
    ['the Origin null', ({ secret }) => [`/${secret}/anthropic/v1/messages`, { origin: 'null' }]],
    [
      'a proxy request without password',
      () => ['http://api.anthropic.com/v1/messages', { host: 'api.anthropic.com' }],
    ],
    [
      'a proxy request with a wrong password',
      () => [
        'http://api.anthropic.com/v1/messages',
        {
          host: 'api.anthropic.com',
          'proxy-authorization': `Basic ${Buffer.from('domicile:wrong').toString('base64')}`,
        },
      ],
    ],
    [
      'an absolute target whose Host differs',
      ({ secret }) => [
        'http://api.anthropic.com/v1/messages',
        {
          host: 'evil.example',
          'proxy-authorization': `Basic ${Buffer.from(`domicile:${secret}`).toString('base64')}`,
        },
      ],
    ],
  ];

  test.each(foreign)('stays shut to %s', async (_name, make) => {
    double.play(echoTokens);
    const [path, headers] = make(proxy);
    const answer = await sendRaw(proxy.port, requestText(proxy.port, 'POST', path, headers, body));
    expect(answer.status).toBe(403);
    const { detail } = JSON.parse(answer.body) as { readonly detail: string };
    expect(detail).toMatch(
      /^Domicile refused this request: \S.*([Uu]se the (base )?URL|send that host|call this proxy from)/s,
    );
    expect(answer.body).not.toContain(proxy.secret);
    expect(double.heard).toEqual(nothing);
  });

  test('does not open to two Host headers', async () => {
    double.play(echoTokens);
    const text = requestText(
      proxy.port,
      'POST',
      `/${proxy.secret}/anthropic/v1/messages`,
      { Host: 'evil.example' },
      body,
    );
    const answer = await sendRaw(proxy.port, text);
    expect([400, 403]).toContain(answer.status);
    expect(double.heard).toEqual(nothing);
  });

  test('gives the child placeholders, and no byte of a real key', () => {
    const child = JSON.stringify(proxy.env);
    for (const key of Object.values(realKeys)) expect(child).not.toContain(key);
    expect(proxy.env['ANTHROPIC_API_KEY']).toMatch(/./);
    expect(proxy.env['AWS_SECRET_ACCESS_KEY']).toMatch(/./);
  });

  test('points every client at the proxy, with the secret as prefix or password', () => {
    const bases = [
      'ANTHROPIC_BASE_URL',
      'ANTHROPIC_BEDROCK_BASE_URL',
      'ANTHROPIC_VERTEX_BASE_URL',
      'ANTHROPIC_FOUNDRY_BASE_URL',
      'ANTHROPIC_AWS_BASE_URL',
      'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
      'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
      'OPENAI_BASE_URL',
    ];
    for (const name of bases) {
      expect(proxy.base(name)).toMatchObject({ hostname: '127.0.0.1', port: String(proxy.port) });
      expect(proxy.base(name).pathname.split('/')[1]).toBe(proxy.secret);
    }
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
      expect(proxy.base(name)).toMatchObject({ port: String(proxy.port), password: proxy.secret });
    }
    expect(proxy.env['NO_PROXY']).toContain('127.0.0.1');
    expect(proxy.env).toMatchObject({
      no_proxy: proxy.env['NO_PROXY'],
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      CLAUDE_CODE_ATTRIBUTION_HEADER: '0',
    });
    expect(proxy.secret.length).toBeGreaterThanOrEqual(16);
  });

  test("puts a provider's key on that provider's requests alone", async () => {
    double.play(echoTokens);
    const openai = `${proxy.base('OPENAI_BASE_URL').pathname}/chat/completions`;
    const chat = JSON.stringify({ model: 'gpt-5.2', messages: [{ role: 'user', content: 'hi' }] });
    const headers = { 'x-api-key': 'placeholder', authorization: 'Bearer placeholder' };
    await sendRaw(proxy.port, requestText(proxy.port, 'POST', openai, headers, chat));
    await sendRaw(
      proxy.port,
      requestText(proxy.port, 'POST', `/${proxy.secret}/anthropic/v1/messages`, headers, body),
    );
    const [toOpenai, toAnthropic] = double.seen;
    expect(toOpenai?.headers).toMatchObject({ authorization: `Bearer ${realKeys.openai}` });
    expect(JSON.stringify(toOpenai?.rawHeaders)).not.toContain(realKeys.anthropic);
    expect(toAnthropic?.headers).toMatchObject({ 'x-api-key': realKeys.anthropic });
    expect(JSON.stringify(toAnthropic?.rawHeaders)).not.toContain(realKeys.openai);
    expect(JSON.stringify(double.seen.map(({ rawHeaders }) => rawHeaders))).not.toMatch(/placeholder/);
  });

  const sideChannels = [
    'api.anthropic.com:443',
    'http-intake.logs.us5.datadoghq.com:443',
    'browser-intake-us5-datadoghq.com:443',
    'downloads.claude.ai:443',
    'mcp-proxy.anthropic.com:443',
    'claude.ai:443',
    'raw.githubusercontent.com:443',
    'storage.googleapis.com:443',
    '169.254.169.254:80',
    'api.openai.com:443',
  ];

  test.each(sideChannels)('refuses a tunnel to %s, and says why', async (authority) => {
    double.play(echoTokens);
    const password = Buffer.from(`domicile:${proxy.secret}`).toString('base64');
    const connect = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\nProxy-Authorization: Basic ${password}\r\n\r\n`;
    const answer = await sendRaw(proxy.port, connect);
    expect(answer.status).toBe(451);
    const { status, detail } = JSON.parse(answer.body) as { status: number; detail: string };
    expect(status).toBe(451);
    expect(detail).toContain(authority.split(':')[0]);
    expect(detail).toMatch(/refused.+(base URL|egress|metadata service)/);
    expect(double.heard).toEqual(nothing);
  });

  test('refuses a tunnel without the password', async () => {
    const answer = await sendRaw(
      proxy.port,
      'CONNECT api.anthropic.com:443 HTTP/1.1\r\nHost: api.anthropic.com:443\r\n\r\n',
    );
    expect(answer.status).toBe(403);
  });

  test('has put every tunnel into the journal, and no key or secret', async () => {
    const password = Buffer.from(`domicile:${proxy.secret}`).toString('base64');
    const connect = `CONNECT telemetry.example:443 HTTP/1.1\r\nHost: telemetry.example:443\r\nProxy-Authorization: Basic ${password}\r\n\r\n`;
    await sendRaw(proxy.port, connect);
    await proxy.stop();
    const records = await recordsOf(proxy.journal);
    const tunnel = records.find(
      ({ destination }) => (destination as { host?: string })?.host === 'telemetry.example',
    );
    expect(tunnel).toMatchObject({ type: 'open', destination: { method: 'CONNECT' } });
    const closed = { type: 'close', exchange: tunnel?.exchange, outcome: 'denied', status: 451 };
    expect(records).toContainEqual(expect.objectContaining(closed));
    expect(await journalFaults(proxy.journal, [...Object.values(realKeys), 'anna@example.org'])).toEqual([]);
    expect(await journalText(proxy.journal)).not.toContain(proxy.secret);
  });
});
