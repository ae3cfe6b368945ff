import type { Dice } from './dice.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const date = (dice: Dice): string =>
  `${dice.int(1999, 2027)}-${two(dice.int(1, 12))}-${two(dice.int(1, 28))}`;
const time = (dice: Dice): string =>
  `${two(dice.int(0, 23))}:${two(dice.int(0, 59))}:${two(dice.int(0, 59))}`;
const uuid = (dice: Dice): string => [8, 4, 4, 4, 12].map((length) => dice.hex(length)).join('-');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base64 = `${letters}0123456789+/`;

/** What looks like an identifier and is nobody's. */
export const noise: Readonly<Record<string, (dice: Dice) => string>> = {
  timestamp: (dice) =>
    dice.pick([
      `${date(dice)}T${time(dice)}.${dice.digits(3)}Z`,
      `${date(dice)} ${time(dice)},${dice.digits(3)}`,
      String(dice.int(1_500_000_000, 1_900_000_000)),
      `${dice.int(1_500_000_000, 1_900_000_000)}${dice.digits(3)}`,
      `${dice.int(1_500_000_000, 1_900_000_000)}${dice.digits(6)}`,
      `${dice.int(1_500_000_000, 1_900_000_000)}.${dice.digits(6)}`,
      `${date(dice).replaceAll('-', '')}${dice.digits(6)}`,
      `${two(dice.int(1, 28))}.${two(dice.int(1, 12))}.${dice.int(1999, 2027)} ${time(dice)}`,
    ]),
  uuid: (dice) => dice.pick([uuid(dice), uuid(dice).toUpperCase(), uuid(dice).replaceAll('-', '')]),
  hash: (dice) =>
    dice.pick([
      dice.hex(7),
      dice.hex(8),
      dice.hex(32),
      dice.hex(40),
      dice.hex(64),
      `sha256:${dice.hex(64)}`,
      `sha512-${dice.some(86, base64)}==`,
      `0x${dice.hex(8)}`,
      dice.hex(12).toUpperCase(),
    ]),
  word: (dice) => dice.hex(dice.pick([4, 8, 16])),
  version: (dice) =>
    dice.pick([
      `${dice.int(0, 30)}.${dice.int(0, 20)}.${dice.int(0, 99)}`,
      `v${dice.int(0, 9)}.${dice.int(0, 20)}.${dice.int(0, 99)}-rc.${dice.int(1, 9)}`,
      `${dice.int(90, 140)}.0.${dice.int(1000, 9999)}.${dice.int(10, 250)}`,
      `^${dice.int(0, 9)}.${dice.int(0, 20)}.${dice.int(0, 99)}`,
      `${dice.int(20, 27)}.${two(dice.int(1, 12))}`,
    ]),
  price: (dice) =>
    dice.pick([
      `$${dice.int(1, 999)},${dice.digits(3)}.${dice.digits(2)}`,
      `€ ${dice.int(1, 999)}.${dice.digits(3)},${dice.digits(2)}`,
      `${dice.int(1, 99)} ${dice.digits(3)} ${dice.digits(3)} kr`,
      `${dice.int(1, 99)}.${dice.digits(3)}.${dice.digits(3)},${dice.digits(2)} EUR`,
      `USD ${dice.int(1000, 99999)}.${dice.digits(2)}`,
    ]),
  order: (dice) =>
    dice.pick([
      `ORD-${dice.digits(8)}`,
      `#${dice.digits(6)}`,
      `${dice.int(100, 199)}-${dice.digits(7)}-${dice.digits(7)}`,
      dice.shape('@@-####-####'),
      dice.shape('INV-20##-#####'),
      dice.shape('@@######'),
      dice.digits(9),
      dice.digits(10),
      dice.digits(12),
      dice.digits(14),
      dice.digits(16),
      dice.shape('20##/######'),
    ]),
  ticket: (dice) =>
    dice.pick([
      dice.shape('@@@-####'),
      dice.shape('@@@@-#####'),
      `CVE-20${dice.digits(2)}-${dice.digits(5)}`,
      `RFC ${dice.digits(4)}`,
    ]),
  float: (dice) =>
    dice.pick([
      `${dice.int(0, 999)}.${dice.digits(10)}`,
      `0.${dice.digits(16)}`,
      `-${dice.int(1, 99)}.${dice.digits(12)}`,
      `${dice.int(1, 9)}.${dice.digits(6)}e-${two(dice.int(1, 20))}`,
      `+${dice.int(0, 99)}.${dice.digits(7)}`,
    ]),
  colour: (dice) =>
    dice.pick([
      `#${dice.hex(6)}`,
      `#${dice.hex(3)}`,
      `#${dice.hex(8)}`,
      `rgb(${dice.int(0, 255)}, ${dice.int(0, 255)}, ${dice.int(0, 255)})`,
    ]),
  place: (dice) =>
    dice.pick([
      `${dice.int(-89, 89)}.${dice.digits(6)}, ${dice.int(-179, 179)}.${dice.digits(6)}`,
      `${dice.int(0, 89)}°${dice.int(0, 59)}'${dice.int(0, 59)}"N`,
      `geo:${dice.int(0, 89)}.${dice.digits(4)},${dice.int(0, 179)}.${dice.digits(4)}`,
    ]),
  size: (dice) =>
    dice.pick([
      `${dice.int(100, 9999)}x${dice.int(100, 9999)}`,
      `${dice.int(1, 999)} ${dice.digits(3)} KB`,
      `${dice.digits(7)} bytes`,
      `${dice.int(1, 99)}:${dice.int(1, 99)}`,
    ]),
  // Longer numbers count something or begin with a time, and so with a 1.
  number: (dice) =>
    dice.pick(
      [
        dice.digits(4),
        dice.digits(5),
        dice.digits(8),
        dice.digits(9),
        dice.digits(10),
        dice.digits(11),
      ].concat([12, 13, 15, 16, 17, 18, 19].map((length) => `1${dice.digits(length - 1)}`)),
    ),
  path: (dice) =>
    dice.pick([
      `/var/log/app/${date(dice)}.log`,
      `node_modules/pkg${dice.digits(2)}/dist/index.js:${dice.int(1, 999)}:${dice.int(1, 80)}`,
      `s3://bucket/${uuid(dice)}/part-${dice.digits(5)}`,
    ]),
};
