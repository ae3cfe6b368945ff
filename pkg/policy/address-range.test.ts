import { describe, expect, test } from '@jest/globals';
import { addressRange } from './address-range.ts';
import { problemsIn } from './problems-of.fixture.ts';

describe('a range of addresses', () => {
  test.each([
    ['10.0.0.0/8', 4, 8],
    ['255.255.255.255/32', 4, 32],
    ['0.0.0.0/0', 4, 0],
    ['fd00::/16', 6, 16],
    ['::/0', 6, 0],
    ['1:2:3:4:5:6:7:8/128', 6, 128],
  ])('%s', (text, family, bits) => {
    expect(addressRange(text)).toEqual({ family, address: text.split('/')[0], bits });
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/',
    '010.0.0.0/8',
    '256.0.0.0/8',
    'fd00::/129',
    '1:2:3:4:5:6:7/64',
    '1::2::3/64',
    '1:2:3:4:5:6:7::8/64',
    'fd00::g/16',
    '12345::/16',
    '/8',
  ])('%j is none', (text) => {
    expect(addressRange(text)).toBeUndefined();
  });
});

describe('ranges that a cluster policy lets pods reach', () => {
  const policy = (range: string) => `apiVersion: domicile.dev/v1alpha1
kind: ClusterResidencyPolicy
metadata: {name: p}
spec:
  residency: {allow: [EU]}
  namespaceSelector: {matchLabels: {team: blue}}
  reachableRanges: ["${range}"]
`;

  test.each(['10.0.0.0/8', 'fd00::/16'])('%s will do', (range) => {
    expect(problemsIn(policy(range))).toEqual([]);
  });

  test.each(['10.0.0.0/7', 'fd00::/15', '10.0.0.0.0/8'])('%s will not', (range) => {
    expect(problemsIn(policy(range))).toEqual([
      `7:21 spec.reachableRanges[0]: found "${range}"; allowed: a range of the cluster's own such as 10.96.0.0/12 or fd00:1::/32, at least /8 or, for IPv6, /16 long`,
    ]);
  });
});
