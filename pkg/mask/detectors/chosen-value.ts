import { foldWord } from '../context-tree.ts';
import { isStandIn } from './secret-value.ts';

/** Shortest password of words, in UTF-16 units; of one word that nothing encloses; of words with hyphens, with `_`. */
export const MIN_CHOSEN = 8;
const MIN_BARE_WORD = 12;
const MIN_JOINED = 12;
const MIN_SNAKE = 16;

/** What forms, types, messages and examples say where a password would stand, and what they are made of; folded. */
const said = new Set(
  `required optional mandatory necessary needed string strings text number integer boolean object array buffer bytes
  undefined unknown none null empty blank missing invalid valid validate validated validation incorrect wrong
  expired expiry mismatch mismatched matching matches different identical confirmed confirmation confirm verify verified
  encrypted encryption encoded decoded hashed hashing salted plain plaintext cleartext hidden visible masked redacted
  removed deleted disabled enabled unchanged changed updated default defaults generated generate random automatic auto
  protected restricted confidential sensitive internal external private public local remote inherited environment variable
  interactive prompt prompted manual manually nullable readonly writeonly write read only bcrypt argon scrypt aes rsa sha chacha ctr cbc gcm ecdsa kerberos
  certificate anonymous attribute username user users admin administrator login logon signin account identifier expression
  parameter argument function method property properties field fields input output value values type types kind column
  header form label placeholder hint help error errors warning message messages title name names description
  authentication authenticate authorization credential credentials keychain keyring vault keystore provider manager storage
  reset recover recovery forgot forgotten remember change update create enter retype repeat choose select show hide
  too short long weak strong strength length minimum maximum least must should may can not allowed forbidden denied
  unavailable available temporary permanent secure secured insecure safe strict basic bearer digest oauth simple complex
  base case test tests testing tested example examples sample dummy fake mock todo later below above here see
  database postgres mysql redis mongo server client service application system config configuration settings option options
  current new old last first next previous same other this that with without from into for and the your our their its one
  two time end up out off day yes true false per via use used using set unset get put api app auth token tokens key keys
  whatever anything something nothing everything
  secret secrets pass pin code codes hash salt nonce otp sso mfa totp file path url uri env arg args param params index
  obligatoire obligatoires requis oublie incorrecte invalide expire vide identique chiffre optionnel facultatif inconnu
  obligatorio obligatoria requerido requerida incorrecto incorrecta invalido invalida caducado caducada olvidada olvidado
  opcional vacio vacia cifrada obbligatorio obbligatoria errata errato scaduta dimenticata richiesta facoltativa vuota
  obrigatorio obrigatoria expirada esquecida vazia incorretas diferentes coinciden corrispondono coincidem
  erforderlich notwendig vergessen ungultig falsch abgelaufen geandert zuruckgesetzt zurucksetzen bestatigen
  wiederholen verschlusselt unbekannt anzeigen andern anlage siehe verplicht onjuist vergeten ongeldig verlopen gewijzigd
  herhalen versleuteld onbekend wymagane wymagany nieprawidlowe niepoprawne zapomniane wygaslo puste szyfrowane
  kravs obligatorisk obligatoriskt felaktigt glomt glomd ogiltigt krypterat pakollinen virheellinen unohtunut
  pakraevet pakraevd glemt forkert ugyldig krypteret benutzername utilisateur usuario utente gebruiker uzytkownik anvandare
  confidencial confidentiel vertraulich riservata vertrouwelijk poufne konfidentiell valfritt valgfri`.split(
    /\s+/,
  ),
);

/** Words for passwords themselves: labels of forms. */
const label =
  /passwor[dt]|passwd|passe$|phrase|kennwort|wachtwoord|l[oö]senord|senha|has[l\u0142]o|salasana|adgangskode|kodeord|contrase[nñ]a/iu;

const marks = '!#%&*?@^~+';
/** Letters and digits, and what people put between and behind them. */
const form = new RegExp(String.raw`^[\p{L}\p{Nd}][\p{L}\p{Nd}${marks}_.-]*$`, 'u');
const hasMark = new RegExp(`[${marks}].`, 'u');
/** What sentences and types (\`String!\`) end with. */
const closing = /[!?.,]+$/;

const isAbout = (word: string): boolean => said.has(foldWord(word));

/** What a value without blanks is made of. */
const wordsIn = (value: string): readonly string[] =>
  value
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

const humpsIn = (value: string): number => value.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;

/** `settings.password`, `mail.firm.eu`. */
const isReference = (value: string): boolean => /^[\p{L}_]+(?:\.[\p{L}_]+)+$/u.test(value);

const isSpread = (value: string): boolean => new Set(value.toLowerCase()).size >= 5;

/**
 * How it is written says that it is a value: in quotes or behind a parameter's name; behind `=`; behind `:` alone;
 * behind an option of a command (`--password ...`); behind a verb (`the password is ...`).
 */
export type Written = 'enclosed' | 'assigned' | 'listed' | 'given' | 'told';

/** `Correct-Horse-Battery-Staple`: more words than are joined in a sentence. */
const manyJoined = /^(?:\p{L}{3,}-){3,}\p{L}{3,}$/u;
/** `anna@firm.eu` */
const address = /@[^@]*\w\.\w/;

/** Without a sign the next word of a sentence may stand there: it must be of a form that words do not have. */
const looksTold = (value: string, written: Written): boolean => {
  if (value.includes('&') || wordsIn(value).some(isAbout) || address.test(value)) return false;
  return hasMark.test(value) || manyJoined.test(value) || (written === 'given' && /\d/.test(value));
};

const isLongEnough = (value: string, written: Written): boolean => {
  if (value.includes('-')) return value.length >= MIN_JOINED;
  if (value.includes('_')) return isSnake(value, written);
  if (/\d/.test(value)) return value.length >= MIN_CHOSEN;
  const humps = humpsIn(value);
  // Types and classes are named like that.
  if (humps > 0)
    return written === 'enclosed'
      ? value.length >= MIN_BARE_WORD || humps > 1
      : isAssignedName(value, written);
  return value.length >= (written === 'listed' ? MIN_BARE_WORD : MIN_CHOSEN);
};

/** Names in programs have `_` as well: `winter_summer22` needs a line for it alone, and a number at its end. */
const isSnake = (value: string, written: Written): boolean =>
  written === 'enclosed'
    ? value.length >= MIN_SNAKE
    : value.length >= MIN_JOINED && /^\p{L}+_\p{L}+\d{1,4}$/u.test(value);

const isAssignedName = (value: string, written: Written): boolean =>
  written === 'assigned' && /^\p{Lu}/u.test(value) && value.length >= MIN_CHOSEN;

/** Whether it has the form of one, and is no name, label or stand-in. */
const isValue = (value: string): boolean =>
  value.length >= MIN_CHOSEN &&
  form.test(value) &&
  !isReference(value) &&
  !label.test(value) &&
  !isStandIn(value);

/** Shortest password that a command is given behind an option that takes nothing else, in UTF-16 units. */
const MIN_GIVEN = 6;
/** What stands in place of one, in examples and in scripts, and who has it. */
const standsFor = new Set('my pw pwd root toor sudo guest demo foo bar baz foobar changeit'.split(' '));
const isName = (value: string): boolean =>
  /^[A-Z_]+\d?$|[${}]|%\w+%/.test(value) || isStandIn(value) || label.test(value);
const isNamed = (word: string): boolean => isAbout(word) || standsFor.has(foldWord(word));

/** Without a digit, more must speak for it. */
const isChosen = (value: string, words: readonly string[]): boolean => {
  const isForm = /[\p{P}\p{S}]/u.test(value) || humpsIn(value) > 0 || value.length >= MIN_CHOSEN;
  return isForm && !words.some(isNamed);
};

/** Whether what such an option is given is a password: neither a variable nor a word that stands for one. */
export const looksGiven = (value: string): boolean => {
  if (value.length < MIN_GIVEN || isName(value) || !isSpread(value)) return false;
  const words = wordsIn(value);
  return !words.every(isNamed) && (/\d/.test(value) || isChosen(value, words));
};

/** Whether a value behind a word for a password is one, and not what is said about it. */
export const looksChosen = (whole: string, written: Written): boolean => {
  const value = written === 'enclosed' ? whole : whole.replace(closing, '');
  if (!isValue(value) || !/\p{Ll}/u.test(value) || !isSpread(value)) return false;
  if (written === 'given' || written === 'told') return looksTold(value, written);
  if (hasMark.test(value)) return !isAbout(value);
  return isLongEnough(value, written) && !wordsIn(value).some(isAbout);
};

/**
 * `hunter22`, `moka4amici`, `Nougat-summer27`: words with a number behind or between, which names in
 * programs have behind a capital.
 */
const wordy = /^(?:\p{Ll}{4,}\d{2,4}|\p{L}{3,}\d{1,4}\p{L}{3,}|\p{L}{3,}[-_]\p{L}{3,}\d{1,4})[#$%&*!]?$/u;

/** Whether what a sentence says that a password is looks like one. */
export const looksToldPassword = (value: string): boolean =>
  value.length >= MIN_CHOSEN && wordy.test(value) && !wordsIn(value).some(isAbout) && !isStandIn(value);

/** Fewest and most words of a phrase, and the shortest word. */
const MIN_WORDS = 4;
const MAX_WORDS = 8;
const phrase = /^\p{Ll}{3,}(?: \p{Ll}{3,})+$/u;

/** Whether a value in quotes is a phrase of words that say nothing together. */
export const looksPhrased = (value: string): boolean => {
  const words = value.split(' ');
  if (words.length < MIN_WORDS || words.length > MAX_WORDS || !phrase.test(value)) return false;
  return !words.some(isAbout) && !label.test(value) && !isStandIn(value);
};
