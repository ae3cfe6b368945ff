import type { Locale } from '../locale.ts';
import { sePersonnummer } from '../national.ts';

export const sv: Locale = {
  name: 'sv',
  country: 'SE',
  first: ['Åsa', 'Björn', 'Elin', 'Örjan', 'Maja'],
  last: ['Sjöberg', 'Lindström', 'Åkesson', 'Öberg', 'Nilsson'],
  international: ['+46 70 ### ## ##', '+46 (0)8 ### ### ##', '+4670#######', '0046 70 ### ## ##'],
  national: ['070-### ## ##', '08-### ### ##', '070#######', '031-## ## ##', '0730 ## ## ##'],
  ids: { pnr: { entity: 'SePersonnummer', make: sePersonnummer } },
  templates: [
    'Mitt personnummer är {pnr}, hälsningar {name}',
    'Personnummer: {pnr}\nTelefon: {national}\nE-post: {email}',
    'Ring mig på {national} efter klockan fem.',
    'Du når {name} på {international}.',
    'Sätt in pengarna på {iban}.',
    'Mitt kort {card} har spärrats.',
    '{"personnummer": "{pnr}", "mobil": "{national}", "iban": "{iban}"}',
    'Inloggning från {ip} med nyckeln {key}, enhet {mac}',
    '| Namn | Personnummer | Mobil |\n|---|---|---|\n| {name} | {pnr} | {national} |',
    'Lösenordet är {password}, nya numret är {national}',
    'Född {born}. Ni når mig på {national}',
    'LOSENORD={chosen}\nPORT=5432',
    'Mejla {spelled}.',
    "INSERT INTO kunder (id, personnummer, mobil) VALUES (7, '{pnr}', '{national}');",
    'namn;personnummer;mobil\n{name};{pnr};{national}\n',
  ],
};
