import { compileAllowance } from '../../pkg/mask/allowance.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { withKnownValuesNow } from '../../pkg/mask/coherence.ts';
import type { DigitRun, Detector } from '../../pkg/mask/detector.ts';
import { DigitTable, MAX_RUN } from '../../pkg/mask/digit-runs.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';
import { pseudonymToken } from '../../pkg/mask/detectors/pseudonym-token.ts';
import type { Finding } from '../../pkg/mask/finding.ts';
import { KnownValues } from '../../pkg/mask/known-values.ts';
import { byStart } from '../../pkg/mask/ownership.ts';
import { probeOf } from '../../pkg/mask/probe.ts';
import type { Probe } from '../../pkg/mask/probe.ts';
import { macKey, tokenOf } from '../../pkg/mask/pseudonym.ts';
import { keys } from './keys.ts';

/**
 * The same detectors with regular expressions in place of the sweep: each expression finds the places at which a
 * detector's own check is asked, so that all contenders find the same.
 */

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
}

/** Finds everything in a text. */
export type Contender = (text: string) => Place[];

const allowance = compileAllowance({ values: [], patterns: [], domains: [], documentation: false });

const findingOf = ({ start, end, entity }: Place): Finding => ({
  start,
  end,
  kind: kinds.get(entity) ?? { entity, certainty: 0, secret: false },
});

/** Masks a text as a prompt of its own is masked: what was found also where it stands again, which we look for. */
export const maskedBy = (find: Contender, text: string): string => {
  const found = find(text).map(findingOf).sort(byStart);
  const known = new KnownValues(() => true);
  const all = withKnownValuesNow(text, found, { known, carried: new CarriedValues().view(), allowance });
  let masked = '';
  let done = 0;
  for (const { start, end, kind } of all.toSorted(byStart)) {
    if (start < done) continue;
    masked += text.slice(done, start) + tokenOf(key, kind.entity, text.slice(start, end));
    done = end;
  }
  return masked + text.slice(done);
};

export interface Sources {
  /** Of dictionaries, per name; all of them begin and end with letters or digits. */
  readonly dictionaries: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Policy patterns, as JavaScript has them. */
  readonly patterns: readonly { readonly name: string; readonly regex: RegExp }[];
}

const key = macKey(keys.current);
const detectors: readonly Detector[] = [pseudonymToken, ...allDetectors];
const kinds = new Map(detectors.map((detector) => [detector.name, probeOf(detector).kind]));

const escaped = (literal: string): string => literal.replaceAll(/[^\w ]/g, String.raw`\$&`);
const classOf = (characters: string): string => `[${escaped(characters)}]`;
const longestFirst = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

/** A run of digits of this kind. */
const runSource = ({ least, most, next, before, delimited }: DigitRun): string => {
  const behind = next === undefined ? '' : `(?=${classOf(next)})`;
  const name = delimited === true ? String.raw`(?<![\w\u00c0-\uffff])` : '';
  const end = delimited === true ? String.raw`(?![\w\u00c0-\uffff])` : '';
  const letter = before === 'letter' ? '(?<=[A-Za-z])' : '';
  return `${name}${letter}(?<!\\d)\\d{${least},${most}}(?!\\d)${end}${behind}`;
};

const characterSources = ({ anchors }: Detector): readonly string[] => [
  ...(anchors.characters === undefined ? [] : [classOf(anchors.characters)]),
  ...(anchors.preceded ?? []).map(({ character, by }) => `(?<=${classOf(by)})${escaped(character)}`),
];

/** Everywhere that a detector is asked: one expression. */
const sourceOf = (detector: Detector): string =>
  [
    ...longestFirst(detector.anchors.literals ?? []).map(escaped),
    ...characterSources(detector),
    ...(detector.anchors.digits ?? []).map(runSource),
  ].join('|');

const nobodys =
  /(?<!\w)[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}(?!\w)|(?<!\w)\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d)?)?\d*/g;

const FIRST_DIGITS = 1;
const OTHERS = 2;

/** Marks the units of UUIDs and points in time: few are asked about their first digits, nobody about the others. */
const nobodysOf = (text: string): Uint8Array => {
  const marks = new Uint8Array(text.length);
  for (const { index, 0: match } of text.matchAll(nobodys)) {
    const first = index + match.search(/\d/);
    let end = first;
    while (isDigit(text, end)) end++;
    marks.fill(FIRST_DIGITS, first, end).fill(OTHERS, end, index + match.length);
  }
  return marks;
};

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

const ask = (detector: Detector, text: string, at: number, until: number, found: Place[]): void => {
  const gate = isDigit(text, at) ? detector.anchors.gate : undefined;
  if (gate === undefined || gate(text, at, until, '')) askNow(detector, text, at, until, found);
};

const askNow = (detector: Detector, text: string, at: number, until: number, found: Place[]): void => {
  const span = detector.verify(text, at, until, '');
  if (span !== undefined) found.push({ start: span.start, end: span.end, entity: detector.name });
};

/** Names as one alternation. */
const namesIn = (dictionaries: Sources['dictionaries']): Contender => {
  const all = dictionaries.map(({ name, values }) => ({
    name,
    regex: new RegExp(`\\b(?:${longestFirst(values).map(escaped).join('|')})\\b`, 'gi'),
  }));
  return (text) =>
    all.flatMap(({ name, regex }) =>
      Array.from(text.matchAll(regex), ({ index, 0: match }) => ({
        start: index,
        end: index + match.length,
        entity: name,
      })),
    );
};

const patternsIn =
  (patterns: Sources['patterns']): Contender =>
  (text) =>
    patterns.flatMap(({ name, regex }) =>
      Array.from(text.matchAll(regex), ({ index, 0: match, groups }) => {
        const value = groups?.['value'] ?? match;
        const start = index + match.indexOf(value);
        return { start, end: start + value.length, entity: name };
      }),
    );

const isAsked = (detector: Detector, mark: number | undefined): boolean =>
  mark === 0 || (mark === FIRST_DIGITS && detector.anchors.nobodys === true);

/** A naive loop: one expression for each detector, one after another. */
export const loopOf = ({ dictionaries, patterns }: Sources): Contender => {
  const regexes = detectors.map((detector) => ({ detector, regex: new RegExp(sourceOf(detector), 'g') }));
  const names = namesIn(dictionaries);
  const own = patternsIn(patterns);
  return (text) => {
    const found: Place[] = [];
    const marks = nobodysOf(text);
    for (const { detector, regex } of regexes) {
      for (const { index, 0: match } of text.matchAll(regex)) {
        if (isAsked(detector, marks[index])) ask(detector, text, index, index + match.length, found);
      }
    }
    return [...found, ...names(text), ...own(text)];
  };
};

/** Who is asked at a place, by the Latin-1 character that stands there. */
interface Asked {
  readonly literals: { readonly literal: string; readonly detector: Detector }[];
  readonly characters: { readonly by: string | undefined; readonly detector: Detector }[];
}

const askedBy = (): readonly Asked[] => {
  const asked = Array.from({ length: 256 }, (): Asked => ({ literals: [], characters: [] }));
  const at = (character: string): Asked => asked[character.charCodeAt(0)] as Asked;
  for (const detector of detectors) {
    const { literals = [], characters = '', preceded = [] } = detector.anchors;
    for (const literal of literals) at(literal).literals.push({ literal, detector });
    for (const character of characters) at(character).characters.push({ by: undefined, detector });
    for (const { character, by } of preceded) at(character).characters.push({ by, detector });
  }
  return asked;
};

const anySource = (): string =>
  [
    ...longestFirst(detectors.flatMap(({ anchors }) => anchors.literals ?? [])).map(escaped),
    ...new Set(detectors.flatMap(characterSources)),
    String.raw`(?<!\d)\d`,
  ].join('|');

const endOfDigits = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text, end)) end++;
  return end;
};

/** Who is asked at a place of the alternation's. */
class Asking {
  readonly #asked = askedBy();
  readonly #digits = new DigitTable(detectors.map(probeOf));

  at(text: string, index: number, mark: number | undefined, found: Place[]): void {
    const beginsRun = isDigit(text, index) && !isDigit(text, index - 1);
    if (mark === 0) {
      this.#atCharacter(text, index, found);
      if (beginsRun) this.#atDigits(text, index, found);
    } else if (mark === FIRST_DIGITS && beginsRun) {
      const end = endOfDigits(text, index);
      for (const { probes } of this.#digits.ofNobodys) askAll(probes, text, index, end, found);
    }
  }

  #atCharacter(text: string, index: number, found: Place[]): void {
    const { literals, characters } = this.#asked[text.charCodeAt(index)] as Asked;
    for (const { literal, detector } of literals) {
      if (text.startsWith(literal, index)) askNow(detector, text, index, index + literal.length, found);
    }
    const before = text.charAt(index - 1);
    for (const { by, detector } of characters) {
      const isBehind = by === undefined || (before !== '' && by.includes(before));
      if (isBehind) askNow(detector, text, index, index + 1, found);
    }
  }

  #atDigits(text: string, at: number, found: Place[]): void {
    const end = endOfDigits(text, at);
    if (end - at > MAX_RUN) return;
    const before = text.charCodeAt(at - 1) || 0;
    for (const { gate, probes } of this.#digits.interested(end - at, before, text.charCodeAt(end) || 0)) {
      if (gate === undefined || gate(text, at, end, '')) askAll(probes, text, at, end, found);
    }
  }
}

const askAll = (probes: readonly Probe[], text: string, at: number, end: number, found: Place[]): void => {
  for (const { detector } of probes) askNow(detector, text, at, end, found);
};

/** One alternation of all that any detector begins with; what it matched tells who is asked. */
export const alternationOf = ({ dictionaries, patterns }: Sources): Contender => {
  const regex = new RegExp(anySource(), 'g');
  const asking = new Asking();
  const names = namesIn(dictionaries);
  const own = patternsIn(patterns);
  return (text) => {
    const found: Place[] = [];
    const marks = nobodysOf(text);
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const { index } = match;
      regex.lastIndex = index + 1;
      asking.at(text, index, marks[index], found);
    }
    return [...found, ...names(text), ...own(text)];
  };
};
