import { Dice } from './dice.ts';
import { noise } from './noise.ts';
import { code, prose } from './prose.ts';

/** Texts of at least so many UTF-16 units in all. */
export const HARD_NEGATIVES = 4_000_000;

const filled = (dice: Dice, template: string): string =>
  template.replaceAll(/\{([a-z]+)\}/g, (whole, slot: string) => noise[slot]?.(dice) ?? whole);

/** Prose, logs, data and programs in which there is nothing to find. */
export const hardNegatives = (seed: number): readonly string[] => {
  const dice = new Dice(seed);
  const templates = [...prose, ...Object.values(code)];
  const texts: string[] = [];
  for (let size = 0; size < HARD_NEGATIVES; ) {
    const text = Array.from({ length: 20 }, () => filled(dice, dice.pick(templates))).join('\n');
    texts.push(text);
    size += text.length;
  }
  return texts;
};
