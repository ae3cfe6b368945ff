import { describe, expect, test } from '@jest/globals';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import { identify } from '../residency/identify.ts';
import { isRefusal } from '../residency/refusal.ts';
import { hostParamsFrom, tellsHost } from './host-params.ts';

function destinationOf(mode: string, path: string, environment: Readonly<Record<string, string>>) {
  const surroundings = {
    declaredHosts: { has: () => false },
    hostParams: hostParamsFrom(catalog, environment),
  };
  return identify('POST', { kind: 'reverse', mode, path, query: '' }, catalog, surroundings as never);
}

function hostOf(...asked: Parameters<typeof destinationOf>): string {
  const found = destinationOf(...asked);
  return isRefusal(found) ? found.refused : found.host;
}

const converse = '/model/anthropic.claude-sonnet-4-5-20250929-v1:0/converse';
const chat = '/chat/completions';

describe('the real host behind a route', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['bedrock', converse, { AWS_REGION: 'eu-central-1' }, 'bedrock-runtime.eu-central-1.amazonaws.com'],
    ['bedrock', converse, { AWS_DEFAULT_REGION: 'eu-west-1' }, 'bedrock-runtime.eu-west-1.amazonaws.com'],
    [
      'bedrock',
      converse,
      { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'us-east-1' },
      'bedrock-runtime.eu-central-1.amazonaws.com',
    ],
    [
      'bedrock',
      converse,
      { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-1' },
      'bedrock-runtime.us-east-1.amazonaws.com',
    ],
    ['bedrock', converse, {}, 'operation.unlisted'],
    ['openai', chat, {}, 'api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'https://us.api.openai.com/v1' }, 'us.api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'https://EU.api.openai.com:443/v1' }, 'eu.api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'http://us.api.openai.com/v1' }, 'api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'https://us.api.openai.com:8443/v1' }, 'api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'https://api.anthropic.com' }, 'api.openai.com'],
    ['openai', chat, { OPENAI_BASE_URL: 'nonsense' }, 'api.openai.com'],
    ['anthropic', '/v1/messages', { AWS_REGION: 'eu-central-1' }, 'api.anthropic.com'],
  ])('%s %s with %j is %s', (mode, path, environment, host) => {
    expect(hostOf(mode, path, environment)).toBe(host);
  });

  test.each<[string, string, Record<string, string>, object]>([
    [
      'anthropic-gcp',
      '/v1/messages',
      {
        ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'http://gateway.svc:8000',
        ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'p1',
        ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: 'w1',
      },
      { host: 'gateway.svc', port: 8000, path: '/v1/messages' },
    ],
    [
      'openai',
      chat,
      { OPENAI_BASE_URL: 'http://vllm.models.svc:8000/v1' },
      { host: 'vllm.models.svc', port: 8000, tls: false, path: '/v1/chat/completions' },
    ],
    [
      'openai',
      chat,
      { OPENAI_BASE_URL: 'https://llm.example.eu/v1' },
      { host: 'llm.example.eu', port: 443, tls: true },
    ],
    [
      'anthropic',
      '/v1/messages',
      { ANTHROPIC_BASE_URL: 'http://10.0.0.5' },
      { host: '10.0.0.5', port: 80, tls: false, protocol: 'anthropic-messages' },
    ],
    [
      'self-hosted',
      chat,
      { SELF_HOSTED_BASE_URL: 'http://vllm:8000/v1' },
      { host: 'vllm', port: 8000, tls: false },
    ],
    ['bedrock', converse, { ANTHROPIC_BEDROCK_BASE_URL: 'http://own:1' }, { refused: 'operation.unlisted' }],
  ])('%s %s with %j is a server of the user', (mode, path, environment, expected) => {
    const found = destinationOf(mode, path, environment);
    expect(found).toMatchObject('refused' in expected ? expected : { provider: 'self-hosted', ...expected });
  });

  test('of Claude on Google Cloud is the one that a base URL names, for the project that variables name', () => {
    const environment = {
      ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'https://claude.googleapis.com/v1',
      ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'p1',
      ANTHROPIC_GOOGLE_CLOUD_LOCATION: 'us',
      ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: 'w1',
    };
    expect(destinationOf('anthropic-gcp', '/v1/messages', environment)).toMatchObject({
      host: 'claude.googleapis.com',
      path: '/v1/projects/p1/locations/us/workspaces/w1/invoke/v1/messages',
    });
  });

  test('is told by a variable that is for servers of the user alone, or by a host of the catalog', () => {
    expect(tellsHost('SELF_HOSTED_BASE_URL', 'http://vllm:8000/v1', catalog)).toBe(true);
    expect(tellsHost('OPENAI_BASE_URL', 'http://vllm:8000/v1', catalog)).toBe(false);
    expect(tellsHost('ANTHROPIC_BASE_URL', 'https://llm.example.eu', catalog)).toBe(false);
    expect(tellsHost('OPENAI_BASE_URL', 'https://eu.api.openai.com/v1', catalog)).toBe(true);
    expect(tellsHost('OPENAI_BASE_URL', 'http://eu.api.openai.com/v1', catalog)).toBe(false);
    expect(tellsHost('PATH', 'http://vllm:8000/v1', catalog)).toBe(false);
    expect(tellsHost('SELF_HOSTED_BASE_URL', 'ftp://vllm', catalog)).toBe(false);
  });

  test('of Vertex is in the path, whatever the variable says', () => {
    const path = (location: string): string =>
      `/projects/p/locations/${location}/publishers/anthropic/models/claude-opus-4-6:rawPredict`;
    expect(hostOf('vertex', path('europe-west1'), { CLOUD_ML_REGION: 'us-east5' })).toBe(
      'europe-west1-aiplatform.googleapis.com',
    );
    expect(hostOf('vertex', path('global'), {})).toBe('aiplatform.googleapis.com');
  });
});
