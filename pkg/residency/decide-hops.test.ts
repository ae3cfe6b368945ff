import { describe, expect, test } from '@jest/globals';
import type { SecondHopKind } from '../api/location.ts';
import { allowed, bedrock, policy, rule, run } from './decide.fixture.ts';

const euProfile = bedrock('eu.anthropic.claude-opus-5');

describe('second hops that a policy allows where their place is known', () => {
  const hop = (kind: SecondHopKind, target: string) => ({ kind, target });
  const decided = (hops: ReturnType<typeof hop>[], changes: Parameters<typeof policy>[0] = {}) =>
    run({
      route: euProfile,
      facts: { secondHops: hops },
      policies: [policy({ secondHops: 'Allow', ...changes })],
    }).decision;
  const declaring = {
    egress: [
      rule('bedrock', 'bedrock'),
      { ...rule('mcp', 'x'), provider: undefined, hosts: ['mcp.example.eu'], location: allowed('DE') },
    ],
  };

  test.each([
    ['a server in a region of a cloud', hop('mcp', 'x.lambda-url.eu-north-1.on.aws'), {}],
    ['a server that the policy declares', hop('mcp', 'mcp.example.eu:8443'), declaring],
    ['a fallback model that stays', hop('fallback', 'eu.anthropic.claude-opus-4-7'), {}],
  ])('%s passes', (_, one, changes) => {
    expect(decided([one], changes)).toMatchObject({ action: 'Allow' });
  });

  test.each([
    [
      hop('mcp', 'mcp.example.eu'),
      'Leave what asks for it out of the request, or name mcp.example.eu in an egress rule with hosts and location.',
    ],
    [
      hop('mcp', 'x.lambda-url.us-east-1.on.aws'),
      'Leave what asks for it out of the request, or add US to residency.allow.',
    ],
    [hop('fallback', 'us.anthropic.claude-opus-4-7'), 'Leave what asks for it out of the request.'],
    [
      hop('guardrail', 'gr-1'),
      'Leave what asks for it out of the request, or declare the place of gr-1 in residency.deployments.',
    ],
    [hop('web_search', 'web_search_20250305'), 'Leave what asks for it out of the request.'],
    [hop('url', 's3://bucket'), 'Leave what asks for it out of the request.'],
    [hop('mcp', 'api.anthropic.com'), 'Leave what asks for it out of the request.'],
  ])('%j is denied with the nearest way', (one, fix) => {
    expect(decided([one]).deciding).toMatchObject({ reason: 'second_hop_outside', action: 'Deny', fix });
  });

  test('what one policy declares counts in its own decision alone', () => {
    const { decision } = run({
      route: euProfile,
      facts: { secondHops: [hop('mcp', 'mcp.example.eu')] },
      policies: [
        policy({ secondHops: 'Allow', ...declaring }),
        policy({ name: 'other', secondHops: 'Allow' }),
      ],
    });
    expect(decision.deciding).toMatchObject({ policy: 'other', action: 'Deny' });
  });

  test('what a policy declares of an id is where it says', () => {
    const deployment = {
      name: 'eu-only residency.deployments[0]',
      hosts: ['*.amazonaws.com'],
      deployment: 'gr-1',
      place: ['DE'],
      reason: 'declared',
    };
    expect(decided([hop('guardrail', 'gr-1')], { deployments: [deployment] }).action).toBe('Allow');
    expect(decided([hop('guardrail', 'gr-2')], { deployments: [deployment] }).action).toBe('Deny');
  });

  test('a denial of one outweighs the approval that another asks for', () => {
    const hops = [hop('web_search', 'w'), hop('mcp', 'x.lambda-url.us-east-1.on.aws')];
    expect(decided(hops, { unknown: 'RequireApproval' }).action).toBe('Deny');
    expect(decided(hops.slice(0, 1), { unknown: 'RequireApproval' }).action).toBe('RequireApproval');
  });
});
