import { expect, test } from '@jest/globals';
import { findAllNow } from './engine.ts';
import { engine } from './prompt.fixture.ts';

/** What people write before a value, in the languages that every kind of value is known in. */
const said = {
  en: [
    'passport no.',
    "driver's license",
    'account number',
    'patient ID',
    'date of birth',
    'phone',
    'password:',
  ],
  de: ['Reisepass', 'Führerschein', 'Kontonummer', 'Patientennummer', 'geboren am', 'Telefon', 'Passwort:'],
  fr: [
    'passeport n°',
    'permis de conduire',
    'numéro de compte',
    'dossier patient',
    'née le',
    'téléphone',
    'mot de passe :',
  ],
  es: [
    'pasaporte',
    'permiso de conducir',
    'cuenta corriente',
    'historia clínica',
    'nacida el',
    'teléfono',
    'contraseña:',
  ],
  it: [
    'passaporto',
    'patente di guida',
    'conto corrente',
    'cartella clinica',
    'nata il',
    'telefono',
    'password:',
  ],
  pt: [
    'passaporte',
    'carta de condução',
    'conta bancária',
    'processo clínico',
    'data de nascimento',
    'telemóvel',
    'senha:',
  ],
  nl: [
    'paspoort',
    'rijbewijs',
    'rekeningnummer',
    'patiëntnummer',
    'geboortedatum',
    'telefoon',
    'wachtwoord:',
  ],
  pl: ['paszport', 'prawo jazdy', 'numer konta', 'numer pacjenta', 'data urodzenia', 'telefon', 'hasło:'],
  sv: ['passnummer', 'körkort', 'kontonummer', 'journalnummer', 'född', 'telefon', 'lösenord:'],
  fi: ['passi', 'ajokortti', 'tilinumero', 'potilasnumero', 'syntynyt', 'puhelin', 'salasana:'],
  da: ['pasnummer', 'kørekort', 'bankkonto', 'patientjournal', 'fødselsdato', 'telefon', 'adgangskode:'],
} as const;

const values = [
  ['Passport', 'XDA123456'],
  ['DriverLicence', 'U62928788557'],
  ['AccountNumber', '0012345678'],
  ['MedicalRecordNumber', 'MR482913'],
  ['DateOfBirth', '12.03.1985'],
  ['PhoneNumber', '22 123 45 67'],
  ['Secret', 'kR93vLq2Tz'],
] as const;

const cases = Object.entries(said).flatMap(([language, words]) =>
  values.map(([entity, value], i) => [language, entity, words[i] as string, value] as const),
);

test.each(cases)('%s, %s: %s %s', (_, entity, word, value) => {
  const text = `${word} ${value}.`;
  const found = findAllNow(engine, text, '').map(({ start, end, kind }) => [
    kind.entity,
    text.slice(start, end),
  ]);
  expect(found).toContainEqual([entity, value]);
});

test('without a word none of them is found', () => {
  for (const [, value] of values) expect(findAllNow(engine, `it is ${value}.`, '')).toEqual([]);
});
