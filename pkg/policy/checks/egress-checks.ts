import type { EgressRuleSpec } from '../../api/generated/policy-document.ts';
import { oneOf, quote } from '../describe.ts';
import { didYouMean } from '../did-you-mean.ts';
import { covers } from '../hosts.ts';
import type { Path } from '../problem.ts';
import type { Check, CheckFinding } from './section.ts';

function* unknownProvider(
  path: Path,
  provider: string | undefined,
  providers: ReadonlySet<string>,
): Generator<CheckFinding> {
  if (provider === undefined || providers.has(provider)) return;
  yield {
    path,
    found: quote(provider),
    allowed: oneOf('a provider', providers),
    meant: didYouMean(provider, providers),
  };
}

export const egressProviders: Check = {
  code: 'name.provider',
  needs: ['egress'],
  *run({ egress = [] }, { providers }) {
    for (const [index, { provider }] of egress.entries()) {
      yield* unknownProvider(['spec', 'egress', index, 'provider'], provider, providers);
    }
  },
};

export const exceptionProviders: Check = {
  code: 'name.provider',
  needs: ['exceptions'],
  *run({ exceptions = [] }, { providers }) {
    for (const [index, { match }] of exceptions.entries()) {
      yield* unknownProvider(['spec', 'exceptions', index, 'match', 'provider'], match.provider, providers);
    }
  },
};

export const credentialProviders: Check = {
  code: 'name.provider',
  needs: ['credentials'],
  *run({ credentials = [] }, { providers }) {
    for (const [index, { provider }] of credentials.entries()) {
      yield* unknownProvider(['spec', 'credentials', index, 'provider'], provider, providers);
    }
  },
};

/** The first match wins, so a rule after one that matches all the same can never fire. */
export const shadowedRules: Check = {
  code: 'never',
  needs: ['egress'],
  *run({ egress = [] }) {
    for (const [index, rule] of egress.entries()) {
      const earlier = egress.slice(0, index);
      yield* shadowedProvider(['spec', 'egress', index, 'provider'], rule, earlier);
      yield* shadowedHosts(['spec', 'egress', index, 'hosts'], rule, earlier);
    }
  },
};

const canFire = 'what no earlier rule matches, or the rule can never fire there';

function* shadowedProvider(
  path: Path,
  rule: EgressRuleSpec,
  earlier: readonly EgressRuleSpec[],
): Generator<CheckFinding> {
  if (rule.provider === undefined) return;
  const before = earlier.findIndex(({ provider }) => provider === rule.provider);
  if (before < 0) return;
  yield {
    path,
    found: `${quote(rule.provider)}, which ${nameOf(before, earlier)} matches first`,
    allowed: canFire,
  };
}

function* shadowedHosts(
  path: Path,
  rule: EgressRuleSpec,
  earlier: readonly EgressRuleSpec[],
): Generator<CheckFinding> {
  for (const [position, host] of (rule.hosts ?? []).entries()) {
    const before = earlier.findIndex(({ hosts }) => hosts?.some((one) => covers(lower(one), lower(host))));
    if (before < 0) continue;
    const found = `${quote(host)}, which ${nameOf(before, earlier)} matches first`;
    yield { path: [...path, position], found, allowed: canFire };
  }
}

const lower = (host: string): string => host.toLowerCase();
const nameOf = (index: number, rules: readonly EgressRuleSpec[]): string =>
  `egress[${index}] (${rules[index]?.name ?? ''})`;

/** Host names differ in more than their spelling. */
export const repeatedHosts: Check = {
  code: 'never',
  needs: ['egress', 'exceptions'],
  *run({ egress = [], exceptions = [] }) {
    for (const [index, { hosts }] of egress.entries())
      yield* repeated(['spec', 'egress', index, 'hosts'], hosts);
    for (const [index, { match }] of exceptions.entries()) {
      yield* repeated(['spec', 'exceptions', index, 'match', 'hosts'], match.hosts);
    }
  },
};

function* repeated(path: Path, hosts: readonly string[] = []): Generator<CheckFinding> {
  for (const [index, host] of hosts.entries()) {
    const matching = hosts.find((other, position) => {
      if (other === host || !covers(lower(other), lower(host))) return false;
      return lower(other) !== lower(host) || position < index;
    });
    if (matching === undefined) continue;
    const found = `${quote(host)}, which ${quote(matching)} matches already`;
    yield { path: [...path, index], found, allowed: 'each host once' };
  }
}
