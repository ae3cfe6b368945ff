import type { MaskingConfig } from '../api/policy.ts';
import type { Slices } from '../api/text.ts';
import { compileAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import { compileAnchors } from './anchors.ts';
import type { AnchorTable } from './anchors.ts';
import { compileDictionary, outsideBlocks, searchDictionaryNow } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { MAX_AHEAD } from './detector.ts';
import type { Block, Detector } from './detector.ts';
import { allDetectors } from './detectors/all.ts';
import { patternProbesOf, sharedTable } from './engine.ts';
import type { Engine } from './engine.ts';
import { movedBy } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { openBlock, openGroups, openLiteral, openPhrase } from './hold.ts';
import { MAX_MATCH, WINDOW, matchWindow } from './pattern.ts';
import type { PatternProbe } from './pattern.ts';
import { newSweep, sweepTo } from './scan.ts';
import { treatmentsOf } from './strategy.ts';
import type { Treatment } from './strategy.ts';

/** What masks an answer's text: compiled once per policy. */
export interface ChannelFinder {
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly table: AnchorTable;
  /** Of those whose matches stand behind their anchors. */
  readonly ahead: AnchorTable;
  /** Of all detectors, whatever rules ask: what the head of a column says of a cell may be something else. */
  readonly ofCells: AnchorTable;
  /** Whether it is masked. */
  readonly asks: (kind: Kind) => boolean;
  readonly patterns: readonly PatternProbe[];
  readonly blocks: readonly {
    readonly entity: string;
    readonly literals: readonly string[];
    readonly block: Block;
  }[];
  readonly dictionary: Dictionary | undefined;
  readonly allowance: Allowance;
  /** Where phrases may begin, of those that detectors find. */
  readonly opens: readonly ((text: string, from: number) => number)[];
}

const blocksOf = (detectors: readonly Detector[]): ChannelFinder['blocks'] =>
  detectors.flatMap(({ name, anchors, block }) =>
    block === undefined ? [] : [{ entity: name, literals: anchors.literals ?? [], block }],
  );

/** Any word may begin a phrase, where a detector does not say more. */
const opensOf = (detectors: readonly Detector[]): ChannelFinder['opens'] => {
  const opens = detectors.flatMap(({ shape, open }) => (shape === 'phrase' ? [open ?? openPhrase] : []));
  return opens.includes(openPhrase) ? [openPhrase] : opens;
};

type OfDetectors = Pick<ChannelFinder, 'table' | 'ahead' | 'blocks' | 'opens'>;

const ofDetectors = (detectors: readonly Detector[]): OfDetectors => ({
  table: compileAnchors(detectors),
  ahead: compileAnchors(detectors.filter(({ anchors }) => anchors.isAhead === true)),
  blocks: blocksOf(detectors),
  opens: opensOf(detectors),
});

/** `undefined` where no rule masks answers. `whole`: of all dictionaries, where there is one already. */
export function* createChannelFinder(
  config: MaskingConfig,
  whole?: Dictionary,
): Slices<ChannelFinder | undefined> {
  const treatments = treatmentsOf(config, 'Response');
  if (treatments.size === 0) return undefined;
  const detectors = allDetectors.filter(({ name }) => treatments.has(name));
  const dictionaries = config.dictionaries.filter(({ name }) => treatments.has(name));
  const isAll = whole !== undefined && dictionaries.length === config.dictionaries.length;
  return {
    ...ofDetectors(detectors),
    ofCells: sharedTable(),
    asks: ({ entity }) => treatments.has(entity),
    treatments,
    patterns: patternProbesOf(config.rules.filter(({ direction }) => direction !== 'Request')),
    dictionary: isAll ? whole : yield* compileDictionary(dictionaries),
    allowance: compileAllowance(config.allow),
  };
}

/** Of all detectors; most processes never need it. */
let shared: OfDetectors | undefined;

/** Finds all that an engine finds in a text as it is written. */
export const wholeFinder = ({ table, patterns, dictionary, allowance }: Engine): ChannelFinder => {
  shared ??= ofDetectors(allDetectors);
  const all = { ofCells: table, asks: () => true, treatments: new Map<string, Treatment>() };
  return { ...shared, ...all, patterns: patterns.all, dictionary, allowance };
};

/** The first index that more text could still change something at; detectors only, the current run apart. */
export const openDetectors = (finder: ChannelFinder, text: string, from: number): number => {
  let open = openGroups(text, from);
  if (finder.dictionary !== undefined) open = Math.min(open, finder.dictionary.openFrom(text, from));
  for (const openFrom of finder.opens) open = Math.min(open, openFrom(text, from));
  for (const { block, literals } of finder.blocks)
    open = Math.min(open, openBlock(block, literals, text, from));
  return open;
};

/**
 * What begins in `[from, text.length)`, be its anchor before that, and what began before it and reaches into it.
 * `passed`: where the last block ends; anchors in it are none.
 */
export const sweepFrom = (
  finder: ChannelFinder,
  text: string,
  from: number,
  passed: number,
): readonly Finding[] => {
  const sweep = newSweep(Math.max(passed, from - MAX_AHEAD, 0), '');
  sweepTo(sweep, finder.ahead, text, from);
  sweep.at = from;
  sweepTo(sweep, finder.table, text, text.length);
  if (finder.dictionary === undefined) return sweep.findings;
  const listed = searchDictionaryNow(finder.dictionary, text, from);
  return sweep.findings.concat(outsideBlocks(listed, sweep.findings));
};

/** Patterns over one channel, window by window as they become complete. Positions are of the channel. */
export class PatternCursor {
  readonly #patterns: readonly PatternProbe[];
  #window: number;

  /** `window`: where the first window begins. */
  constructor(patterns: readonly PatternProbe[], window = 0) {
    this.#patterns = patterns;
    this.#window = window;
  }

  /** Where the first window begins that has not been run: its text is still needed. */
  get window(): number {
    return this.#patterns.length === 0 ? Number.POSITIVE_INFINITY : this.#window;
  }

  /** Runs the windows that are complete; `base` is the position of the text's beginning. */
  run(text: string, base: number, final: boolean): readonly Finding[] {
    const found: Finding[] = [];
    if (this.#patterns.length === 0) return found;
    while (
      final ? this.#window < base + text.length : this.#window + WINDOW + MAX_MATCH <= base + text.length
    ) {
      for (const probe of this.#patterns) matchWindow(probe, text, this.#window - base, found);
      this.#window += WINDOW;
    }
    return found.map((finding) => movedBy(finding, base));
  }

  /** The first index of the text that a window not yet run may find something at. */
  open(text: string, base: number): number {
    let open = text.length;
    const from = Math.max(0, this.#window - base);
    for (const { pattern } of this.#patterns) {
      open = Math.min(open, pattern.literal === '' ? from : openLiteral(pattern.literal, text, from));
    }
    return open;
  }
}
