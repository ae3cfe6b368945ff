import { expect, test } from '@jest/globals';
import { allDetectors } from './detectors/all.ts';
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

/** What a number is called by the office that gives it out, wherever it is written about, and a number of it. */
const offices = [
  ['SwiftBic', 'SWIFT', 'DEUTDEFF'],
  ['RoCnp', 'CNP', '1850510400014'],
  ['BgEgn', 'EGN', '8505101207'],
  ['UsSsn', 'SSN', '460-89-9847'],
  ['UsItin', 'ITIN', '912-72-3456'],
  ['UsNpi', 'NPI', '1526018159'],
  ['UsMbi', 'MBI', '1EG4-TE5-MK73'],
  ['AbaRouting', 'ABA', '020830166'],
  ['UkNhs', 'NHS', '943 476 5919'],
  ['DeTaxId', 'IdNr', '87 243 295 025'],
  ['DeSocialInsurance', 'SVNR', '65170839J003'],
  ['NlBsn', 'BSN', '197107114'],
  ['PlPesel', 'PESEL', '85031280243'],
  ['PlNip', 'NIP', '522-995-39-47'],
  ['SePersonnummer', 'personnummer', '850312-3773'],
  ['DkCpr', 'CPR', '120385-2017'],
  ['NoFnr', 'FNR', '12038556752'],
  ['BeNrn', 'NISS', '85.03.12-518.55'],
  ['AtSvnr', 'SVNR', '1248 120385'],
  ['ChAhv', 'AHV', '756.2384.3823.92'],
  ['CzRc', 'rodné číslo', '850312/1561'],
  ['HrOib', 'OIB', '83976413238'],
  ['GrAfm', 'AFM', '072123953'],
  ['PtNif', 'NIF', '287 417 026'],
  ['InAadhaar', 'Aadhaar', '4063 7783 4281'],
  ['AuTfn', 'TFN', '125 156 127'],
  ['AuMedicare', 'Medicare', '2149 58979 8'],
  ['CaSin', 'SIN', '458 893 948'],
  ['TrTckn', 'TCKN', '19019097826'],
  ['ZaId', 'RSA ID', '8503125858105'],
  ['KrRrn', 'RRN', '850312-1921323'],
  ['JpMyNumber', 'My Number', '1237 5357 7020'],
  ['IlId', 'Teudat Zehut', '050010677'],
  ['BrCpf', 'CPF', '36441317591'],
  ['EsDni', 'DNI', '12345678 Z'],
] as const;

/** How each language puts the name of an office into what is said before a number. */
const numberOf: Readonly<Record<keyof typeof said, (name: string) => string>> = {
  en: (name) => `${name} number:`,
  de: (name) => `${name}-Nummer:`,
  fr: (name) => `numéro ${name} :`,
  es: (name) => `número de ${name}:`,
  it: (name) => `numero ${name}:`,
  pt: (name) => `número do ${name}:`,
  nl: (name) => `${name}-nummer:`,
  pl: (name) => `numer ${name}:`,
  sv: (name) => `${name}-nummer:`,
  fi: (name) => `${name}-numero:`,
  da: (name) => `${name}-nummeret er`,
};

test.each(offices)('%s: behind %s in every language, and below a JSON key: %s', (entity, name, value) => {
  const entitiesIn = (text: string, key = ''): readonly string[] =>
    findAllNow(engine, text, key).map(({ kind }) => kind.entity);
  for (const [language, words] of Object.entries(numberOf))
    expect([language, entitiesIn(`${words(name)} ${value}.`)]).toEqual([
      language,
      expect.arrayContaining([entity]),
    ]);
  expect(entitiesIn(value, `${name.toLowerCase().replaceAll(' ', '_')}_number`)).toContain(entity);
});

/** What any country's number of persons, and of taxpayers, is called where its own name is not said. */
const called = {
  en: ['national ID number:', 'tax number:'],
  de: ['Ausweisnummer:', 'Steuernummer:'],
  fr: ['numéro d’identité :', 'numéro fiscal :'],
  es: ['número de identidad:', 'identificación fiscal:'],
  it: ['numero di identità:', 'codice fiscale:'],
  pt: ['número de identificação:', 'número de contribuinte:'],
  nl: ['identiteitsnummer:', 'fiscaal nummer:'],
  pl: ['numer identyfikacyjny:', 'numer identyfikacji podatkowej:'],
  sv: ['ID-nummer:', 'skattenummer:'],
  fi: ['henkilötunnus:', 'veronumero:'],
  da: ['ID-nummer:', 'skattenummer:'],
} as const satisfies Record<keyof typeof said, readonly [string, string]>;
const ofPersons =
  `DeTaxId NlBsn PlPesel SePersonnummer NoFnr BeNrn AtSvnr ChAhv CzRc HrOib PtNif InAadhaar TrTckn ZaId
  KrRrn JpMyNumber IlId BrCpf EsDni`.split(/\s+/);
const ofTaxpayers = 'UsSsn UsItin DeTaxId PlNip GrAfm PtNif AuTfn JpMyNumber BrCpf'.split(' ');

test.each([
  ['of persons', 0, ofPersons],
  ['of taxpayers', 1, ofTaxpayers],
] as const)(
  'numbers %s are found behind what such numbers are called in every language',
  (_, which, names) => {
    for (const [entity, , value] of offices.filter(([name]) => names.includes(name))) {
      for (const words of Object.values(called)) {
        const text = `${words[which]} ${value}.`;
        const found = findAllNow(engine, text, '').map(({ kind }) => kind.entity);
        expect([text, found]).toEqual([text, expect.arrayContaining([entity])]);
      }
    }
  },
);

test('every kind of tier B that has a number of an office is among these', () => {
  const named = new Set<string>([...offices, ...values].map(([entity]) => entity));
  const all = allDetectors.filter(({ tier }) => tier === 'B').map(({ name }) => name);
  expect(all.filter((name) => !named.has(name))).toEqual([]);
});
