/**
 * The next check digit of a Brazilian number: characters by their distance from `0`, weighted from the right
 * with 2 and up to `most`, modulo 11.
 */
export const brazilianCheck = (characters: string, most: number): number => {
  let sum = 0;
  for (let i = characters.length - 1, weight = 2; i >= 0; i--) {
    sum += (characters.charCodeAt(i) - 48) * weight;
    weight = weight === most ? 2 : weight + 1;
  }
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
};
