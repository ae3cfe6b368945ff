import type { Locale } from '../locale.ts';
import { frNir } from '../national.ts';

export const fr: Locale = {
  name: 'fr',
  country: 'FR',
  first: ['Zoé', 'François', 'Inès', 'Léon', 'Chloé'],
  last: ['Lefèvre', 'Dubois', 'Nguyen', 'Garçon', 'Benoît'],
  international: ['+33 6 ## ## ## ##', '+33 (0)1 ## ## ## ##', '+33.1.##.##.##.##', '0033 6 ## ## ## ##'],
  national: ['06 ## ## ## ##', '01.##.##.##.##', '07-##-##-##-##', '04########'],
  ids: { nir: { entity: 'FrNir', make: frNir } },
  templates: [
    "Mon numéro de sécurité sociale est le {nir}, merci d'en prendre note.",
    'NIR : {nir}',
    'Vous pouvez me joindre au {national} ou par courriel à {email}.',
    'Tél. : {national}\nCourriel : {email}\n',
    'Appelez {name} au {international} avant midi.',
    "Veuillez virer la somme sur l'IBAN {iban}, s'il vous plaît.",
    'Ma carte bancaire {card} a été avalée par le distributeur.',
    '{"nir": "{nir}", "téléphone": "{national}", "iban": "{iban}"}',
    "Connexion depuis l'adresse {ip} avec la clé {key}",
    'Poste {mac}, utilisateur « {email} »',
    '| Nom | NIR | Téléphone |\n|---|---|---|\n| {name} | {nir} | {national} |',
    'Le mot de passe du compte {email} est {password}',
    'Née le {born}. Mon nouveau numéro : {national}',
    'MOT_DE_PASSE={chosen}\nPORT=5432',
    'Contact : {spelled}, tél. {national}',
    "INSERT INTO clients (id, telephone, courriel) VALUES (7, '{national}', '{email}');",
    'nom;telephone;courriel\n{name};{national};{email}\n',
  ],
};
