import { Buffer } from 'node:buffer';
import { endsRun, isQuote } from '../characters.ts';
import { MAX_AHEAD, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { looksGiven } from './chosen-value.ts';

/** How far before an option the command may stand that takes it, in UTF-16 units. */
const COMMAND_REACH = 128;
/** Longest password of a command line, in UTF-16 units. */
const MAX_PASSWORD = 128;

/**
 * Where the password stands: right behind the option; behind it and a blank; either; behind a user and a sign, and
 * perhaps before what it is for and another one; with the user in base64.
 */
type Place =
  | 'attached'
  | 'next'
  | 'either'
  | 'encoded'
  | { readonly behindUser: ':' | '%' | '/'; readonly user?: string; readonly before?: '@' };

interface Command {
  readonly option: string;
  /** Ends with the program, or with its subcommand. */
  readonly command: RegExp;
  readonly place: Place;
  /** Whether a quote must stand behind the option. */
  readonly isQuoted?: true;
}

/** With nothing between that begins another command, and a blank (or a hyphen more) before the option. */
const before = (program: string, lead = String.raw`\s`): RegExp =>
  new RegExp(String.raw`(?:^|[\s/;|&("'${'`'}])(?:${program})\s(?:[^\n;|&]|\\\n)*(?<=${lead})$`);

const behindUser = { behindUser: ':' } as const;
/** `pass:...`; other words say where it stands. */
const behindPass = { behindUser: ':', user: 'pass' } as const;
const login =
  '(?:docker|podman|nerdctl|buildah|skopeo|oras|crane|helm registry|az(?: acr)?|oc|cf|tkn|argocd|vault)(?: \\S+)? login';
const openssl = before('openssl');
const keytool = before('keytool|jarsigner|keytool\\.exe');

/** Of SQL, where nothing but a password is meant. */
const anything = /$/;
/** Of SQL in lower case, which sentences are written in as well: without quotes, at the beginning of a statement. */
const userOf = String.raw`(?:create|alter)\s+(?:user|role)\s+(?:if\s+(?:not\s+)?exists\s+)?`;
const ofUser = new RegExp(String.raw`(?:^|[\n;:"'${'`'}(>])\s*${userOf}\S+\s$`, 'i');
const ofStatement = new RegExp(String.raw`\b(?:${userOf}|grant\s[^;]*\sto\s|connect\s+to\s)[^;]*$`, 'i');
const withPlugin = /\bidentified\s+with\s+['"]?\w*$/i;
/** Of Redis: in a file, a line of its own; else an option, or a name that is set. */
const setting = /(?:^|\n)[ \t]*$|--$|config set $/i;
/** Of a header of HTTP, in any notation. */
const header = /authorization\\?["']?\s*[:=]\s*\\?["']?$/i;

/** Of a file `.netrc`. */
const netrc = /(?:^|\s)(?:machine\s+\S+|default)\s+login\s+\S+\s+$/;

const commands: readonly Command[] = [
  { option: '-p', command: before(String.raw`mysql\w*|mariadb[\w-]*|7z[ar]*`), place: 'attached' },
  { option: '-p', command: before(String.raw`sshpass|${login}`), place: 'either' },
  { option: '-p', command: before(String.raw`mongo\w*`), place: 'next' },
  { option: '-a ', command: before('(?:redis|valkey|keydb)-cli'), place: 'attached' },
  { option: '-u', command: before('curl'), place: behindUser },
  { option: '-u ', command: before('curl'), place: behindUser },
  { option: '-su ', command: before('curl'), place: behindUser },
  { option: '-sSu ', command: before('curl'), place: behindUser },
  { option: '-ku ', command: before('curl'), place: behindUser },
  { option: '-user ', command: before('curl|wget', '-'), place: behindUser },
  { option: '-user=', command: before('curl', '-'), place: behindUser },
  { option: '-w ', command: before(String.raw`ldap\w+`), place: 'attached' },
  { option: '-P', command: before(String.raw`sqlcmd|bcp|isql|zip|unzip|mosquitto_\w+`), place: 'either' },
  { option: '-U ', command: before('smbclient|rpcclient|smbget'), place: { behindUser: '%' } },
  { option: '-storepass ', command: keytool, place: 'attached' },
  { option: '-keypass ', command: keytool, place: 'attached' },
  { option: '-passin ', command: openssl, place: behindPass },
  { option: '-passout ', command: openssl, place: behindPass },
  { option: '-pass ', command: openssl, place: behindPass },
  { option: 'IDENTIFIED BY ', command: anything, place: 'attached' },
  ...['identified by ', 'Identified by ', 'Identified By '].flatMap((option): readonly Command[] => [
    { option, command: ofUser, place: 'attached' },
    { option, command: ofStatement, place: 'attached', isQuoted: true },
  ]),
  ...['_password BY ', '_password by ', "_password' BY ", "_password' by "].map(
    (option): Command => ({ option, command: withPlugin, place: 'attached' }),
  ),
  { option: 'password ', command: netrc, place: 'attached' },
  ...['chpasswd <<< ', 'chpasswd <<<', 'chpasswd <<EOF\n', 'chpasswd << EOF\n'].map(
    (option): Command => ({ option, command: anything, place: behindUser }),
  ),
  { option: 'sqlplus ', command: anything, place: { behindUser: '/', before: '@' } },
  { option: 'ConvertTo-SecureString ', command: anything, place: 'attached' },
  { option: 'ConvertTo-SecureString -String ', command: anything, place: 'attached' },
  { option: 'requirepass ', command: setting, place: 'attached' },
  { option: 'Basic ', command: header, place: 'encoded' },
  { option: 'basic ', command: header, place: 'encoded' },
];

/** The same options as items of a list: `["redis-cli", "-a", "..."]`. */
const items = commands
  .filter(({ option }) => /^-.* $/.test(option))
  .flatMap((command) =>
    ['"', "'"].map((quote) => ({ ...command, option: command.option.trimEnd() + quote })),
  );

const byOption = Map.groupBy([...commands, ...items], ({ option }) => option);

const SPACE = 32;
const BACKSLASH = 92;

/** What a word of a command line ends with, besides what ends a run. */
const endsArgument = (code: number): boolean =>
  Number.isNaN(code) || endsRun(code) || isQuote(code) || code === 124 || code === 38;

/** A quote, which stands behind backslashes where the command is a string of a program. */
const opening = /^\\*["'`]/;
const MAX_OPENING = 4;

/** The argument that begins at `from`, without the quotes around it. */
const argumentAt = (text: string, from: number): Span | undefined => {
  const quoted = opening.exec(text.slice(from, from + MAX_OPENING))?.[0] ?? '';
  const start = from + quoted.length;
  let end = start;
  while (end - start <= MAX_PASSWORD && !endsArgument(text.charCodeAt(end))) end++;
  const closes = quoted === '' || text.startsWith(quoted, end);
  return closes && end > start && end - start <= MAX_PASSWORD ? { start, end } : undefined;
};

/** Between two items of a list. */
const betweenItems = /^["'],\s?["']/;
const MAX_BETWEEN = 4;

/** Where the item begins that follows the one whose quote closes at `at`; -1 where none does. */
const nextItem = (text: string, at: number): number => {
  const between = isQuote(text.charCodeAt(at)) ? betweenItems.exec(text.slice(at, at + MAX_BETWEEN)) : null;
  return between === null ? -1 : at + between[0].length;
};

/** Where the argument begins behind the word that ends at `until`; -1 where it is one with that. */
const nextWord = (text: string, until: number): number =>
  text.charCodeAt(until) === SPACE ? until + 1 : nextItem(text, until);

/** Where the argument of the option begins whose letter ends at `until`; -1 where it stands elsewhere. */
const startOf = (text: string, until: number, { option, place }: Command): number => {
  if (isQuote(option.charCodeAt(option.length - 1))) return nextItem(text, until - 1);
  const next = nextWord(text, until);
  if (place === 'next') return next;
  if (place === 'either') return next < 0 ? until : next;
  return next < 0 ? until : -1;
};

const base64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;

/** A user and a password, without what controls. */
const credentials = /^[^:\p{Cc}\ufffd]*:[^\p{Cc}\ufffd]{4,}$/u;

/** Whether it is a user and a password, as RFC 7617 encodes them: in UTF-8 or Latin-1. */
const isEncoded = (value: string): boolean => {
  if (!base64.test(value)) return false;
  const bytes = Buffer.from(value, 'base64');
  return credentials.test(bytes.toString('utf8')) || credentials.test(bytes.toString('latin1'));
};

const isOption = (text: string, { start }: Span): boolean => text.charCodeAt(start) === 45;

/**
 * What may be the password in an argument, the likeliest first: all of it, or what stands behind the user's name, up to
 * what it is for or with that.
 */
const passwordsIn = (text: string, argument: Span, place: Place): readonly Span[] => {
  if (typeof place !== 'object') return isOption(text, argument) ? [] : [argument];
  const sign = text.slice(argument.start, argument.end).indexOf(place.behindUser);
  const [user, start] = [text.slice(argument.start, argument.start + sign), argument.start + sign + 1];
  const isNamed = user === (place.user ?? user) && user !== text.slice(start, argument.end);
  if (sign <= 0 || !isNamed) return [];
  const whole = { start, end: argument.end };
  const length = place.before === undefined ? 0 : text.slice(start, argument.end).lastIndexOf(place.before);
  return length > 0 ? [{ start, end: start + length }, whole] : [whole];
};

/** Whether an argument ends there, and no variable of a shell or of a template goes on. */
const isWhole = (text: string, end: number): boolean => {
  const code = text.charCodeAt(end);
  return (
    code !== 40 && code !== 60 && code !== 91 && (code !== BACKSLASH || isQuote(text.charCodeAt(end + 1)))
  );
};

/** What stands before an option, with the items of a list as words of a command line. */
const lineBefore = (text: string, at: number): string =>
  text.slice(Math.max(0, at - COMMAND_REACH), at).replaceAll(/["'],\s*["']/g, ' ');

/** The password that is, or is in, the argument that begins at `from`. */
export const givenAt = (text: string, from: number, place: Place = 'attached'): Span | undefined => {
  const argument = argumentAt(text, from);
  if (argument === undefined || !isWhole(text, argument.end)) return undefined;
  const looksLike = place === 'encoded' ? isEncoded : looksGiven;
  return passwordsIn(text, argument, place).find(({ start, end }) => looksLike(text.slice(start, end)));
};

const given = (text: string, at: number, until: number, written: Command): Span | undefined => {
  const { command, place, isQuoted } = written;
  if (isQuoted === true && !isQuote(text.charCodeAt(until))) return undefined;
  const from = startOf(text, until, written);
  const found = from < 0 ? undefined : givenAt(text, from, place);
  if (found === undefined || found.start - at >= MAX_AHEAD) return undefined;
  return command.test(lineBefore(text, at)) ? found : undefined;
};

export const commandPassword: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 77.03,
  shape: 'run',
  anchors: { literals: [...byOption.keys()], isAhead: true },
  source:
    'manuals of mysql, redis-cli, curl, docker, sshpass, openssl and others: options that take a password',
  positives: [
    within('mysql -u root -p', 'MinMax2026!', ' minimax'),
    within('mysqldump -uroot -p"', 'hdDBDjFXBG6', '" db'),
    within('docker exec -it db mysql -uapp -p', 'correcthorse', ''),
    within("sshpass -p '", '!qaz2wsx', "' ssh -o X=no"),
    within('S="sshpass -p ', 'NokiaSrl1!', ' ssh -q"'),
    within('sshpass -p', 'hunter2', ' ssh x'),
    within('docker login -u anna -p ', 'dckr_Xy82kQ', ' registry.example.eu'),
    within('mongosh -u root -p ', 'correcthorse', ' --host db'),
    within('redis-cli -a ', 'foobared', ' ping'),
    within('redis-cli -h cache -a ', 'Xhs@2026#Redis', ' GET "key"'),
    within('curl -u anna:', 's3cret', ' https://api.example.eu'),
    within('curl -sS -X POST \\\n  -u "admin:', 'Sommer2091', '" https://x.example.eu'),
    within('curl --user admin:', 'Sommer2091', ' https://x.example.eu'),
    within('curl -uanna:', 's3cret', ' https://api.example.eu'),
    within('curl -X POST -u"anna:', 's3cret', '" https://api.example.eu'),
    within('curl -su anna:', 's3cret', ' https://api.example.eu'),
    within('curl -sSu "anna:', 's3cret', '" https://api.example.eu'),
    within('curl -ku anna:', 's3cret', ' https://api.example.eu'),
    within('docker login -u anna -p', 'dckr_Xy82kQ', ' registry.example.eu'),
    within('mosquitto_pub -u anna -P ', 'correcthorse', ' -t x'),
    within('sqlplus scott/', 'schlaueEule77', ' @x.sql'),
    within('sqlplus scott/', 'schlaueEule77', '@//db.example.eu:1521/orcl'),
    within('sqlplus scott/', 'P@schlaueEule77', '@orcl'),
    within('sqlplus scott/', 'P@schlaueEule77', ''),
    within("sqlplus 'scott/", 'schlaueEule77', "@orcl'"),
    within('ConvertTo-SecureString "', 'Sommer2091', '" -AsPlainText -Force'),
    within("ConvertTo-SecureString -String '", 'Sommer2091', "' -AsPlainText"),
    within('ldapsearch -x -D cn=admin -w ', 'correcthorse', ' -b dc=x'),
    within('sqlcmd -S db -U sa -P ', 'Blue2698!Fo', ' -Q "select 1"'),
    within('smbclient //nas/x -U anna%', 'correcthorse', ''),
    within('keytool -list -keystore k.jks -storepass ', 'correcthorse', ''),
    within("CREATE USER 'app'@'%' IDENTIFIED BY '", 'schlaueEule77', "';"),
    within("create user app identified by '", 'schlaueEule77', "';"),
    within('\nalter user app identified by ', 'schlaueEule77', ';'),
    within('sql = "create role app identified by ', 'schlaueEule77', '"'),
    within("grant all on *.* to 'app'@'%' identified by '", 'schlaueEule77', "'"),
    within("Create User 'app'@'%' Identified By '", 'schlaueEule77', "';"),
    within("ALTER USER 'app' IDENTIFIED WITH caching_sha2_password BY '", 'schlaueEule77', "';"),
    within("alter user app identified with 'mysql_native_password' by '", 'schlaueEule77', "';"),
    within('machine x.eu login anna password ', 'tulip-1182xkk', ''),
    within('machine x.eu\n  login anna\n  password ', 'tulip-1182xkk', '\n'),
    within('chpasswd <<< "anna:', 'Sommer2091', '"'),
    within('chpasswd <<EOF\nanna:', 'Sommer2091', '\nEOF'),
    within('curl -H "Authorization: Basic ', 'YWRtaW46R3I4TGFrZXMh', '"'),
    within('{"authorization":"Basic ', 'YWRtaW46R3I4TGFrZXMh', '"}'),
    within('authorization: basic ', 'YWRtaW46R3I4TGFrZXMh', ''),
    within('Authorization: Basic ', Buffer.from('anna:größe7').toString('base64'), ''),
    within('Authorization: Basic ', Buffer.from('anna:größe7', 'latin1').toString('base64'), ''),
    within('curl --user=admin:', 'Sommer2091', ' https://x.example.eu'),
    within('["mysql", "-uroot", "-p', 'MinMax2026!', '"]'),
    within("['mysqldump','-p", 'MinMax2026!', "','db']"),
    within('["sshpass", "-p", "', 'NokiaSrl1!', '", "ssh"]'),
    within('["docker","login","-u","anna","-p","', 'dckr_Xy82kQ', '"]'),
    within('["redis-cli", "-a", "', 'Xhs@2026#Redis', '"]'),
    within('["curl", "-u", "anna:', 's3cret', '"]'),
    within('\nrequirepass ', 'correcthorse', '\n'),
    within('redis-server --requirepass ', 'Xhs2026Redis', ' --port 1'),
    within('CONFIG SET requirepass "', 'Xhs@2026#Redis', '"'),
    within('openssl rsa -in k.pem -passin pass:', 'correcthorse', ' -out x'),
  ],
  negatives: [
    'mysql -u root -p minimax',
    'mysql -uroot -p"$DB_ROOT_PASS" -p${dbpass} -p$PASS1',
    'mysql -uroot -p123456',
    'mysql -uroot -proot',
    'mysql -uroot -pPASSWORD -ppassword1 -pmysecret',
    'mkdir -p src/main2 && cp -pR2 a b',
    'mysql db; mkdir -pv2x src',
    'docker run -p 8080:80 -u root:root1x image',
    'docker login -u $(oc whoami) -p $(oc whoami -t2)',
    'docker login -u {username} -p {password2} {repo}',
    'sshpass -p YourPaSsWoRd ssh',
    'sshpass -p ${remote.password} ssh',
    'redis-cli -a "$$(cat /run/secrets/redis_password)"',
    'redis-cli -a <password1>',
    'curl -u user:pass http://x',
    'curl -u "$ID:$API_KEY2" x',
    'curl -u admin:PASSWORD x -u elastic:changeme -u admin:admin -u zebra44:zebra44',
    'curl -u "u:${{ secrets.GITHUB_TOKEN }}"',
    'curl http://x:8080/a1b2c3 -u name',
    'ps -u anna:hunter2x -uanna:hunter2x',
    'curl --url=https://api.example2.eu/x -url https://api.example2.eu/x',
    'sqlplus /nolog, sqlplus scott/tiger, sqlplus $USER/$PASSWORD2',
    'ConvertTo-SecureString $password2 -AsPlainText',
    'ssh -p 2225 -a hunter2x',
    'keytool -storepass changeit',
    'openssl rsa -passin env:KEY_PASS2',
    "IDENTIFIED BY 'password' IDENTIFIED BY PASSWORD 'x' IDENTIFIED BY ? IDENTIFIED BY :pw1",
    "create user app identified by 'password'; alter user app identified by :pw1",
    'the create user request is identified by correlation77',
    "records identified by 'customer77' and identified by customer77",
    'create user app identified externally; users are identified by fingerprint77',
    'validated by_password by Sommer2091',
    'the machine asks for login and password reset2091',
    'x-pPassword1 mysql-pPassword1 mysql --pPassword1',
    'the requirepass directive, the requirepass correcthorse',
    '["docker", "run", "-p", "8080:80", "-u", "root:root1x", "image"]',
    '["mysql", "-p", "minimax2x"], ["mkdir", "-pv2x"], ["curl", "-u", "user:pass"]',
    'Authorization: Basic $TOKEN2, Authorization: Basic abcdefgh1234 and Basic YWRtaW46R3I4TGFrZXMh',
  ],
  verify(text, at, until) {
    for (const command of byOption.get(text.slice(at, until)) ?? []) {
      const found = given(text, at, until, command);
      if (found !== undefined) return found;
    }
    return undefined;
  },
};
