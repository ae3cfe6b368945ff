import type { Locale } from '../locale.ts';
import { ukNhs, ukNino } from '../national.ts';

export const enGb: Locale = {
  name: 'en-GB',
  country: 'GB',
  first: ['Oliver', 'Siân', 'Priya', 'Harry', 'Niamh'],
  last: ['Smith', 'Patel', 'Evans', 'MacDonald', 'Hughes'],
  international: ['+44 7700 ######', '+44 20 7### ####', '+44 (0)161 4## ####', '+447700######'],
  national: ['07700 ######', '020 7### ####', '0161 4## ####', '07700 ### ###', '(0131) 4## ####'],
  ids: { nino: { entity: 'UkNino', make: ukNino }, nhs: { entity: 'UkNhs', make: ukNhs } },
  templates: [
    'My National Insurance number is {nino} and I was born in Leeds.',
    'NI number: {nino}, NHS number: {nhs}',
    'Patient {name}, NHS no. {nhs}, was seen today.',
    'Could you ring me on {national} please? {name}',
    'Mobile: {national}\nEmail: {email}\n',
    'Ring {international} and ask for {name}.',
    'Please pay into {iban} by Friday.',
    'My IBAN is {iban} and my debit card is {card}.',
    '{"nino": "{nino}", "email": "{email}"}',
    'Blocked {ip} after five tries from {email}',
    'The token {key} leaked, rotate it. Device {mac}.',
    '| Name | NHS | Mobile |\n|:--|:-:|--:|\n| {name} | {nhs} | {national} |',
    'My new number is {national}, and the password was {password}',
    'I tried the office line ({national}). Born {born}.',
    'admin:\n  password: "{chosen}"\n  port: 5432',
    'Contact {spelled} or ring {national}.',
    "INSERT INTO staff (id, mobile, email) VALUES (7, '{national}', '{email}');",
    'name,mobile,email\n{name},{national},{email}\n',
  ],
};
