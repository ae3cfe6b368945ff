import type { Locale } from '../locale.ts';
import { nlBsn } from '../national.ts';

export const nl: Locale = {
  name: 'nl',
  country: 'NL',
  first: ['Sanne', 'Daan', 'Fenna', 'Joël', 'Mehmet'],
  last: ['de Vries', 'van den Berg', 'Bakker', 'Yılmaz', 'Jansen'],
  international: ['+31 6 ########', '+31 20 ### ####', '+316########', '0031 6 ########'],
  national: ['06-########', '020-#######', '06 ## ## ## ##', '06########', '010 ### ## ##'],
  ids: { bsn: { entity: 'NlBsn', make: nlBsn } },
  templates: [
    'Mijn burgerservicenummer is {bsn}.',
    'BSN: {bsn}, naam: {name}',
    'Bel mij op {national} of mail naar {email}.',
    'Telefoon: {national}\nE-mail: {email}\n',
    'Mijn mobiele nummer is {international}, groet {name}',
    'Maak het over naar {iban} alstublieft.',
    'Mijn creditcard {card} is gestolen.',
    '{"bsn": "{bsn}", "telefoon": "{national}", "iban": "{iban}"}',
    'Inlog vanaf {ip} met sleutel {key} (apparaat {mac})',
    '| Naam | BSN | Mobiel |\n|---|---|---|\n| {name} | {bsn} | {national} |',
    'Het wachtwoord is {password}, mijn nieuwe nummer {national}',
    'Geboren op {born}, contact: {email} of {national}',
    '<wachtwoord>{chosen}</wachtwoord>',
    'Mail naar {spelled}.',
    "INSERT INTO klanten (id, bsn, telefoon) VALUES (7, '{bsn}', '{national}');",
    'naam;bsn;telefoon\n{name};{bsn};{national}\n',
  ],
};
