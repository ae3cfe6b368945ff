import { describe, expect, test } from '@jest/globals';
import { createAuthority, issueLeaf, lifetimes } from '../../../pkg/operator/certificates.ts';
import { type Reading, readValue } from '../cluster/reading.ts';
import { certificateLines } from './certificate-lines.ts';
import { named, now, webhookWith, wholeCluster } from './facts.fixture.ts';
import type { CheckFacts } from './facts.ts';
import { operatorLines } from './operator-lines.ts';

const dayMs = 24 * 60 * 60 * 1000;
const host = 'domicile-operator.domicile-system.svc';
const whole = await wholeCluster();
const issuer = await createAuthority(now);
const leaf = await issueLeaf(issuer, [host], now);

const trusting = (authority: string): Pick<CheckFacts, 'injection' | 'validation'> => {
  const webhook = webhookWith(authority);
  return {
    injection: readValue({
      ...named('i'),
      webhooks: [webhook('enforce.domicile.dev'), webhook('optin.domicile.dev')],
    }),
    validation: readValue({ ...named('v'), webhooks: [webhook('policies.domicile.dev')] }),
  };
};
/** A cluster whose webhooks present what somebody else has issued. */
const given: CheckFacts = {
  ...whole,
  ...trusting(issuer.cert),
  settings: { webhookSecret: 'tls', canary: true },
  given: readValue(leaf.cert),
};
const lineOf = (changed: Partial<CheckFacts>, name = 'certificate.webhooks') =>
  operatorLines({ ...given, ...changed }).find(({ check }) => check === name);

describe('a certificate that somebody else issues', () => {
  test('passes, and what the operator itself issues is told of as that of the channel', () => {
    expect(operatorLines(given).filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(certificateLines(given).map(({ check, message }) => [check, message])).toEqual([
      ['certificate', 'the certificate of the channel is valid for 7 more days'],
      ['certificate.webhooks', 'the certificate in tls is valid for 7 more days'],
    ]);
  });

  test('may come with the chain behind it, of which the API server trusts the end', async () => {
    const chain = `${leaf.cert}\n${issuer.cert}`;
    expect(lineOf({ given: readValue(chain) })?.outcome).toBe('pass');
  });

  test.each<readonly [string, Reading<string>, string, string]>([
    ['a Secret that is not there', { kind: 'absent' }, 'fail', 'there is no Secret tls in domicile-system'],
    ['an empty one', readValue(''), 'fail', 'holds no certificate that can be read'],
    ['nonsense', readValue(leaf.cert.replace(/[A-Za-z]{20}/, '')), 'fail', 'holds no certificate'],
    [
      'one that may not be read',
      { kind: 'forbidden', right: 'get secrets/tls' },
      'unknown',
      'get secrets/tls',
    ],
  ])('%s is told', (_, reading, outcome, message) => {
    const line = lineOf({ given: reading });
    expect(line?.outcome).toBe(outcome);
    expect(line?.message).toContain(message);
    expect(line?.todo).not.toBe('');
  });

  test('for another name is told: the API server would refuse it', async () => {
    const other = await issueLeaf(issuer, ['elsewhere.example'], now);
    expect(lineOf({ given: readValue(other.cert) })).toMatchObject({
      outcome: 'fail',
      todo: `Have it issued for ${host}.`,
    });
  });

  test('of an issuer that the API server does not trust is told', () => {
    const line = lineOf(trusting(whole.authority));
    expect([line?.outcome, line?.message]).toEqual([
      'fail',
      expect.stringContaining('nothing in its caBundle has issued it'),
    ]);
  });

  test.each([
    [3, 'pass'],
    [2, 'pass'],
    [1, 'warn'],
    [-1, 'fail'],
  ])('with %i days left: %s', (days, outcome) => {
    const clocks = readValue({ here: now, there: now + lifetimes.leaf - days * dayMs - 60_000 });
    expect(lineOf({ clocks })?.outcome).toBe(outcome);
  });

  test.each(['', Buffer.from('nonsense').toString('base64')])(
    'with the bundle "%s" is for cert-manager to mend, not for the operator',
    (caBundle) => {
      const webhook = webhookWith('');
      const validation = readValue({
        ...named('v'),
        webhooks: [webhook('policies.domicile.dev', { clientConfig: { caBundle } })],
      });
      const line = lineOf({ validation }, 'webhook.validation');
      expect([line?.outcome, line?.todo]).toEqual(['fail', expect.stringContaining('cainjector')]);
    },
  );

  test('a short-lived authority is its own business until two days before its end', () => {
    const at = (days: number) =>
      lineOf(
        {
          clocks: readValue({ here: now, there: now + lifetimes.authority - days * dayMs - 60_000 }),
          given: { kind: 'forbidden', right: '' },
        },
        'webhook.injection',
      )?.outcome;
    expect([at(29), at(2), at(1)]).toEqual(['pass', 'pass', 'warn']);
  });
});

test('where the operator issues it, there is one line', () => {
  expect(certificateLines(whole).map(({ check }) => check)).toEqual(['certificate']);
});
