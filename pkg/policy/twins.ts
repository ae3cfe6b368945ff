import type { Finding, Path } from './problem.ts';
import { describe, list, quote } from './describe.ts';

/**
 * The rules that the CRD states in CEL, said again for the places where no API server runs. `message` is the CRD's
 * own, by which a test pairs them; both are evaluated on the same examples.
 */
export interface Twin {
  /** Place in the spec: `egress[]`. */
  readonly at: string;
  readonly message: string;
  /** What breaks the rule, with paths from `self`; empty where it holds. Takes any shape. */
  readonly broken: (self: unknown) => Iterable<Omit<Finding, 'code' | 'allowed'>>;
}

const field = (self: unknown, name: string): unknown =>
  typeof self === 'object' && self !== null && Object.hasOwn(self, name)
    ? (self as Readonly<Record<string, unknown>>)[name]
    : undefined;

const present = (self: unknown, names: readonly string[]): readonly string[] =>
  names.filter((name) => field(self, name) !== undefined);

const exactlyOne = (at: string, names: readonly string[], message: string): Twin => ({
  at,
  message,
  broken: (self) => {
    const found = present(self, names);
    if (found.length === 1) return [];
    return [{ path: [], found: found.length === 0 ? `none of ${list(names)}` : list(found) }];
  },
});

const unique = (at: string, name: string, message: string): Twin => ({
  at,
  message,
  *broken(self) {
    const seen = new Set<string>();
    for (const [index, item] of (Array.isArray(self) ? self : []).entries()) {
      const value = field(item, name);
      if (typeof value !== 'string') continue;
      if (seen.has(value)) yield { path: [index, name], found: `${quote(value)} a second time` };
      seen.add(value);
    }
  },
});

/** `name` is only there where `holds` says so. */
const belongs = (at: string, name: string, holds: (self: unknown) => boolean, message: string): Twin => ({
  at,
  message,
  broken: (self) =>
    field(self, name) === undefined || holds(self) ? [] : [{ path: [name], atKey: true, found: name }],
});

const valuesOf = (selector: string): Twin => ({
  at: `${selector}.matchExpressions[]`,
  message: `an expression of the ${selector} has values with In and NotIn, and only there`,
  broken: (self) => {
    const operator = field(self, 'operator');
    const needs = operator === 'In' || operator === 'NotIn';
    const has = field(self, 'values') !== undefined;
    return needs === has
      ? []
      : [{ path: [], found: `${has ? 'values' : 'no values'} with ${describe(operator)}` }];
  },
});

export const twins: readonly Twin[] = [
  valuesOf('selector'),
  valuesOf('namespaceSelector'),
  belongs(
    'residency',
    'steerTo',
    (self) => field(self, 'steer') === true,
    'steerTo says where to steer, which takes steer, true',
  ),
  {
    at: 'residency.steerTo[].to',
    message: 'a target at bedrock has a region, one at vertex a location and a project, and neither has more',
    broken: (self) => {
      const needed = field(self, 'provider') === 'bedrock' ? ['region'] : ['location', 'project'];
      const found = present(self, ['region', 'location', 'project']);
      if (found.join() === needed.join()) return [];
      return [{ path: [], found: found.length === 0 ? 'the provider alone' : list(found) }];
    },
  },
  {
    at: 'residency.covers',
    message: 'covers must include Processing, or the policy would not decide where requests are processed',
    broken: (self) =>
      !Array.isArray(self) || self.includes('Processing')
        ? []
        : [{ path: [], found: self.length === 0 ? 'an empty list' : list(self.map(String)) }],
  },
  exactlyOne(
    'residency.deployments[]',
    ['host', 'resource'],
    'a deployment has a host or a resource of Azure, exactly one of the two',
  ),
  {
    at: 'residency.deployments[]',
    message: 'a resource of Azure holds deployments of several places, so its deployment must be named',
    broken: (self) =>
      field(self, 'resource') !== undefined && field(self, 'deployment') === undefined
        ? [{ path: [], found: 'resource without deployment' }]
        : [],
  },
  belongs(
    'residency.deployments[]',
    'sku',
    (self) => field(self, 'resource') !== undefined,
    'a sku belongs to a resource of Azure',
  ),
  unique('nodeRegions', 'name', 'each node region is declared once'),
  unique('egress', 'name', 'each egress rule needs a name of its own'),
  exactlyOne(
    'egress[]',
    ['provider', 'hosts'],
    'an egress rule has a provider or hosts, exactly one of the two',
  ),
  belongs(
    'egress[]',
    'location',
    (self) => field(self, 'hosts') !== undefined,
    'location declares the place of hosts; the place of a provider comes from the catalog',
  ),
  belongs(
    'egress[]',
    'location',
    (self) => field(self, 'action') !== 'Deny',
    'a rule that denies has no use for a location',
  ),
  belongs(
    'egress[]',
    'privateAddresses',
    (self) => field(self, 'hosts') !== undefined && field(self, 'action') !== 'Deny',
    'privateAddresses is for hosts that may be reached',
  ),
  exactlyOne(
    'exceptions[].match',
    ['provider', 'hosts'],
    'an exception matches a provider or hosts, exactly one of the two',
  ),
  unique('dataClasses', 'name', 'each data class needs a name of its own'),
  {
    at: 'dataClasses[].when',
    message: 'a data class needs findings, an annotation or both',
    broken: (self) =>
      present(self, ['findings', 'annotation']).length > 0 ? [] : [{ path: [], found: 'neither' }],
  },
  belongs(
    'masking',
    'allow',
    (self) => field(self, 'rules') !== undefined,
    'allow exempts values from the rules of the same policy, which has none',
  ),
  unique('masking.rules', 'name', 'each masking pattern needs a name of its own'),
  exactlyOne(
    'masking.rules[]',
    ['entities', 'pattern'],
    'a masking rule has entities or a pattern, exactly one of the two',
  ),
  {
    at: 'masking.rules[]',
    message: 'a pattern needs a name, and only a pattern has one',
    broken: (self) => {
      const found = present(self, ['name', 'pattern']);
      return found.length === 1 ? [{ path: [], found: `${list(found)} alone` }] : [];
    },
  },
  belongs(
    'masking.rules[]',
    'keepLast',
    (self) => field(self, 'strategy') === 'Partial',
    'keepLast belongs to the strategy Partial',
  ),
  belongs(
    'masking.rules[]',
    'restore',
    (self) => field(self, 'strategy') === 'Pseudonym',
    'restore belongs to the strategy Pseudonym',
  ),
  unique('masking.dictionaries', 'name', 'each dictionary needs a name of its own'),
  {
    at: 'masking.dictionaries[]',
    message: 'a dictionary has at least one of values, files and configMaps',
    broken: (self) =>
      present(self, ['values', 'files', 'configMaps']).length > 0
        ? []
        : [{ path: [], found: 'none of values, files, configMaps' }],
  },
  unique('credentials', 'provider', 'each provider has one credential'),
  exactlyOne(
    'credentials[]',
    ['apiKey', 'bearer', 'sigv4', 'gcp'],
    'a credential is exactly one of apiKey, bearer, sigv4 and gcp',
  ),
  {
    at: 'credentials[]',
    message:
      'a credential of self-hosted or gateway says in hosts where it goes, for example [vllm.models.svc]',
    broken: (self) => {
      const provider = field(self, 'provider');
      const isOwn = provider === 'self-hosted' || provider === 'gateway';
      return isOwn && field(self, 'hosts') === undefined
        ? [{ path: [], found: `${quote(provider)} without hosts` }]
        : [];
    },
  },
];

/** Every rule on every part of a spec that it is about. */
export function* twinFindings(spec: unknown): Generator<Finding> {
  for (const { at, message, broken } of twins) {
    for (const { path, part } of partsAt(spec, at)) {
      for (const finding of broken(part)) {
        const where = ['spec', ...path, ...finding.path];
        yield { ...finding, code: 'fields.together', path: where, allowed: message };
      }
    }
  }
}

interface Part {
  readonly path: Path;
  readonly part: unknown;
}

function partsAt(spec: unknown, at: string): readonly Part[] {
  const steps = at.replaceAll('[]', '.[]').split('.');
  return steps.reduce<readonly Part[]>(
    (parts, step) =>
      parts.flatMap(({ path, part }) => {
        if (step !== '[]') return below(path, step, field(part, step));
        return Array.isArray(part) ? part.flatMap((item, index) => below(path, index, item)) : [];
      }),
    [{ path: [], part: spec }],
  );
}

const below = (path: Path, key: string | number, part: unknown): readonly Part[] =>
  part === undefined ? [] : [{ path: [...path, key], part }];
