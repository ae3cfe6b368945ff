import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledDataClass, CompiledException, CompiledPolicy } from '../api/policy.ts';
import { builtInCatalog } from '../residency/catalog.ts';
import type { Matter } from '../residency/checks.ts';
import { decide } from '../residency/decide.ts';
import { allowed, policy, snapshot } from '../residency/decide.fixture.ts';
import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { KnownDecisions, maxKnownDecisions } from './known-decisions.ts';

const destination = {
  provider: 'anthropic',
  host: 'api.anthropic.com',
  params: {},
} as unknown as Destination;
const statement = {
  location: { kind: 'countries', countries: ['DE'], regions: [] },
  confidence: 'Documented',
  source: 'test',
  asOf: '2026-11-01',
  reason: 'the test says so',
};
const locality = (): Locality =>
  ({
    provider: 'anthropic',
    processing: statement,
    storage: statement,
    telemetry: statement,
    secondHops: [],
    keepsState: [],
  }) as unknown as Locality;
const health: CompiledDataClass = {
  name: 'health',
  findings: new Set(['MedicalRecordNumber']),
  annotation: undefined,
  allow: allowed('FR'),
};

function counting(...policies: CompiledPolicy[]) {
  const decisions = new KnownDecisions(policies);
  let made = 0;
  const find = (matter: Matter, now = 0) =>
    decisions.find(matter, () => {
      made += 1;
      return decide(snapshot(...policies), matter, now, builtInCatalog);
    });
  return { find, made: () => made };
}

const matterOf = (more: Partial<Matter> = {}): Matter => ({
  destination,
  locality: locality(),
  findings: {},
  uninspectable: 0,
  ...more,
});

describe('what was decided once', () => {
  test('is known from then on, as the same object, whatever was found that no data class names', () => {
    const { find, made } = counting(policy());
    const matter = matterOf();
    expect(find({ ...matter, findings: { EmailAddress: 3 } })).toBe(find(matter));
    expect(made()).toBe(1);
  });

  test('is decided anew at another destination, in another place, with parts that nobody can read', () => {
    const { find, made } = counting(policy());
    const matter = matterOf();
    const others = [
      { ...matter, destination: { ...destination } },
      { ...matter, locality: locality() },
      { ...matter, uninspectable: 1 },
    ];
    for (const other of others) expect(find(other)).not.toBe(find(matter));
    expect(find(matterOf({ uninspectable: 1 })).action).toBe('Deny');
    expect(made()).toBeGreaterThan(4);
  });

  test('is decided anew for findings of a data class, and never while time has a say', () => {
    const { find } = counting(policy({ dataClasses: [health] }));
    const matter = matterOf();
    expect(find(matter).action).toBe('Allow');
    expect(find({ ...matter, findings: { MedicalRecordNumber: 1 } }).action).toBe('Deny');
    expect(find({ ...matter, findings: { MedicalRecordNumber: 0 } }).action).toBe('Allow');
  });

  test('is not remembered where an exception ends or statements grow too old', () => {
    const exception = {
      name: 'exceptions[0]',
      provider: 'anthropic',
      hosts: [],
      allow: allowed('DE'),
      models: [],
      notAfter: 10,
    };
    const ending = policy({
      allow: allowed('FR'),
      exceptions: [exception as unknown as CompiledException],
    });
    const aging = policy({ require: { confidence: undefined, maxAgeMs: 1 } });
    for (const one of [ending, aging]) {
      const { find, made } = counting(one);
      const matter = matterOf();
      find(matter);
      find(matter);
      expect(made()).toBe(2);
    }
  });

  test('is forgotten at the bound', () => {
    const { find, made } = counting(policy());
    const matter = matterOf();
    for (let uninspectable = 0; uninspectable < maxKnownDecisions; uninspectable += 1)
      find({ ...matter, uninspectable });
    find(matter);
    expect(made()).toBe(maxKnownDecisions);
    find({ ...matter, uninspectable: maxKnownDecisions });
    find(matter);
    expect(made()).toBe(maxKnownDecisions + 2);
  });
});

test('what is known is what would be decided', () => {
  const policies = [policy({ dataClasses: [health] }), policy({ uninspectable: 'Allow' })];
  const decisions = new KnownDecisions(policies);
  const places = [locality(), locality()];
  fc.assert(
    fc.property(
      fc.record({
        locality: fc.constantFrom(...places),
        findings: fc.record({ MedicalRecordNumber: fc.nat(2), EmailAddress: fc.nat(2) }),
        uninspectable: fc.nat(2),
      }),
      (drawn) => {
        const matter = { destination, ...drawn };
        const anew = () => decide(snapshot(...policies), matter, 0, builtInCatalog);
        expect(decisions.find(matter, anew)).toEqual(anew());
      },
    ),
  );
});
