import { Buffer } from 'node:buffer';
import { findIn } from './find.ts';
import { hardNegatives } from './generate/hard-negatives.ts';
import { locales, samplesOf } from './generate/samples.ts';
import { labelledSetVariable, readLabelledSet } from './labelled-set.ts';
import type { Sample } from './sample.ts';
import { score } from './score.ts';
import type { Mistake, Quality } from './score.ts';

/** Any number would do; it must only stay the same. */
const SEED = 20_261_122;
const BYTES_PER_MEGABYTE = 1_000_000;

export interface Rates {
  readonly precision: number;
  readonly recall: number;
}

/** What is committed, and what a later run may not fall behind. */
export interface Baseline {
  /** By entity, on texts made up in ten locales. */
  readonly generated: Readonly<Record<string, Rates>>;
  /** By entity, on the labelled set; of the last run that had it. */
  readonly labelled: Readonly<Record<string, Rates>>;
  /** On texts with nothing in them. */
  readonly falsePositivesPerMegabyte: number;
}

export interface Part {
  readonly entities: ReadonlyMap<string, Quality>;
  readonly mistakes: readonly Mistake[];
}

export interface Negatives {
  readonly megabytes: number;
  readonly found: number;
  readonly perMegabyte: number;
  readonly mistakes: readonly Mistake[];
}

const partOf = (samples: readonly Sample[]): Part => score(samples, findIn);

export const measureGenerated = (): Part =>
  partOf(locales.flatMap((locale, index) => samplesOf(locale, SEED + index)));

/** `undefined` where the environment names no set. */
export const measureLabelled = (
  environment: Readonly<Record<string, string | undefined>>,
): Part | undefined => {
  const path = environment[labelledSetVariable] ?? '';
  return path === '' ? undefined : partOf(readLabelledSet(path));
};

export const measureNegatives = (): Negatives => {
  const texts = hardNegatives(SEED);
  const { mistakes } = partOf(texts.map((text) => ({ text, labels: [] })));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const megabytes = bytes / BYTES_PER_MEGABYTE;
  return { megabytes, found: mistakes.length, perMegabyte: mistakes.length / megabytes, mistakes };
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const ratesOf = ({ entities }: Part): Readonly<Record<string, Rates>> =>
  Object.fromEntries(
    [...entities].map(([entity, { precision, recall }]) => [
      entity,
      { precision: rounded(precision), recall: rounded(recall) },
    ]),
  );
