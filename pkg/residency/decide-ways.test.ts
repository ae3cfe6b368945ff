import { describe, expect, test } from '@jest/globals';
import { allowed, anthropic, bedrock, crm, type Given, policy, run } from './decide.fixture.ts';

const euProfile = bedrock('eu.anthropic.claude-opus-5');
const inUs = { route: anthropic, facts: { inferenceGeo: 'us' } } as const;

describe('the way out that a denial names', () => {
  test.each([
    [
      'Anthropic, US allowed',
      { route: anthropic, policies: [policy({ allow: allowed('US') })] },
      'Set inference_geo: "us", or declare anthropic/default-inference-geo-us in residency.conditions, if that is so.',
    ],
    [
      'Anthropic, US not allowed',
      { ...inUs },
      'No documented way keeps this within EU, CH: choose another provider or region, or add US to residency.allow.',
    ],
    [
      'Bedrock, a global profile',
      { route: bedrock('global.anthropic.claude-opus-5') },
      'Use the eu. profile.',
    ],
    [
      'Bedrock, only Germany allowed',
      { route: euProfile, policies: [policy({ allow: allowed('DE') })] },
      'Use the plain model id, which stays in eu-central-1, or add ES, FR, IE, IT, SE to residency.allow.',
    ],
    [
      'Bedrock, the region elsewhere',
      { route: euProfile, policies: [policy({ allow: allowed('JP') })] },
      /^Use a region of JP/,
    ],
    [
      'Vertex, the global location',
      {
        route: {
          kind: 'reverse',
          mode: 'vertex',
          path: '/projects/p/locations/global/publishers/anthropic/models/claude-opus-5:rawPredict',
          query: '',
        },
      },
      'Use the location eu.',
    ],
    [
      'OpenAI, the plain host',
      {
        route: { kind: 'absolute', url: 'https://api.openai.com/v1/responses' },
        policies: [policy({ allow: allowed('EU+EFTA') })],
      },
      'Use the host eu.api.openai.com with a regional project.',
    ],
    [
      'OpenAI, an EU that is more than the EU',
      {
        route: { kind: 'absolute', url: 'https://eu.api.openai.com/v1/responses' },
        policies: [policy({ allow: allowed('EU') })],
      },
      /add CH, IS, LI, NO to residency.allow/,
    ],
    [
      'OpenAI, where only a declared condition is known well enough',
      {
        route: { kind: 'absolute', url: 'https://us.api.openai.com/v1/responses' },
        policies: [
          policy({ allow: allowed('US'), require: { confidence: 'Documented', maxAgeMs: undefined } }),
        ],
      },
      /or declare openai\/regional-project in residency.conditions, if that is so.$/,
    ],
    [
      'a deployment that no request shows',
      {
        route: {
          kind: 'absolute',
          url: 'https://acme.openai.azure.com/openai/deployments/gpt/chat/completions',
        },
      },
      /or declare where gpt runs in residency.deployments.$/,
    ],
    [
      'storage, which no way of processing changes',
      {
        route: anthropic,
        facts: { inferenceGeo: 'us' },
        policies: [policy({ allow: allowed('US'), covers: new Set(['Processing', 'Storage'] as const) })],
      },
      'Declare anthropic/workspace-geo-us in residency.conditions, if that is so.',
    ],
    [
      'telemetry, of which nobody says anything',
      {
        route: anthropic,
        facts: { inferenceGeo: 'us' },
        policies: [policy({ allow: allowed('US'), covers: new Set(['Processing', 'Telemetry'] as const) })],
      },
      'Choose a provider that states a place of telemetry.',
    ],
    [
      'an undeclared host',
      { route: crm, method: 'GET' },
      'Name crm.example.eu in an egress rule with hosts and location.',
    ],
  ] as readonly (readonly [string, Given, string | RegExp])[])('%s', (_, given, fix) => {
    const { deciding } = run(given).decision;
    expect(deciding.action).toBe('Deny');
    if (typeof fix === 'string') expect(deciding.fix).toBe(fix);
    else expect(deciding.fix).toMatch(fix);
  });

  test('all countries are named once where all are outside', () => {
    const { deciding } = run({
      route: bedrock('eu.anthropic.claude-opus-5'),
      policies: [policy({ allow: allowed('US') })],
    }).decision;
    expect(deciding.message).toContain('would be processed in DE, ES, FR, IE, IT, SE, outside US: ');
  });

  test('the missing countries are named', () => {
    const { deciding } = run({
      route: bedrock('eu.anthropic.claude-opus-5'),
      policies: [policy({ allow: allowed('DE', 'FR') })],
    }).decision;
    expect(deciding.message).toContain(
      'would be processed in DE, ES, FR, IE, IT, SE, of which ES, IE, IT, SE are outside DE, FR: ',
    );
  });
});
