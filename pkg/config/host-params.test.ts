import { describe, expect, test } from '@jest/globals';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import { identify } from '../residency/identify.ts';
import { isRefusal } from '../residency/refusal.ts';
import { hostParamsFrom } from './host-params.ts';

function hostOf(mode: string, path: string, environment: Readonly<Record<string, string>>): string {
  const surroundings = {
    declaredHosts: { has: () => false },
    hostParams: hostParamsFrom(catalog, environment),
  };
  const found = identify('POST', { kind: 'reverse', mode, path, query: '' }, catalog, surroundings as never);
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

  test('of Vertex is in the path, whatever the variable says', () => {
    const path = (location: string): string =>
      `/projects/p/locations/${location}/publishers/anthropic/models/claude-opus-4-6:rawPredict`;
    expect(hostOf('vertex', path('europe-west1'), { CLOUD_ML_REGION: 'us-east5' })).toBe(
      'europe-west1-aiplatform.googleapis.com',
    );
    expect(hostOf('vertex', path('global'), {})).toBe('aiplatform.googleapis.com');
  });
});
