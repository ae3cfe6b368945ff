import type { EgressRuleSpec } from '../../api/generated/policy-document.ts';
import { list, oneOf, quote } from '../describe.ts';
import { didYouMean } from '../did-you-mean.ts';
import { covering, covers } from '../hosts.ts';
import { kindOf } from '../merge.ts';
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

/** What a provider does not take would be put on no request. */
export const credentialKindsTaken: Check = {
  code: 'never',
  needs: ['credentials'],
  *run({ credentials = [] }, { providers, credentialKinds: kindsOf }) {
    for (const [index, credential] of credentials.entries()) {
      const { provider } = credential;
      const kind = kindOf(credential);
      const taken = kindsOf(provider);
      if (kind === undefined || !providers.has(provider) || taken.includes(kind)) continue;
      const allowed = `what ${provider} takes: ${taken.length === 0 ? 'no credential' : list(taken)}`;
      yield { path: ['spec', 'credentials', index, kind], found: kind, allowed };
    }
  },
};

/** By what they match, the first rules of a list. */
interface Earlier {
  readonly providers: Map<string, number>;
  /** By the host in lower case. */
  readonly hosts: Map<string, number>;
}

/** The first match wins, so a rule after one that matches all the same can never fire. */
export const shadowedRules: Check = {
  code: 'never',
  needs: ['egress'],
  *run({ egress = [] }) {
    const earlier: Earlier = { providers: new Map(), hosts: new Map() };
    const told = (what: string, before: number): string =>
      `${quote(what)}, which egress[${before}] (${egress[before]?.name ?? ''}) matches first`;
    for (const [index, rule] of egress.entries()) {
      for (const { path, what, before } of shadowed(rule, earlier)) {
        yield { path: ['spec', 'egress', index, ...path], found: told(what, before), allowed: canFire };
      }
      note(rule, index, earlier);
    }
  },
};

const canFire = 'what no earlier rule matches, or the rule can never fire there';

function* shadowed({ provider, hosts = [] }: EgressRuleSpec, earlier: Earlier) {
  const ofProvider = provider === undefined ? undefined : earlier.providers.get(provider);
  if (provider !== undefined && ofProvider !== undefined)
    yield { path: ['provider'], what: provider, before: ofProvider };
  for (const [position, host] of hosts.entries()) {
    const before = covering(lower(host)).flatMap((name) => earlier.hosts.get(name) ?? []);
    if (before.length > 0) yield { path: ['hosts', position], what: host, before: Math.min(...before) };
  }
}

function note({ provider, hosts = [] }: EgressRuleSpec, index: number, { providers, hosts: known }: Earlier) {
  if (provider !== undefined && !providers.has(provider)) providers.set(provider, index);
  for (const host of hosts.map(lower)) if (!known.has(host)) known.set(host, index);
}

const lower = (host: string): string => host.toLowerCase();

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
