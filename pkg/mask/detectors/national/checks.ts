import { isGroupSeparator } from '../../characters.ts';

/** `0`-`9` are 0 to 9, letters of any case 10 to 35. */
export const valueOf = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

/** Sum of the characters' values, each times its weight. */
export const weightedSum = (text: string, weights: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += valueOf(text.charCodeAt(i)) * (weights[i] ?? 0);
  return sum;
};

const longMonths = new Set([1, 3, 5, 7, 8, 10, 12]);

/** Whether there is such a day in some year. */
export const isDay = (month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= 29;
  return day <= (longMonths.has(month) ? 31 : 30);
};

export interface Gathered {
  readonly characters: string;
  readonly end: number;
}

/**
 * Reads groups of the given sizes from `start` on, with the same separator (space, hyphen, no-break space, or
 * none) between each two. What the characters are is for the caller to check.
 */
export const gatherGroups = (text: string, start: number, sizes: readonly number[]): Gathered | undefined => {
  let characters = '';
  let end = start;
  let separator = -1;
  for (const size of sizes) {
    if (characters !== '') {
      const code = text.charCodeAt(end);
      const found = isGroupSeparator(code) ? code : 0;
      if (separator === -1) separator = found;
      if (found !== separator) return undefined;
      if (found !== 0) end++;
    }
    characters += text.slice(end, end + size);
    end += size;
  }
  return end > text.length ? undefined : { characters, end };
};
