import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CredentialRequest } from '../api/policy.ts';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import { childEnvironment, placeholder } from './child-environment.ts';
import { sources } from './config.fixture.ts';
import type { Environment } from './environment.ts';

const proxy = { authority: '127.0.0.1:4711', secret: 'secret-of-the-run' };
const modes = [...catalog.modes.values()].map(({ data }) => data);
const childOf = (parent: Environment, custody: readonly CredentialRequest[] = []) =>
  childEnvironment(parent, proxy, modes, custody, sources);
const base = (mode: string): string => `http://127.0.0.1:4711/secret-of-the-run/${mode}`;

describe('the environment of the agent', () => {
  test('points every client at its own route', () => {
    expect(childOf({})).toMatchObject({
      ANTHROPIC_BASE_URL: base('anthropic'),
      ANTHROPIC_BEDROCK_BASE_URL: base('bedrock'),
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: base('bedrock'),
      ANTHROPIC_VERTEX_BASE_URL: base('vertex'),
      OPENAI_BASE_URL: base('openai'),
    });
  });

  test('names the proxy in both cases, with the secret as password', () => {
    const child = childOf({ HTTP_PROXY: 'http://corporate', no_proxy: '*' });
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'])
      expect(child[name]).toBe('http://domicile:secret-of-the-run@127.0.0.1:4711');
    for (const name of ['NO_PROXY', 'no_proxy']) expect(child[name]).toBe('127.0.0.1,localhost,::1');
  });

  test('switches off what would tell the vendor about the client, whatever the parent says', () => {
    const parent = { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '0', CLAUDE_CODE_ATTRIBUTION_HEADER: '1' };
    expect(childOf(parent)).toMatchObject({
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      CLAUDE_CODE_ATTRIBUTION_HEADER: '0',
    });
  });

  test("is otherwise the parent's own, without what would lead past the proxy", () => {
    const child = childOf({
      PATH: '/bin',
      LANG: undefined,
      AWS_ENDPOINT_URL: 'https://x',
      ANTHROPIC_UNIX_SOCKET: '/s',
    });
    expect(child).toMatchObject({ PATH: '/bin' });
    for (const gone of ['LANG', 'AWS_ENDPOINT_URL', 'ANTHROPIC_UNIX_SOCKET'])
      expect(child).not.toHaveProperty(gone);
  });

  test('leaves out what a client does not take beside the base URL', () => {
    const child = childOf({ ANTHROPIC_FOUNDRY_RESOURCE: 'acme', AWS_REGION: 'us-east-1' });
    expect(child).toMatchObject({ ANTHROPIC_FOUNDRY_BASE_URL: base('foundry'), AWS_REGION: 'us-east-1' });
    expect(child).not.toHaveProperty('ANTHROPIC_FOUNDRY_RESOURCE');
  });

  test.each([
    [{}, 'anthropic'],
    [{ CLAUDE_CODE_USE_GATEWAY: '' }, 'anthropic'],
    [{ CLAUDE_CODE_USE_GATEWAY: '1' }, 'gateway'],
  ])('with %j the shared base URL is that of %s', (parent, mode) => {
    expect(childOf(parent)['ANTHROPIC_BASE_URL']).toBe(base(mode));
    expect(childEnvironment(parent, proxy, modes.toReversed(), [], sources)['ANTHROPIC_BASE_URL']).toBe(
      base(mode),
    );
  });
});

describe('custody', () => {
  const anthropic = [{ provider: 'anthropic', kind: 'apiKey' }] as const;

  test('takes out other credentials of the same account', () => {
    const parent = { ANTHROPIC_API_KEY: 'sk-ant-real-1', CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-real' };
    expect(childOf(parent, anthropic)).not.toHaveProperty('CLAUDE_CODE_OAUTH_TOKEN');
    expect(childOf(parent)).toMatchObject({ CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-real' });
  });

  test('puts a placeholder where the client looks, and touches no other provider', () => {
    const parent = { ANTHROPIC_API_KEY: 'sk-ant-real-1', OPENAI_API_KEY: 'sk-real-2' };
    expect(childOf(parent, anthropic)).toMatchObject({
      ANTHROPIC_API_KEY: placeholder,
      OPENAI_API_KEY: 'sk-real-2',
    });
  });

  test('sets the placeholder even where the key came from a file, whose name goes', () => {
    const child = childOf({ ANTHROPIC_API_KEY_FILE: '/run/key' }, anthropic);
    expect(child['ANTHROPIC_API_KEY']).toBe(placeholder);
    expect(child).not.toHaveProperty('ANTHROPIC_API_KEY_FILE');
    expect(child).not.toHaveProperty('ANTHROPIC_AUTH_TOKEN');
  });

  test('leaves an AWS client nothing else to find', () => {
    const elsewhere = [
      'AWS_SESSION_TOKEN',
      'AWS_PROFILE',
      'AWS_SHARED_CREDENTIALS_FILE',
      'AWS_WEB_IDENTITY_TOKEN_FILE',
      'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    ];
    const parent = Object.fromEntries(
      ['AWS_SECRET_ACCESS_KEY', ...elsewhere].map((name) => [name, 'real-value']),
    );
    const child = childOf(parent, [{ provider: 'bedrock', kind: 'sigv4' }]);
    expect(child).toMatchObject({ AWS_ACCESS_KEY_ID: placeholder, AWS_SECRET_ACCESS_KEY: placeholder });
    for (const name of elsewhere) expect(child).not.toHaveProperty(name);
  });

  test('leaves a Google client nothing else to find', () => {
    const child = childOf({ GOOGLE_APPLICATION_CREDENTIALS: '/a.json' }, [
      { provider: 'vertex', kind: 'gcp' },
    ]);
    expect(child).not.toHaveProperty('GOOGLE_APPLICATION_CREDENTIALS');
    expect(child).toMatchObject({
      CLAUDE_CODE_SKIP_VERTEX_AUTH: '1',
      GOOGLE_OAUTH_ACCESS_TOKEN: placeholder,
    });
  });

  test('hides the value wherever else it stands', () => {
    const child = childOf(
      {
        ANTHROPIC_API_KEY: 'sk-ant-real-1',
        ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: sk-ant-real-1',
        MINE: 'sk-ant-real-1',
      },
      anthropic,
    );
    expect(child).toMatchObject({ ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${placeholder}`, MINE: placeholder });
  });

  test('lets no credential value reach the child, whatever the environment', () => {
    const providers = [...catalog.providers.keys()].filter((provider) => sources(provider).length > 0);
    const names = [...new Set(providers.flatMap((provider) => sources(provider).flatMap(({ env }) => env)))];
    const value = fc.stringMatching(/^real-[A-Za-z0-9/+=_.$&-]{8,40}$/);
    const request = fc
      .constantFrom(...providers)
      .chain((provider) =>
        fc.constantFrom(...sources(provider).map(({ kind }): CredentialRequest => ({ provider, kind }))),
      );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), value),
        fc.dictionary(fc.stringMatching(/^[A-Z_]{1,12}$/), fc.tuple(fc.string(), fc.nat(), fc.string())),
        fc.array(request, { maxLength: 3 }),
        (secrets, others, custody) => {
          const values = Object.values(secrets);
          const around = Object.entries(others).map(([name, [before, which, after]]) => [
            name,
            before + (values[which % values.length] ?? '') + after,
          ]);
          const child = childOf({ ...Object.fromEntries(around), ...secrets }, custody);
          const kept = new Set(
            custody.flatMap(({ provider }) => sources(provider).flatMap(({ env }) => env)),
          );
          const text = Object.values(child).join('\n');
          for (const [name, secret] of Object.entries(secrets))
            if (kept.has(name)) expect(text).not.toContain(secret);
        },
      ),
      { numRuns: 300 },
    );
  });
});
