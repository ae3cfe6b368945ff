/** Texts to mask, made anew for every run: no two of them are alike, so nothing can be remembered. */

const WORDS = (
  'the of and to in is that it was for on are as with they be at one have this from or had by but some what there ' +
  'we can out other were all your when up use how said an each she which do their time if will way about many then ' +
  'would write like so these her long make thing see him two has look more day could go come did my sound no most ' +
  'number who over know water than call first people may down side been now find any new work part take get place ' +
  'made live where after back little only round man year came show every good me give our under name very through ' +
  'just form much great think say help low line before turn cause same mean differ move right boy old too does tell ' +
  'sentence set three want air well also play small end put home read hand port large spell add even land here must ' +
  'big high such follow act why ask men change went light kind off need house picture try us again animal point ' +
  'mother world near build self earth father request answer customer invoice payment meeting project deployment'
).split(' ');
const NAMES = 'Acme Initech Umbrella Globex Hooli Vandelay Stark Wayne Wonka Soylent Cyberdyne Tyrell'.split(
  ' ',
);
const CYRILLIC =
  'и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой весь год от так'.split(
    ' ',
  );
const HAN =
  '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日';

/** Mulberry32. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<T>(choices: ArrayLike<T>): T {
    return choices[this.below(choices.length)] as T;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.below(0x10000).toString(16).padStart(4, '0');
    return text.slice(0, digits);
  }
}

const times = (count: number, each: () => string): string[] => Array.from({ length: count }, each);

const sentence = (dice: Dice): string => {
  const words = times(6 + dice.below(14), () => dice.of(WORDS));
  const [first = ''] = words;
  return `${first.charAt(0).toUpperCase()}${words.join(' ').slice(1)}${dice.of(['.', '.', '?', ', then.'])} `;
};

const identifier = (dice: Dice): string => {
  const [first, second] = [dice.of(WORDS), dice.of(WORDS)];
  return dice.below(2) === 0
    ? `${first}_${second}`
    : first + second.charAt(0).toUpperCase() + second.slice(1);
};

const json = (dice: Dice): string =>
  `${JSON.stringify({
    id: `${dice.hex(8)}-${dice.hex(4)}-4${dice.hex(3)}-a${dice.hex(3)}-${dice.hex(12)}`,
    [identifier(dice)]: dice.below(10_000),
    createdAt: `2026-0${1 + dice.below(9)}-1${dice.below(10)}T1${dice.below(10)}:3${dice.below(10)}:00.000Z`,
    price: dice.below(100_000) / 100,
    title: sentence(dice).trim(),
    tags: times(3, () => dice.of(WORDS)),
    nested: {
      ok: dice.below(2) === 0,
      [identifier(dice)]: dice.of(NAMES),
      version: `v${dice.below(9)}.${dice.below(20)}`,
    },
  })}\n`;

const code = (dice: Dice): string => {
  const [name, value, other] = [identifier(dice), identifier(dice), identifier(dice)];
  return `export const ${name} = (${value}: readonly string[]): number => {
  for (let i = 0; i < ${value}.length; i++) {
    if (${value}[i] !== '${dice.of(WORDS)}' && ${other}(i) > ${dice.below(500)}) return ${other}(${value}[i] ?? '');
  }
  // ${sentence(dice).trim()}
  return this.#${other}.get(\`${dice.of(WORDS)}/\${${name}}\`) ?? ${dice.below(100)};
};\n`;
};

/** English, JSON and code in turns, with numbers, times and identifiers, and nothing that is to be masked. */
export const cleanText = (dice: Dice, units: number): string => {
  let text = '';
  while (text.length < units) {
    text += times(4, () => sentence(dice)).join('');
    text += `\n${json(dice)}${code(dice)}`;
  }
  return text.slice(0, units);
};

const KIB = 1024;

const VALUES: readonly ((dice: Dice) => string)[] = [
  (dice) => `${dice.of(WORDS)}.${dice.hex(6)}@example.eu`,
  (dice) => `+49 170 ${1_000_000 + dice.below(9_000_000)}`,
  (dice) => `203.0.${dice.below(256)}.${dice.below(256)}`,
  (dice) => `anna-${dice.hex(5)}@mail.example.com`,
];

/** One value to mask in each KiB of clean text. */
export const textWithValues = (dice: Dice, units: number): string => {
  let text = '';
  while (text.length < units) {
    const value = ` ${dice.of(VALUES)(dice)} `;
    text += cleanText(dice, KIB - value.length - 1) + value;
  }
  return text.slice(0, units);
};

/** CJK, Cyrillic and emoji, with the JSON and code that stands around them. */
export const twoByteText = (dice: Dice, units: number): string => {
  let text = '';
  while (text.length < units) {
    text += `${times(40, () => dice.of(HAN)).join('')}。${times(20, () => dice.of(CYRILLIC)).join(' ')}. 😀 ${dice.of(NAMES)} `;
    text += dice.below(4) === 0 ? json(dice) : sentence(dice);
  }
  return text.slice(0, units);
};

/** Names of customers as a company would list them. */
export const dictionary = (dice: Dice, count: number): readonly string[] =>
  times(count, () => {
    const name = `${dice.of(NAMES)}${dice.hex(4)}`;
    return dice.below(3) === 0 ? `${name} ${dice.of(['GmbH', 'Ltd', 'S.A.', 'and Sons'])}` : name;
  });
