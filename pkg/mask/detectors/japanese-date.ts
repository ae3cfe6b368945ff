import { isWord } from '../characters.ts';
import type { Span } from '../detector.ts';
import { isDay } from './national/checks.ts';
import { isYear } from './written-date.ts';

/** The year before the first one of an era, and how many years it has; the present one as many as a birth may be in. */
interface Era {
  readonly before: number;
  readonly years: number;
}

const eras: ReadonlyMap<string, Era> = new Map(
  (
    [
      ['大正 大 ㍽ T t', { before: 1911, years: 15 }],
      ['昭和 昭 ㍼ S s', { before: 1925, years: 64 }],
      ['平成 平 ㍻ H h', { before: 1988, years: 31 }],
      ['令和 令 ㋿ R r', { before: 2018, years: 99 }],
    ] as const
  ).flatMap(([names, era]) => names.split(' ').map((name) => [name, era] as const)),
);

/** Longest date of an era, with blanks between, in UTF-16 units. */
const MAX_ERA_DATE = 24;
const named = [...eras.keys()].join('|');
const gap = String.raw`[ \u3000]?`;
/** `昭和60年3月12日`, `S60.3.12`; the first year of an era has a name as well. */
const written = new RegExp(
  String.raw`^(?<era>${named})${gap}(?<year>\d{1,2}|\u5143)(?:${gap}\u5e74${gap}(?<month>\d{1,2})${gap}\u6708${gap}(?<day>\d{1,2})${gap}\u65e5|(?<joint>[./-])(?<second>\d{1,2})\k<joint>(?<third>\d{1,2})(?!\d))`,
);
/** What ends with the year, or with the month behind a year without digits. */
const begins = new RegExp(String.raw`(?:${named})${gap}(?:\u5143${gap}\u5e74${gap})?$`);
const MAX_BEFORE = 8;

const LAST_LATIN1 = 255;

/** Per ASCII character whether it names an era. */
const initials = new Uint8Array(128);
for (const name of eras.keys()) if (name.charCodeAt(0) < 128) initials[name.charCodeAt(0)] = 1;

/** A cheap look before the expressions. */
const mayBegin = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  if (before < 128 && before !== 32) return initials[before] === 1;
  return (before === 32 ? text.charCodeAt(at - 2) : before) > LAST_LATIN1;
};

type Groups = NonNullable<RegExpExecArray['groups']>;

const isEraDay = ({ era = '', year, month, day, second, third }: Groups): boolean => {
  const { before, years } = eras.get(era) as Era;
  const number = year === '元' ? 1 : Number(year);
  const isIn = number >= 1 && number <= years && isYear(before + number);
  return isIn && isDay(Number(month ?? second), Number(day ?? third));
};

/** The date by the years of Japanese eras whose first digits are `[at, until)`. */
export const eraDate = (text: string, at: number, until: number): Span | undefined => {
  const before =
    until - at > 2 || !mayBegin(text, at) ? null : begins.exec(text.slice(Math.max(0, at - MAX_BEFORE), at));
  if (before === null) return undefined;
  const start = at - before[0].length;
  const match = written.exec(text.slice(start, start + MAX_ERA_DATE));
  if (match?.groups === undefined || isWord(text.charCodeAt(start - 1))) return undefined;
  return isEraDay(match.groups) ? { start, end: start + match[0].length } : undefined;
};
