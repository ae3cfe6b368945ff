import { Buffer } from 'node:buffer';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MaskingConfig } from '../../pkg/api/policy.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { finish } from '../../pkg/api/text.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import type { Masker } from '../../pkg/mask/masker.ts';
import { alternationOf, loopOf, maskedBy } from './contenders.ts';
import type { Contender } from './contenders.ts';
import { Dice, cleanText, textWithValues, twoByteText } from './corpus.ts';
import { keys } from './keys.ts';
import { full, noSources, partOf, plain, sources } from './setup.ts';

/** Units of one text, and texts per corpus. */
const TEXT = 64 * 1024;
const TEXTS = 32;
const ROUNDS = 12;
const TURNS = 200;

/** Microseconds of CPU. */
const costOf = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
};

/** The least of several rounds, each with a masker and texts of its own: nothing has been seen before. */
const least = (round: (index: number) => number): number =>
  Math.min(...Array.from({ length: ROUNDS }, (_, index) => round(index)));

setFlagsFromString('--expose-gc');
/**
 * Young objects alone, so that nobody pays for what making texts left behind: a whole collection drops machine code.
 */
const collectYoung = (): void =>
  (runInNewContext('gc') as (how: { type: 'minor' }) => void)({ type: 'minor' });

type Make = (dice: Dice, units: number) => string;

const textsOf = (make: Make, seed: number): readonly string[] => {
  const dice = new Dice(seed);
  // Through bytes, as bodies come: flat strings of one or two bytes per unit.
  return Array.from({ length: TEXTS }, () => Buffer.from(make(dice, TEXT)).toString());
};

const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const maskAlone = (masker: Masker, text: string): void => {
  finish(masker.scanPrompt([partOf(text)], new CarriedValues()));
};

/** Sets up what masks texts. */
type Begin = () => (text: string) => void;

/** Megabytes per second of texts that were never seen before, of several in turns. */
const speeds = (make: Make, begins: readonly Begin[]): readonly number[] => {
  const best = begins.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const texts = textsOf(make, round + 2);
    const bytes = bytesOf(texts);
    for (const [i, begin] of begins.entries()) {
      const mask = begin();
      collectYoung();
      const cost = costOf(() => {
        for (const text of texts) mask(text);
      });
      best[i] = Math.max(best[i] ?? 0, bytes / cost);
    }
  }
  return best;
};

const ours =
  (config: MaskingConfig): Begin =>
  () => {
    const masker = createMasker(config, keys);
    return (text) => {
      maskAlone(masker, text);
    };
  };

/** Finds everything, and writes the token of each value in its place. */
const theirs =
  (find: Contender): Begin =>
  () =>
  (text) => {
    maskedBy(find, text);
  };

const KIB = 1024;

/** How many times masking the final transcript once all turns cost together, when each sends the whole again. */
const conversation = (): number =>
  least((round) => {
    const dice = new Dice(100 + round);
    const turns = Array.from({ length: 2 * TURNS }, () =>
      partOf(textWithValues(dice, KIB + dice.below(2 * KIB))),
    );
    const once = createMasker(plain, keys);
    const all = costOf(() => finish(once.scanPrompt(turns, new CarriedValues())));
    const masker = createMasker(plain, keys);
    const carried = new CarriedValues();
    let grown = 0;
    for (let turn = 2; turn <= turns.length; turn += 2) {
      const parts = turns.slice(0, turn).map(({ text }) => partOf(Buffer.from(text).toString()));
      grown += costOf(() => finish(masker.scanPrompt(parts, carried)));
    }
    return grown / all;
  });

/** Microseconds of a prompt of 1 KiB with four values, warm, each of them new. */
const small = (): number =>
  least((round) => {
    const count = 2000;
    const dice = new Dice(200 + round);
    const texts = Array.from(
      { length: count },
      (_, i) =>
        `${cleanText(dice, 900)} u${round}x${i}@firm.eu +49 170 ${1_000_000 + i} 10.${i % 256}.${i >> 8}.7 v${i}@mail.eu`,
    );
    const masker = createMasker(plain, keys);
    return (
      costOf(() => {
        for (const text of texts) maskAlone(masker, text);
      }) / count
    );
  });

/** Microseconds per delta of an answer that is masked and restored. */
const delta = (): number =>
  least((round) => {
    const dice = new Dice(300 + round);
    const masker = createMasker(plain, keys);
    const { masking } = finish(masker.scanPrompt([partOf('to anna@firm.eu')], new CarriedValues()));
    const deltas = cleanText(dice, TEXT).match(/[^]{1,6}/g) ?? [];
    const silent = { restored: () => {}, withheld: () => {}, masked: () => {} };
    const transform = masker.answerTransforms(
      masking.minted,
      new CarriedValues(),
      silent,
    )({ kind: 'text', tool: '' });
    return (
      costOf(() => {
        for (const piece of deltas) transform?.push(piece);
      }) / deltas.length
    );
  });

const modes = [
  ['all on', full, sources],
  ['detectors alone', plain, noSources],
] as const;

interface Row {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  /** What is asked: at least, or at most. */
  readonly target: string;
}

/** Every row, in the order of the report; `progress` is told what is measured. */
export const maskRows = (progress: (what: string) => void): readonly Row[] => {
  const rows: Row[] = [];
  const add = (label: string, unit: string, target: string, measure: () => number): void => {
    progress(label);
    rows.push({ label, unit, target, value: measure() });
  };
  const kinds = [
    ['clean English, JSON and code', cleanText, 60],
    ['one value per KiB', textWithValues, 50],
    ['CJK, Cyrillic, emoji', twoByteText, 35],
  ] as const;
  for (const [kind, make, target] of kinds) {
    progress(kind);
    const [all = 0, alone = 0] = speeds(make, [ours(full), ours(plain)]);
    rows.push({ label: `${kind}, all on`, unit: 'MB/s', target: `>= ${target}`, value: all });
    rows.push({ label: `${kind}, detectors alone`, unit: 'MB/s', target: `>= ${2 * target}`, value: alone });
  }
  for (const [how, config, more] of modes) {
    progress(`regular expressions, ${how}`);
    const contenders = [theirs(loopOf(more)), theirs(alternationOf(more))];
    const [our = 0, loop = 0, alternation = 0] = speeds(textWithValues, [ours(config), ...contenders]);
    const label = `one value per KiB, ${how}, against`;
    rows.push({ label: `${label} a loop of expressions`, unit: 'x', target: '>= 6', value: our / loop });
    rows.push({ label: `${label} one alternation`, unit: 'x', target: '>= 2.5', value: our / alternation });
  }
  add('200 turns, against the last transcript once', 'x', '<= 3', conversation);
  add('a prompt of 1 KiB with 4 new values', 'us', '<= 30', small);
  add('a delta of an answer, masked and restored', 'us', '<= 3', delta);
  return rows;
};

/** The rows as text, one line each. */
export const maskTable = (progress: (what: string) => void): string => {
  const rows = maskRows(progress);
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows
    .map(({ label, unit, value, target }) => {
      const digits = value < 10 ? 2 : 0;
      return `${label.padEnd(width)}  ${unit.padEnd(4)}  ${value.toFixed(digits).padStart(8)}  ${target}`;
    })
    .join('\n');
};
