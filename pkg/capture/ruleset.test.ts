import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { lockdownRuleset } from './ruleset.ts';

const golden = readFileSync(new URL('lockdown.nft', import.meta.url), 'utf8');

describe('the rules of a lockdown', () => {
  test('are those that stand in lockdown.nft', () => {
    const ranges = [
      { family: 4, address: '10.96.0.0', bits: 12 },
      { family: 6, address: 'fd00:1::', bits: 32 },
    ] as const;
    expect(lockdownRuleset({ proxyUid: 15_021, resolvers: ['10.96.0.10', 'fd00:10:96::a'], ranges })).toBe(
      golden,
    );
  });

  test('let nobody ask for names where no resolver is known', () => {
    const rules = lockdownRuleset({ proxyUid: 15_021, resolvers: [], ranges: [] });
    expect(rules).not.toContain('53');
    expect(rules).not.toContain('daddr');
  });

  test('drop where no rule speaks, and exempt who is of both the user and the group', () => {
    expect(golden).toContain('policy drop;');
    expect(golden).toContain('meta skuid 15021 meta skgid 15021 accept');
    expect(golden.match(/sk[ug]id/g)).toHaveLength(2);
  });

  test('do not depend on the order of resolvers, or on repetition', () => {
    const of = (...resolvers: readonly string[]) => lockdownRuleset({ proxyUid: 1, resolvers, ranges: [] });
    expect(of('10.0.0.2', '10.0.0.1', '10.0.0.2')).toBe(of('10.0.0.1', '10.0.0.2'));
  });
});
