import { describe, expect, test } from '@jest/globals';
import { builtInCatalog } from './catalog.ts';
import { chain, decide } from './decide.ts';
import { locate } from './locate.ts';
import { placeLabel } from './place-label.ts';
import {
  anthropic,
  bedrock,
  crm,
  crmRule,
  type Given,
  now,
  snapshot,
  policy,
  allowed,
  rule,
  run,
} from './decide.fixture.ts';
import { permitOf } from './permit.ts';

describe('decide', () => {
  test('asks the rules in a stated order', () => {
    expect(chain.map((check) => check.name)).toEqual([
      'checkEgress',
      'checkProcessing',
      'checkSecondHops',
      'checkStorage',
      'checkTelemetry',
      'checkDataClasses',
      'checkUninspectable',
    ]);
  });

  test.each([
    [
      'the eu. profile from Frankfurt stays in the EU',
      { route: bedrock('eu.anthropic.claude-opus-5') },
      'Allow',
      'allowed',
    ],
    [
      'the global. profile leaves',
      { route: bedrock('global.anthropic.claude-opus-5') },
      'Deny',
      'processing_anywhere',
    ],
    ['Anthropic without inference_geo is unknown', { route: anthropic }, 'Deny', 'processing_unknown'],
    [
      'Anthropic with inference_geo us is outside',
      { route: anthropic, facts: { inferenceGeo: 'us' } },
      'Deny',
      'processing_outside',
    ],
    [
      'Anthropic with inference_geo us complies where the US is allowed',
      { route: anthropic, facts: { inferenceGeo: 'us' }, policies: [policy({ allow: allowed('US') })] },
      'Allow',
      'allowed',
    ],
    [
      'a declared host is where its policy says',
      { route: crm, policies: [policy({ egress: [crmRule] })], method: 'GET' },
      'Allow',
      'allowed',
    ],
    [
      'a declaration does not count for another policy',
      { route: crm, policies: [policy({ egress: [crmRule] }), policy({ name: 'other' })], method: 'GET' },
      'Deny',
      'processing_unknown',
    ],
    ['an undeclared host is denied', { route: crm, method: 'GET' }, 'Deny', 'processing_unknown'],
    [
      'nothing matched denies',
      { route: bedrock('eu.anthropic.claude-opus-5'), policies: [policy({ egress: [crmRule] })] },
      'Deny',
      'egress_unmatched',
    ],
    [
      'a second hop denies',
      {
        route: bedrock('eu.anthropic.claude-opus-5'),
        facts: { secondHops: [{ kind: 'web_search' as const, target: 'web_search' }] },
      },
      'Deny',
      'second_hop_denied',
    ],
    [
      'what keeps state has its storage judged',
      { route: bedrock('eu.anthropic.claude-opus-5'), facts: { keepsState: ['store'] } },
      'Deny',
      'storage_unknown',
    ],
    [
      'what cannot be inspected is denied',
      { route: bedrock('eu.anthropic.claude-opus-5'), uninspectable: 1 },
      'Deny',
      'uninspectable',
    ],
    [
      'Audit allows and says so',
      { route: anthropic, policies: [policy({ mode: 'Audit' })] },
      'Allow',
      'audit_only',
    ],
    ['no policy at all denies', { route: anthropic, policies: [] }, 'Deny', 'egress_unmatched'],
    [
      'unknown: RequireApproval asks',
      { route: anthropic, policies: [policy({ unknown: 'RequireApproval' })] },
      'RequireApproval',
      'processing_unknown',
    ],
    [
      'an egress rule may ask for approval',
      {
        route: bedrock('eu.anthropic.claude-opus-5'),
        policies: [policy({ egress: [rule('aws', 'bedrock', 'RequireApproval')] })],
      },
      'RequireApproval',
      'approval_required',
    ],
  ] as readonly (readonly [string, Given, string, string])[])('%s', (_, given, action, reason) => {
    const { decision } = run(given);
    expect([decision.action, decision.deciding.reason]).toEqual([action, reason]);
  });

  test('only an allowed decision on exactly this request gets a permit', () => {
    const good = run({ route: bedrock('eu.anthropic.claude-opus-5') });
    expect(permitOf(good.decision, good.destination, good.locality)).toMatchObject({
      destination: good.destination,
    });
    expect(permitOf(good.decision, { ...good.destination }, good.locality)).toBeUndefined();
    expect(permitOf({ ...good.decision }, good.destination, good.locality)).toBeUndefined();
    const bad = run({ route: anthropic });
    expect(permitOf(bad.decision, bad.destination, bad.locality)).toBeUndefined();
  });

  test('a probe is answered here and never gets a permit', () => {
    const everything = policy({ mode: 'Audit' });
    const probe = run({
      route: { kind: 'reverse', mode: 'anthropic', path: '/', query: '' },
      method: 'HEAD',
      policies: [everything],
    });
    expect(probe.decision.action).toBe('Allow');
    expect(permitOf(probe.decision, probe.destination, probe.locality)).toBeUndefined();
  });

  test('what a record shows of a declared host is what a policy declares, and decides nothing for another', () => {
    const policies = [policy({ egress: [crmRule] }), policy({ name: 'other' })];
    const { destination } = run({ route: crm, method: 'GET', policies });
    const shown = locate(destination, undefined, builtInCatalog, { snapshot: { policies } });
    expect(placeLabel(shown)).toBe('DE');
    const matter = { destination, locality: shown, findings: {}, uninspectable: 0 };
    expect(decide(snapshot(...policies), matter, now, builtInCatalog).deciding).toMatchObject({
      policy: 'other',
      action: 'Deny',
    });
  });
});
