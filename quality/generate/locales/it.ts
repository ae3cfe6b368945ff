import type { Locale } from '../locale.ts';
import { itCodiceFiscale } from '../national.ts';

export const it: Locale = {
  name: 'it',
  country: 'IT',
  first: ['Giulia', 'Niccolò', 'Matteo', 'Andrea', 'Noè'],
  last: ['Rossi', "D'Angelo", 'Bianchi', 'Ferrè', 'Russo'],
  international: ['+39 3## #######', '+39 06 #### ####', '+39 02 #######', '0039 3## ### ####'],
  national: ['3## #######', '06 #### ####', '02 #######', '3## ### ####', '051/######'],
  ids: { cf: { entity: 'ItCodiceFiscale', make: itCodiceFiscale } },
  templates: [
    'Il mio codice fiscale è {cf}, grazie.',
    'Codice fiscale: {cf}\nTelefono: {national}\nE-mail: {email}',
    'Mi può chiamare al {national} oppure al {international}.',
    'Il cellulare di {name} è {national}.',
    'Bonifico su {iban} entro venerdì.',
    'La carta {card} è stata clonata.',
    '{"codiceFiscale": "{cf}", "cellulare": "{national}", "iban": "{iban}"}',
    'Accesso da {ip}, dispositivo {mac}, chiave {key}',
    '| Nome | CF | Telefono |\n|---|---|---|\n| {name} | {cf} | {national} |',
    'La password di {email} è {password}',
    'Nata il {born}, mi trovate al {national}',
    'SMTP_PASSWORD={chosen}\nSMTP_PORT=587',
    'Scrivere a {spelled}.',
    "INSERT INTO clienti (id, telefono, email) VALUES (7, '{national}', '{email}');",
    'nome;telefono\n{name};{national}\n',
  ],
};
