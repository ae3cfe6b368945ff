import { ibanOf, luhn } from './checks.ts';
import type { Dice } from './dice.ts';

const issuers = [
  '4###############',
  '51##############',
  '2221############',
  '37#############',
  '6011############',
  '3530############',
];

const grouped = (digits: string, sizes: readonly number[], separator: string): string => {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size))).join(separator);
};

export const card = (dice: Dice): string => {
  const payload = dice.shape(dice.pick(issuers)).slice(0, -1);
  const digits = payload + luhn(payload);
  if (dice.chance(0.5)) return digits;
  return grouped(digits, digits.length === 15 ? [4, 6, 5] : [4, 4, 4, 4], dice.pick([' ', '-']));
};

/** The account part of a country, as `Dice.shape` reads it. */
export const accounts: Readonly<Record<string, string>> = {
  DE: '##################',
  GB: '@@@@##############',
  FR: '#######################',
  ES: '####################',
  IT: '@######################',
  PT: '#####################',
  NL: '@@@@##########',
  PL: '########################',
  SE: '####################',
};

export const iban = (dice: Dice, country: string): string => {
  const value = ibanOf(country, dice.shape(accounts[country] ?? ''));
  if (dice.chance(0.5)) return value;
  return dice.chance(0.1) ? value.toLowerCase() : (value.match(/.{1,4}/g) ?? []).join(' ');
};

const hosts = [
  'mailbox',
  'firma',
  'nordpost',
  'kontoret',
  'studio-rossi',
  'uni',
  'web',
  'posta',
  'correo',
  'brevkasse',
];
const tops = ['com', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'se', 'co.uk', 'eu', 'org', 'io'];

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();

export const email = (dice: Dice, first: string, last: string): string => {
  const local = dice.pick([
    `${plain(first)}.${plain(last)}`,
    `${plain(first).slice(0, 1)}${plain(last)}${dice.int(1, 99)}`,
    `${plain(last)}_${plain(first)}`,
    `${first}${last}`.replaceAll(/[^\p{L}]/gu, ''),
    `${plain(first)}+${dice.pick(['news', 'shop'])}`,
  ]);
  return `${local}@${dice.pick(hosts)}.${dice.pick(tops)}`;
};

export const ip = (dice: Dice): string => {
  if (dice.chance(0.7))
    return [dice.int(128, 223), dice.int(0, 255), dice.int(0, 255), dice.int(1, 254)].join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    index === 0 ? `2a0${dice.hex(1)}` : dice.hex(dice.int(1, 4)),
  );
  return dice.chance(0.5)
    ? groups.join(':')
    : `${groups.slice(0, 3).join(':')}::${groups.slice(6).join(':')}`;
};

export const mac = (dice: Dice): string =>
  Array.from({ length: 6 }, () => dice.hex(2)).join(dice.pick([':', '-']));

const alnum = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Put together here, so that no key stands in the source. */
export const apiKey = (dice: Dice): string =>
  dice.pick([
    () => `sk-ant-api03-${dice.some(93, alnum)}`,
    () => `ghp_${dice.some(36, alnum)}`,
    () => `AKIA${dice.some(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    () => `glpat-${dice.some(20, alnum)}`,
    () => `xoxb-${dice.digits(12)}-${dice.some(24, alnum)}`,
    () => `sk_live_${dice.some(24, alnum)}`,
    () => `AIza${dice.some(35, alnum)}`,
    () => `npm_${dice.some(36, alnum)}`,
  ])();

const two = (number: number): string => String(number).padStart(2, '0');

/** A date as it is written with digits in most of Europe. */
export const born = (dice: Dice): string => {
  const [day, month, year] = [two(dice.int(1, 28)), two(dice.int(1, 12)), String(dice.int(1940, 2008))];
  return dice.pick([
    [day, month, year].join('.'),
    [day, month, year].join('/'),
    [day, month, year].join('-'),
    [year, month, day].join('-'),
  ]);
};

/** A password as people make them up, or as programs draw them. */
export const password = (dice: Dice): string =>
  dice.pick([
    () => `${dice.pick(['Sommer', 'Dragon', 'Matilde'])}${dice.digits(4)}!${dice.some(2, alnum)}`,
    () => `p@${dice.some(4, alnum)}w0rd${dice.digits(3)}`,
    () => `${dice.digits(2)}${dice.some(16, alnum)}${dice.digits(2)}`,
    () => `7${dice.hex(30)}3`,
  ])();

const words =
  'harbor lantern violet kettle marble willow copper saddle ribbon thunder meadow anchor velvet canyon pepper garnet'.split(
    ' ',
  );
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A password of words alone. */
export const chosen = (dice: Dice): string => {
  const first = dice.pick(words);
  const second = dice.pick(words.filter((word) => word !== first));
  const three = [first, second, dice.pick(words)];
  return dice.pick([
    three.join('-'),
    `${first}&${second}`,
    three.join(''),
    `${capital(first)}!${capital(second)}`,
  ]);
};

/** An address as it is spelled out for people. */
export const spelled = (dice: Dice, first: string, last: string): string => {
  const local = dice.pick([`${plain(first)}.${plain(last)}`, plain(last)]);
  const [host, top] = [dice.pick(hosts), dice.pick(tops.filter((each) => !each.includes('.')))];
  return dice.pick([
    `${local}(at)${host}.${top}`,
    `${local} (at) ${host}.${top}`,
    `${local}[at]${host}.${top}`,
    `${local} [at] ${host} [dot] ${top}`,
  ]);
};
