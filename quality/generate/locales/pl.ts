import type { Locale } from '../locale.ts';
import { plPesel } from '../national.ts';

export const pl: Locale = {
  name: 'pl',
  country: 'PL',
  first: ['Łukasz', 'Agnieszka', 'Żaneta', 'Paweł', 'Zofia'],
  last: ['Wiśniewski', 'Dąbrowska', 'Kowalczyk', 'Źrebiec', 'Nowak'],
  international: ['+48 5## ### ###', '+48 22 ### ## ##', '+486########', '0048 5## ### ###'],
  national: ['5## ### ###', '22 ### ## ##', '6##-###-###', '(22) ### ## ##'],
  ids: { pesel: { entity: 'PlPesel', make: plPesel } },
  templates: [
    'Mój PESEL to {pesel}, proszę o aktualizację danych.',
    'PESEL: {pesel}\nTelefon: {national}\nE-mail: {email}',
    'Proszę dzwonić pod numer {national}. {name}',
    'Numer telefonu komórkowego: {international}',
    'Przelew na konto {iban} do piątku.',
    'Moja karta {card} została zablokowana.',
    '{"pesel": "{pesel}", "telefon": "{national}", "iban": "{iban}"}',
    'Logowanie z adresu {ip}, klucz {key}, urządzenie {mac}, konto {email}',
    '| Nazwisko | PESEL | Telefon |\n|---|---|---|\n| {name} | {pesel} | {national} |',
    'Hasło to {password}, mój nowy numer: {national}',
    'Urodzona {born}, kontakt: {email} lub {national}',
    'HASLO={chosen}\nPORT=5432',
    'Proszę pisać: {spelled}',
    "INSERT INTO klienci (id, pesel, telefon) VALUES (7, '{pesel}', '{national}');",
    'imie;pesel;telefon\n{name};{pesel};{national}\n',
  ],
};
