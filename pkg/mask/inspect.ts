import type { MaskingConfig } from '../api/policy.ts';
import { applied } from './applied.ts';
import { CarriedValues } from './carried.ts';
import { withKnownValues } from './coherence.ts';
import { allDetectors } from './detectors/all.ts';
import { createEngine, findAll } from './engine.ts';
import { plantedToken } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { KnownValues } from './known-values.ts';
import { finish } from '../api/text.ts';
import { MintedTokens } from './minted.ts';
import { divide } from './ownership.ts';
import { maskPart } from './part.ts';
import { Replacer } from './replacer.ts';
import type { MaskKeys } from './replacer.ts';
import { treatmentsOf } from './strategy.ts';

/** Something that was found in a text, in UTF-16 units, with how sure that is and why. */
export interface Inspected {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Where the rule comes from that found it. */
  readonly why: string;
}

export interface Inspection {
  readonly masked: string;
  readonly findings: readonly Inspected[];
}

/** Masks single texts like prompts of one part, and tells what was found where. */
export type Inspect = (text: string) => Inspection;

/** Certainties lie between 0 and 100, and say which detector found something. */
const detectors = new Map(allDetectors.map((detector) => [detector.certainty, detector]));

/** Shape and checksum make sure of what is masked on sight; what needs words around it could be meant otherwise. */
const confidenceOf = ({ certainty }: Kind): number => {
  const detector = detectors.get(certainty);
  if (detector === undefined) return 1;
  const [least, span] = detector.tier === 'A' ? [0.9, 0.09] : [0.6, 0.2];
  return Math.round((least + (span * Math.min(certainty, 100)) / 100) * 1000) / 1000;
};

const whyOf = ({ certainty }: Kind): string => {
  const detector = detectors.get(certainty);
  if (detector === undefined) return 'written into the policy';
  return detector.tier === 'A' ? detector.source : `${detector.source}; the words around it`;
};

const inspectedOf = ({ kind, start, end }: Finding): Inspected => ({
  entity: kind.entity,
  start,
  end,
  confidence: confidenceOf(kind),
  why: whyOf(kind),
});

/** What rules for requests ask. Throws an `Error` where a pattern is not RE2: see `compilePattern`. */
export const createInspect = (config: MaskingConfig, keys: MaskKeys): Inspect => {
  const engine = createEngine(config);
  const treatments = treatmentsOf(config, 'Request');
  const replacer = new Replacer(keys);
  const carried = new CarriedValues().view();
  return (text) => {
    const seen = finish(findAll(engine, text, ''));
    const known = new KnownValues(({ entity }) => treatments.has(entity));
    const all = finish(withKnownValues(text, seen, { known, carried, allowance: engine.allowance }));
    const found = all.filter(({ kind }) => treatments.has(kind.entity));
    const context = { engine, treatments, replacer, minted: new MintedTokens(), counts: new Map() };
    const { edits } = finish(maskPart(context, text, found));
    const owners = [...new Set(divide(found).map(({ finding }) => finding))];
    const findings = owners.filter(({ kind }) => kind.entity !== plantedToken).map(inspectedOf);
    return { masked: applied(text, edits ?? []), findings };
  };
};
