import type { Locale } from '../locale.ts';
import { deTaxId } from '../national.ts';

export const de: Locale = {
  name: 'de',
  country: 'DE',
  first: ['Anna', 'Jürgen', 'Björn', 'Käthe', 'Lukas'],
  last: ['Müller', 'Weiß', 'Schäfer', 'Kaya', 'Groß'],
  international: [
    '+49 170 #######',
    '+49 (0)30 ########',
    '+49 89 ######',
    '0049 170 #######',
    '+4917########',
  ],
  national: ['0170 #######', '030/########', '089 ######', '0171-#######', '(040) ######'],
  ids: { tax: { entity: 'DeTaxId', make: deTaxId } },
  templates: [
    'Sehr geehrte Damen und Herren, meine Steuer-ID lautet {tax}. Mit freundlichen Grüßen, {name}',
    'Steueridentifikationsnummer: {tax}',
    'Bitte überweisen Sie auf {iban} und melden Sie sich unter {email}.',
    'Sie erreichen mich telefonisch unter {national} oder {international}.',
    'Tel.: {national}\nE-Mail: {email}\nIBAN: {iban}',
    'Rufen Sie mich an: {national}, Grüße {name}',
    'Meine Kreditkarte {card} wurde gesperrt.',
    '{"steuerId": "{tax}", "iban": "{iban}", "telefon": "{national}"}',
    'Zugriff von {ip} auf das Konto von {email}, Gerät {mac}',
    'Der Schlüssel „{key}“ steht im Protokoll.',
    '| Name | Steuer-ID | Telefon |\n|---|---|---|\n| {name} | {tax} | {national} |',
    'Mein Passwort war {password}. Rückruf unter {national}',
    'geboren am {born}, erreichbar per {email} oder {national}',
    "datenbank:\n  passwort: '{chosen}'\n  port: 3306",
    'Schreiben Sie an {spelled}.',
    "INSERT INTO kunden (id, steuer_id, telefon) VALUES (7, '{tax}', '{national}');",
    'Name;Steuer-ID;Telefon\n{name};{tax};{national}\n',
  ],
};
