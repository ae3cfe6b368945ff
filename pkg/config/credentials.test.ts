import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { UsageError } from '../errors/usage-error.ts';
import type { CredentialRequest } from '../api/policy.ts';
import { sources } from './config.fixture.ts';
import { credentialsFrom } from './credentials.ts';
import type { Environment } from './environment.ts';

const files: Record<string, string> = {};
function readFile(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error('none'), { code: 'ENOENT' });
  return text;
}

const from = (request: CredentialRequest, environment: Environment) =>
  credentialsFrom([request], sources, environment, readFile).get(request.provider);
const key = { provider: 'anthropic', kind: 'apiKey' } as const;
const gcp = { provider: 'vertex', kind: 'gcp' } as const;
const aws = { provider: 'bedrock', kind: 'sigv4' } as const;

describe('a credential in custody', () => {
  test.each<[CredentialRequest, Environment, object]>([
    [key, { ANTHROPIC_API_KEY: 'sk-ant-1' }, { kind: 'header', header: 'x-api-key', value: 'sk-ant-1' }],
    [
      { provider: 'anthropic', kind: 'bearer' },
      { ANTHROPIC_AUTH_TOKEN: 'tok' },
      { kind: 'header', header: 'authorization', value: 'Bearer tok' },
    ],
    [
      { provider: 'openai', kind: 'apiKey' },
      { OPENAI_API_KEY: 'sk-1' },
      { kind: 'header', header: 'authorization', value: 'Bearer sk-1' },
    ],
    [
      gcp,
      { CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29' },
      { kind: 'header', header: 'authorization', value: 'Bearer ya29' },
    ],
    [
      aws,
      { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: '' },
      {
        kind: 'sigv4',
        service: 'bedrock',
        accessKeyId: 'AKIA',
        secretAccessKey: 's',
        sessionToken: undefined,
      },
    ],
    [
      aws,
      { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' },
      { kind: 'sigv4', service: 'bedrock', accessKeyId: 'AKIA', secretAccessKey: 's', sessionToken: 't' },
    ],
  ])('%j comes from its usual variables', (request, environment, credential) => {
    expect(from(request, environment)).toEqual(credential);
  });

  test('comes from the file that NAME_FILE names, without the newline at its end', () => {
    files['/run/key'] = 'sk-ant-file\n';
    expect(from(key, { ANTHROPIC_API_KEY_FILE: '/run/key' })).toMatchObject({ value: 'sk-ant-file' });
    expect(from(key, { ANTHROPIC_API_KEY: '', ANTHROPIC_API_KEY_FILE: '/run/key' })).toMatchObject({
      value: 'sk-ant-file',
    });
    expect(from(key, { ANTHROPIC_API_KEY: 'sk-ant-env', ANTHROPIC_API_KEY_FILE: '/run/key' })).toMatchObject({
      value: 'sk-ant-env',
    });
    const both = { AWS_ACCESS_KEY_ID_FILE: '/run/key', AWS_SECRET_ACCESS_KEY_FILE: '/run/key' };
    expect(from(aws, both)).toMatchObject({ accessKeyId: 'sk-ant-file', secretAccessKey: 'sk-ant-file' });
  });

  test.each<[CredentialRequest, Environment, string]>([
    [key, {}, 'set ANTHROPIC_API_KEY (or the same name with _FILE)'],
    [key, { ANTHROPIC_AUTH_TOKEN: 'another kind' }, 'The policy keeps the apiKey credential of anthropic'],
    [aws, { AWS_ACCESS_KEY_ID: 'AKIA' }, 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
    [aws, { AWS_SECRET_ACCESS_KEY: 's' }, 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
    [
      gcp,
      {},
      'set GOOGLE_OAUTH_ACCESS_TOKEN or CLOUDSDK_AUTH_ACCESS_TOKEN or GOOGLE_APPLICATION_CREDENTIALS',
    ],
    [
      key,
      { ANTHROPIC_API_KEY_FILE: '/none' },
      'ANTHROPIC_API_KEY_FILE names /none, which cannot be read (ENOENT: there is no such file): name a file that can be.',
    ],
    [{ provider: 'openai', kind: 'sigv4' }, {}, 'kind sigv4 for openai; allowed: bearer, apiKey'],
    [{ provider: 'nobody', kind: 'apiKey' }, {}, 'kind apiKey for nobody; allowed: none'],
  ])('%j that is missing from %j is told by name', (request, environment, says) => {
    expect(() => from(request, environment)).toThrow(says);
    expect(() => from(request, environment)).toThrow(UsageError);
  });

  describe('of AWS', () => {
    const file = { AWS_SHARED_CREDENTIALS_FILE: '/run/aws' };
    const pair = '[default]\naws_access_key_id = AKIA\naws_secret_access_key=s/+=\n';

    test.each([
      [pair, undefined],
      [
        `# mine\r\n[other]\r\naws_access_key_id=NO\r\n ${pair}aws_session_token = t\n[more]\naws_session_token=NO`,
        't',
      ],
    ])('comes from the profile default of %j', (text, sessionToken) => {
      files['/run/aws'] = text;
      const keys = { accessKeyId: 'AKIA', secretAccessKey: 's/+=', sessionToken };
      expect(from(aws, file)).toEqual({ kind: 'sigv4', service: 'bedrock', ...keys });
    });

    test('comes from variables before the file', () => {
      files['/run/aws'] = pair;
      const own = { AWS_ACCESS_KEY_ID: 'OWN', AWS_SECRET_ACCESS_KEY: 'o' };
      expect(from(aws, { ...file, ...own })).toMatchObject({ accessKeyId: 'OWN' });
    });

    test('is missing from a file without the profile', () => {
      files['/run/aws'] = pair.replace('default', 'other');
      expect(() => from(aws, file)).toThrow(
        'AWS_SHARED_CREDENTIALS_FILE names /run/aws, whose profile default has no',
      );
    });
  });

  test('from an empty file is missing', () => {
    files['/run/empty'] = '\n';
    expect(() => from(key, { ANTHROPIC_API_KEY_FILE: '/run/empty' })).toThrow('set ANTHROPIC_API_KEY');
  });

  test.each(['sk ant', 'sk\r\nx-other: 1', 'schlüssel'])('%p can be no header, and is not shown', (value) => {
    expect(() => from(key, { ANTHROPIC_API_KEY: value })).toThrow(
      /^ANTHROPIC_API_KEY holds characters that no header may hold: leave blanks and line breaks out, and all but ASCII\.$/,
    );
  });
});

describe('a service account', () => {
  const pem = (type: 'rsa' | 'ec'): string => {
    const { privateKey } =
      type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  };
  const account = {
    client_email: 'a@p.iam.gserviceaccount.com',
    private_key: pem('rsa'),
    private_key_id: 'k',
  };
  const environment = { GOOGLE_APPLICATION_CREDENTIALS: '/run/account.json' };

  test('is read from the file of the application credentials', () => {
    files['/run/account.json'] = JSON.stringify({ type: 'service_account', ...account });
    expect(from(gcp, environment)).toEqual({
      kind: 'serviceAccount',
      header: 'authorization',
      scheme: 'Bearer ',
      email: account.client_email,
      privateKey: account.private_key,
      keyId: 'k',
    });
  });

  test.each([
    ['no JSON', '{'],
    ['no object', 'null'],
    ['no e-mail', JSON.stringify({ ...account, client_email: undefined })],
    ['no key', JSON.stringify({ ...account, private_key: undefined })],
    ['a key that is none', JSON.stringify({ ...account, private_key: 'nonsense' })],
    ['a key of another kind', JSON.stringify({ ...account, private_key: pem('ec') })],
    ['a key without name', JSON.stringify({ ...account, private_key_id: 7 })],
  ])('with %s is refused before any request', (_what, text) => {
    files['/run/account.json'] = text;
    expect(() => from(gcp, environment)).toThrow(
      /GOOGLE_APPLICATION_CREDENTIALS names a file.*private_key_id/,
    );
  });
});
