import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import type { MaskRule, MaskingConfig } from '../../pkg/api/policy.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';

export const keys = { current: Buffer.alloc(32, 1), previous: undefined };

const rule = (more: Partial<MaskRule>): MaskRule => ({
  name: 'rule',
  entities: undefined,
  pattern: undefined,
  strategy: 'Redact',
  direction: 'Both',
  keepLast: 0,
  restore: { text: true, tools: true },
  ...more,
});

const configOf = (entities: readonly string[], more: Partial<MaskRule>): MaskingConfig => ({
  rules: [
    rule({ entities: [...entities, 'Customer'], ...more }),
    rule({ name: 'Note', pattern: 'note: (?P<value>[a-z0-9 ]+)!', ...more }),
  ],
  dictionaries: [{ name: 'Customer', values: ['acme', 'Acme Nord 12'] }],
  allow: { values: ['support@example.eu'], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: [],
  placeholderInTool: 'Allow',
  hashIdentifiers: true,
});

const names = allDetectors.map(({ name }) => name);
const someNames = fc.oneof(
  { weight: 1, arbitrary: fc.constant(names) },
  { weight: 3, arbitrary: fc.subarray(names, { minLength: 1, maxLength: 8 }) },
);

/** As many policies as are made ready once and used for many texts: that takes longer than to mask one. */
const MANY = 32;

/** Policies with all detectors and with few, the same ones for the same seed. */
export const policiesOf = (seed: number, more: Partial<MaskRule>): readonly MaskingConfig[] =>
  fc.sample(someNames, { seed, numRuns: MANY }).map((entities) => configOf(entities, more));
