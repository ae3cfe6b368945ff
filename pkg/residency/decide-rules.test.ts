import { describe, expect, test } from '@jest/globals';
import type { CompiledException, CompiledPolicy } from '../api/policy.ts';
import { builtInCatalog } from './catalog.ts';
import { decide } from './decide.ts';
import {
  allowed,
  anthropic,
  bedrock,
  crm,
  crmRule,
  dataClass,
  type Given,
  now,
  policy,
  rule,
  run,
  snapshot,
} from './decide.fixture.ts';

const day = 86_400_000;
const euProfile = bedrock('eu.anthropic.claude-opus-5');
const inUs = { route: anthropic, facts: { inferenceGeo: 'us' } } as const;

function exception(changes: Partial<CompiledException> = {}): CompiledException {
  return {
    name: 'exceptions[0]',
    provider: 'anthropic',
    hosts: [],
    models: [],
    allow: allowed('US'),
    reason: 'pilot',
    ticket: 'SEC-12',
    notAfter: now + 1,
    ...changes,
  };
}

describe('exceptions', () => {
  const with1 = (changes: Partial<CompiledException>, facts: Given['facts'] = {}) =>
    run({
      ...inUs,
      facts: { ...inUs.facts, ...facts },
      policies: [policy({ exceptions: [exception(changes)] })],
    }).decision;

  test('one that matches widens, and its use is named', () => {
    const decision = with1({});
    expect(decision).toMatchObject({ action: 'Allow', exceptionsUsed: ['eu-only exceptions[0]'] });
    expect(decision.deciding).toMatchObject({ reason: 'allowed_by_exception', rule: 'exceptions[0]' });
  });

  test.each([
    ['is over from its very end', { notAfter: now }, {}],
    ['is for another provider', { provider: 'openai' }, {}],
    ['is for another host', { hosts: ['api.openai.com'] }, {}],
    ['is for other models', { models: ['claude-haiku-*'] }, { model: 'claude-opus-5' }],
    ['is for models, and the request names none', { models: ['*'] }, {}],
    ['adds other places', { allow: allowed('JP') }, {}],
    ['matches nothing at all', { provider: undefined }, {}],
  ])('one that %s does not', (_, changes, facts) => {
    expect(with1(changes, facts)).toMatchObject({ action: 'Deny', exceptionsUsed: [] });
  });

  test.each([['claude-*'], ['*opus*'], ['claude-opus-5'], ['*']])('the glob %s matches the model', (glob) => {
    expect(with1({ models: ['x', glob] }, { model: 'claude-opus-5' }).action).toBe('Allow');
  });

  test('none is named where none was needed', () => {
    const policies = [policy({ exceptions: [exception({ provider: 'bedrock' })] })];
    expect(run({ route: euProfile, policies }).decision).toMatchObject({
      action: 'Allow',
      exceptionsUsed: [],
    });
  });

  test('none makes the unknown, or anywhere, pass', () => {
    const policies = [policy({ exceptions: [exception()] })];
    expect(run({ route: anthropic, policies }).decision.deciding.reason).toBe('processing_unknown');
    const facts = { inferenceGeo: 'global' };
    expect(run({ route: anthropic, facts, policies }).decision.deciding.reason).toBe('processing_anywhere');
  });

  test('none opens what an egress rule closes, nor a second hop', () => {
    const exceptions = [exception()];
    const closed = policy({ exceptions, egress: [rule('claude', 'anthropic', 'Deny')] });
    expect(run({ ...inUs, policies: [closed] }).decision.deciding.reason).toBe('egress_denied');
    const facts = { ...inUs.facts, secondHops: [{ kind: 'mcp' as const, target: 'x' }] };
    expect(
      run({ route: anthropic, facts, policies: [policy({ exceptions })] }).decision.deciding.reason,
    ).toBe('second_hop_denied');
  });

  test('none widens a data class', () => {
    const policies = [policy({ exceptions: [exception()], dataClasses: [dataClass('DE')] })];
    const { decision } = run({ ...inUs, policies, findings: { MedicalRecordNumber: 1 } });
    expect(decision).toMatchObject({
      action: 'Deny',
      exceptionsUsed: [],
      deciding: { reason: 'data_class' },
    });
    expect(run({ ...inUs, policies, findings: { EmailAddress: 1 } }).decision.action).toBe('Allow');
  });
});

describe('data classes', () => {
  const policies = [policy({ dataClasses: [dataClass('DE')] })];

  test.each([
    ['a finding of the class in the EU is denied', euProfile, { MedicalRecordNumber: 1 }, 'Deny'],
    [
      'a finding of the class in Germany passes',
      bedrock('anthropic.claude-opus-5'),
      { MedicalRecordNumber: 1 },
      'Allow',
    ],
    ['no finding of the class passes', euProfile, { MedicalRecordNumber: 0, EmailAddress: 3 }, 'Allow'],
  ])('%s', (_, route, findings, action) => {
    expect(run({ route, findings, policies }).decision.action).toBe(action);
  });

  test('Unscanned stands for what could not be inspected', () => {
    const unscanned = { ...dataClass('DE'), name: 'unscanned', findings: new Set(['Unscanned']) };
    const one = policy({ dataClasses: [unscanned], uninspectable: 'Allow' });
    expect(run({ route: euProfile, policies: [one], uninspectable: 1 }).decision.deciding.reason).toBe(
      'data_class',
    );
    expect(run({ route: euProfile, policies: [one] }).decision.action).toBe('Allow');
  });

  test('an annotation of the pod puts all its requests into a class', () => {
    const { destination, locality } = run({ route: euProfile });
    const classes = [{ ...dataClass('DE'), annotation: 'phi' }];
    const decided = (...annotations: string[]) =>
      decide(
        { ...snapshot(policy({ dataClasses: classes })), dataClasses: new Set(annotations) },
        { destination, locality, findings: {}, uninspectable: 0 },
        now,
        builtInCatalog,
      ).action;
    expect([decided(), decided('other'), decided('phi')]).toEqual(['Allow', 'Allow', 'Deny']);
  });

  test('every class counts, not the first alone', () => {
    const both = policy({ dataClasses: [dataClass('EU'), { ...dataClass('FR'), name: 'french' }] });
    const { deciding } = run({
      route: euProfile,
      findings: { MedicalRecordNumber: 1 },
      policies: [both],
    }).decision;
    expect(deciding.rule).toBe('dataClasses[1] (french)');
  });
});

describe('residency.require', () => {
  const requiring = (require: CompiledPolicy['require'], changes: Partial<CompiledPolicy> = {}) => [
    policy({ require, ...changes }),
  ];
  const asOf = Date.parse('2026-11-22');

  test.each([
    ['Documented', 'Allow'],
    ['Inferred', 'Allow'],
    ['Contractual', 'Deny'],
    ['Attested', 'Deny'],
  ] as const)('what is documented, where %s is required: %s', (confidence, action) => {
    expect(
      run({ route: euProfile, policies: requiring({ confidence, maxAgeMs: undefined }) }).decision.action,
    ).toBe(action);
  });

  test('a statement may be as old as it may be, and not a millisecond older', () => {
    const aged = (maxAgeMs: number) =>
      run({ route: euProfile, policies: requiring({ confidence: undefined, maxAgeMs }) }).decision;
    expect(aged(now - asOf).action).toBe('Allow');
    expect(aged(now - asOf - 1).deciding).toMatchObject({ action: 'Deny', reason: 'processing_unknown' });
  });

  test('what the operator declared always meets it', () => {
    const policies = requiring({ confidence: 'Attested', maxAgeMs: day }, { egress: [crmRule] });
    expect(run({ route: crm, method: 'GET', policies }).decision.action).toBe('Allow');
  });
});

describe('what is covered', () => {
  test('storage and telemetry, where the policy asks', () => {
    const storage = policy({ covers: new Set(['Processing', 'Storage'] as const) });
    const telemetry = policy({ covers: new Set(['Processing', 'Telemetry'] as const) });
    const kept = { keepsState: ['store'] };
    expect(run({ route: euProfile, facts: kept, policies: [storage] }).decision.deciding.reason).toBe(
      'storage_unknown',
    );
    expect(run({ route: euProfile, policies: [telemetry] }).decision.deciding.reason).toBe(
      'telemetry_unknown',
    );
  });

  test('second hops are let be where the policy does not cover them, and judged by place where it allows them', () => {
    const facts = { secondHops: [{ kind: 'mcp' as const, target: 'x' }] };
    const uncovered = policy({ covers: new Set(['Processing'] as const) });
    expect(run({ route: euProfile, facts, policies: [uncovered] }).decision.action).toBe('Allow');
    const allowing = policy({ secondHops: 'Allow' });
    expect(run({ route: euProfile, facts, policies: [allowing] }).decision.deciding.reason).toBe(
      'second_hop_outside',
    );
  });
});

describe('several policies', () => {
  const us = policy({ name: 'us', allow: allowed('US') });
  const eu = policy({ name: 'eu' });

  test('the first denial of an Enforce policy decides; all verdicts are reported', () => {
    const { decision } = run({ ...inUs, policies: [us, eu] });
    expect(decision.deciding).toMatchObject({ policy: 'eu', action: 'Deny' });
    expect(decision.verdicts.map(({ policy: name, action }) => [name, action])).toEqual([
      ['us', 'Allow'],
      ['eu', 'Deny'],
    ]);
  });

  test('an approval of one does not outweigh the denial of another', () => {
    const asking = policy({ name: 'asking', unknown: 'RequireApproval' });
    expect(run({ route: anthropic, policies: [asking, eu] }).decision.deciding).toMatchObject({
      policy: 'eu',
      action: 'Deny',
    });
  });

  test('an Audit policy that denies is reported and changes nothing', () => {
    const { decision } = run({ ...inUs, policies: [{ ...eu, mode: 'Audit' }, us] });
    expect(decision).toMatchObject({ action: 'Allow', deciding: { policy: 'us', reason: 'allowed' } });
    expect(decision.verdicts[0]).toMatchObject({
      policy: 'eu',
      action: 'Deny',
      reason: 'processing_outside',
    });
  });

  test('an exception that one policy needed is what is told, and none is told where another policy denies', () => {
    const excepting = policy({ name: 'excepting', exceptions: [exception()] });
    const allowedToo = run({ ...inUs, policies: [us, excepting] }).decision;
    expect(allowedToo.deciding).toMatchObject({ policy: 'excepting', reason: 'allowed_by_exception' });
    const denied = run({ ...inUs, policies: [excepting, eu] }).decision;
    expect(denied).toMatchObject({ action: 'Deny', exceptionsUsed: [] });
  });

  test('policies are not merged: two that together would allow do not', () => {
    const none = policy({ name: 'declares', egress: [{ ...crmRule, location: allowed('US') }] });
    const other = policy({
      name: 'allows',
      allow: allowed('US'),
      egress: [{ ...crmRule, location: undefined }],
    });
    const { decision } = run({ route: crm, method: 'GET', policies: [none, other] });
    expect(decision.verdicts.map(({ reason }) => reason)).toEqual([
      'processing_outside',
      'processing_unknown',
    ]);
  });
});

describe('a gateway of the operator', () => {
  const route = { kind: 'reverse', mode: 'gateway', path: '/v1/messages', query: '' } as const;
  const gateway = {
    name: 'gw',
    action: 'Allow',
    provider: undefined,
    hosts: ['llm.corp.example'],
    privateAddresses: false,
  } as const;

  test('is where the policy declares it, and unknown otherwise', () => {
    const declaring = policy({ egress: [{ ...gateway, location: allowed('DE') }] });
    expect(run({ route, policies: [declaring] }).decision.action).toBe('Allow');
    expect(run({ route, policies: [declaring, policy({ name: 'other' })] }).decision.deciding).toMatchObject({
      policy: 'other',
      reason: 'processing_unknown',
      fix: 'Give llm.corp.example a location within EU, CH in its egress rule, if that is where it is.',
    });
  });

  test('a declaration does not move a provider of the catalog', () => {
    const hosts = ['bedrock-runtime.eu-central-1.amazonaws.com'];
    const declaring = policy({ egress: [{ ...gateway, hosts, location: allowed('DE') }] });
    const { deciding } = run({
      route: bedrock('global.anthropic.claude-opus-5'),
      policies: [declaring],
    }).decision;
    expect(deciding.reason).toBe('processing_anywhere');
  });
});
