import { Buffer } from 'node:buffer';
import type { MaskingConfig } from '../../pkg/api/policy.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';
import { atOnce } from '../../pkg/mask/mask-all.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import type { Masker } from '../../pkg/mask/masker.ts';
import type { PromptPart } from '../../pkg/mask/prompt.ts';
import { Dice, cleanText, dictionary, textWithValues, twoByteText } from './corpus.ts';
import { sources } from './regexes.ts';

/** Units of one text, and texts per corpus. */
const TEXT = 64 * 1024;
const TEXTS = 32;
const ROUNDS = 7;
const ENTRIES = 10_000;
const TURNS = 200;

const entities = allDetectors.map(({ name }) => name);
const restore = { text: true, tools: true };
const whole = { entities, pattern: undefined, strategy: 'Pseudonym', keepLast: 0, restore } as const;
const patternOf = (name: string, pattern: string): MaskingConfig['rules'][number] => ({
  ...whole,
  name,
  entities: undefined,
  pattern,
  direction: 'Request',
});

const configOf = (more: Partial<MaskingConfig>): MaskingConfig => ({
  rules: [{ ...whole, name: 'all', direction: 'Both' }],
  dictionaries: [],
  allow: { values: [], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: [],
  placeholderInTool: 'Allow',
  hashIdentifiers: true,
  ...more,
});

const plain = configOf({});
const full = configOf({
  rules: [
    ...plain.rules,
    patternOf('Employee', String.raw`emp[:= ]+(?P<value>E-\d{6})`),
    patternOf('Ticket', String.raw`TICKET-\d{4,9}`),
  ],
  dictionaries: [{ name: 'Customer', values: dictionary(new Dice(1), ENTRIES) }],
});
const keys = { current: Buffer.alloc(32, 7), previous: undefined };

const partOf = (text: string): PromptPart => ({
  text,
  section: 'messages',
  isKey: false,
  key: '',
  role: 'text',
});

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

type Make = (dice: Dice, units: number) => string;

const textsOf = (make: Make, seed: number): readonly string[] => {
  const dice = new Dice(seed);
  // Through bytes, as bodies come: flat strings of one or two bytes per unit.
  return Array.from({ length: TEXTS }, () => Buffer.from(make(dice, TEXT)).toString());
};

const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const maskAlone = (masker: Masker, text: string): void => {
  atOnce(masker.scanPrompt([partOf(text)], new CarriedValues()));
};

const speed = (make: Make, mask: (masker: Masker, text: string) => void, config: MaskingConfig): number =>
  1 /
  least((round) => {
    const texts = textsOf(make, round + 2);
    const masker = createMasker(config, keys);
    return (
      costOf(() => {
        for (const text of texts) mask(masker, text);
      }) / bytesOf(texts)
    );
  });

const loop = sources().map((source) => new RegExp(source, 'g'));
const alternation = new RegExp(
  sources()
    .map((source) => `(?:${source})`)
    .join('|'),
  'g',
);
const byLoop = (_: Masker, text: string): void => {
  let masked = text;
  for (const regex of loop) masked = masked.replace(regex, '[X]');
};
const byAlternation = (_: Masker, text: string): void => {
  text.replace(alternation, '[X]');
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
    const all = costOf(() => atOnce(once.scanPrompt(turns, new CarriedValues())));
    const masker = createMasker(plain, keys);
    const carried = new CarriedValues();
    let grown = 0;
    for (let turn = 2; turn <= turns.length; turn += 2) {
      const parts = turns.slice(0, turn).map(({ text }) => partOf(Buffer.from(text).toString()));
      grown += costOf(() => atOnce(masker.scanPrompt(parts, carried)));
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
    const { masking } = atOnce(masker.scanPrompt([partOf('to anna@firm.eu')], new CarriedValues()));
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
    add(`${kind}, all on`, 'MB/s', `>= ${target}`, () => speed(make, maskAlone, full));
    add(`${kind}, detectors alone`, 'MB/s', `>= ${2 * target}`, () => speed(make, maskAlone, plain));
  }
  add('one value per KiB, a loop of regular expressions', 'MB/s', '<= 1/6', () =>
    speed(textWithValues, byLoop, plain),
  );
  add('one value per KiB, one alternation', 'MB/s', '<= 1/2.5', () =>
    speed(textWithValues, byAlternation, plain),
  );
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
