import { endsRun } from '../characters.ts';
import { underKey, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { looksChosen } from './chosen-value.ts';
import { passwordAnchors } from './password-name.ts';
import { MAX_VALUE, passwordAt } from './password-sign.ts';
import type { Assigned } from './password-sign.ts';

/** Whether a character of it ends a run, which what a stream finds does not cross. */
const holdsEnd = (value: string): boolean => {
  for (let i = 0; i < value.length; i++) {
    if (endsRun(value.charCodeAt(i))) return true;
  }
  return false;
};

/** What is no part of a value that nothing encloses: what a sentence ends with. */
const closings = { assigned: /[!?.,]+$/, listed: /[!?.,]+$/, told: /[!?.,]+$/, given: /[.,]+$/ };

const chosen = (text: string, { start, end, written }: Assigned): Span | undefined => {
  const value = text.slice(start, end);
  if (value.length > MAX_VALUE || holdsEnd(value)) return undefined;
  if (!looksChosen(value, written)) return undefined;
  return { start, end: written === 'enclosed' ? end : start + value.replace(closings[written], '').length };
};

export const password: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 77.01,
  shape: 'run',
  anchors: { literals: passwordAnchors, isAhead: true, isKeyed: true },
  source: 'names for passwords in configuration, code and mail; values of words, which need hold no digit',
  positives: [
    within('password = "', 'correcthorsebatterystaple', '"'),
    within("{ senha: '", 'BoloDeFubaQuente', "' }"),
    within('\nDB_PASSWORD=', 'correcthorsebatterystaple', '\nLOG_LEVEL=debug'),
    within('\nexport PGPASSWORD=', 'Lighthouse-Keeper', ' psql'),
    within('\npassword: ', 'mavi-kelebek7', '\n'),
    within('cd app; export BECOME_PASS=', 'dunkleWolke9', ' && ./run'),
    within('\nSENHA_DB=', 'JabutiCaramelo', '\n'),
    within('\nKennwort: ', 'rote-gruetze-am-meer', ', Raum 12'),
    within('\nSMTP_PASS=', 'kartoffelsalat', '\n'),
    within('\n  losenord: ', 'kanelbulle-norrsken', '\n'),
    within('\n  mot_de_passe: ', 'fromage-lune-papillon', ''),
    within('\nwachtwoord=', 'fietsenstalling', '\r\n'),
    within('\n**Password:** ', 'correcthorsebattery', '\n'),
    within('mysqldump --password=', 'Stonehenge', ' --host=db'),
    within('grant_type=password&password=', 'maplesyrup', '&scope=all'),
    within("auth: { user: 'anna', pass: '", 'Kr@ken19', "' }"),
    within('{"user":"anna","pass":"', 'velvet905', '"}'),
    within('\nuser: anna\npass: ', 'velvet905', '\n'),
    within('\nspring.mail.pass=', 'kartoffelsalat', '\n'),
    within('<password>', 'opensesame', '</password>'),
    within('{\\"password\\":\\"', 'Sunflower!Basin', '\\"}'),
    within('{\\\\\\"password\\\\\\": \\\\\\"', 'Sunflower!Basin', '\\\\\\"}'),
    within("SET password = '", 'maplesyrupwaffle', "' WHERE"),
    within('\npasscode: ', 'correcthorsebattery', '\n'),
    within('\nwachtwoord: ', 'winter_summer22', '\n'),
    within('tool login --password ', 'Passw0rd!', ' --name x'),
    within('tool --db-pass "', 'correcthorsebattery', '" --host db'),
    within('`vault write --password ', 'hunter2x9', '`'),
    within('--pass=', 'zebraStripes44', ' --host db'),
    within('--db-pass=', 'correcthorsebattery', ' --host db'),
    within('kubectl create secret generic x --from-literal=password=', 'correcthorsebattery', ''),
    within('psql "host=db user=app password=', 'correcthorse', ' dbname=app"'),
    within('"Server=db;Database=app;User Id=sa;Password=', 'CorrectHorse', ';"'),
    within("ALTER USER anna WITH PASSWORD '", 'schlaue&Eule', "';"),
    within("alter role app with password '", 'blauebanane', "';"),
    within('the password is "', 'opensesame', '".'),
    within('Das Passwort lautet `', 'sonnenblume', '`.'),
    within('My password is ', 'Summer!Breeze', '.'),
    within('the passphrase is ', 'violet-lantern-harbor-moss', ''),
    within('- name: DB_PASSWORD\n  value: ', 'correcthorsebatterystaple', '\n'),
    within('args: ["--password", "', 'winter-wiese!', '"]'),
    within("['--db-password','", 'maplesyrupwaffle', "']"),
    within('{\\"args\\": [\\"--password\\", \\"', 'Sunflower!Basin', '\\"]}'),
    within('args:\n  - --password\n  - ', 'winter!wiese', '\n'),
    within('args:\r\n  - "--password"\r\n  - "', 'maplesyrupwaffle', '"\r\n'),
    within('docker run -e DB_PASSWORD=', 'geheimwort', ' image'),
    within('docker build --build-arg "PIP_PASSWORD=', 'geheimwort', '" .'),
    within('helm install x --set auth.password=', 'geheimwort', ''),
    within('helm install x --set a.user=b,auth.password=', 'geheimwort', ',image.tag=1'),
    within("terraform apply -var 'db_password=", 'geheimwort', "'"),
    within("ansible-playbook -e 'ansible_become_pass=", 'geheimwort', "' x.yml"),
    within('\nENV DB_PASSWORD ', 'hunter2X9', '\n'),
    within('setx DB_PASSWORD ', 'hunter2X9', ''),
    within('mysqladmin -u root password ', 'hunter2X9', ''),
    within('{"name": "password", "value": "', 'maplesyrupwaffle', '"}'),
    within('<property name="password" value="', 'opensesame', '"/>'),
    underKey('şifre', 'MaviDenizYildiz'),
    underKey('密码', 'correcthorsebattery'),
    underKey('userPassword', 'correcthorsebatterystaple'),
    underKey('haslo', 'BialyMisPolarny'),
  ],
  negatives: [
    'password = getPassword()',
    'password: string;',
    '\npass: renders-the-head-of-12-columns\npass: src/parser2.test\nPASS: tests_of_parser2\n',
    '{"pass": "required", "fail": "optional"}, compass: "correcthorsebattery"',
    '\npass: 12 of 14\npass: true\n',
    '- name: DB_PASSWORD\n  value: required\n',
    '- name: DB_PASSWORD\n  valueFrom: correcthorsebatterystaple\n',
    '{"error": "password", "value": "maplesyrupwaffle"}',
    '\npassword: string\n',
    '\n  password: SecureString\n',
    '\npassword: String!\n',
    '\nPassword: required\n',
    '\npassword: forgotten?\n',
    'password = "required"',
    '"password": "Mot de passe"',
    '"password": "Kennwort"',
    'password = settings.password',
    'password: "${DB_PASSWORD}"',
    'password == "correcthorsebatterystaple"',
    'type ? "password" : "textfield"',
    'forgotPassword: "Vergessen oder verlegt"',
    'confirmPassword: "Bestaetigung"',
    'connect(password=passwordFromVault, user=user)',
    '\npassword_hash: correcthorsebatterystaple\n',
    'opt --pass=analysis --pass=inline-functions --pass "vectorize" --pass 2 --pass-pipeline="a1"',
    '["--password", "--output-file2"], ["--password", "required"], ["password", "maplesyrupwaffle"]',
    'args:\n  - --password\n  - --output-file2\n  - --password\n  - required\n- password\n- maplesyrupwaffle\n',
    '["--no-password", "maplesyrupwaffle"], ["--password-file", "maplesyrupwaffle"]',
    'docker run -e DB_PASSWORD=$PW2 -e DB_PASSWORD -e DB_PASSWORD=required x; helm install --set a.password=null',
    'ENV DB_PASSWORD_FILE hunter2X9, the mysqladmin password is2much',
    'use --password instead of --password-file, or --password followed by a word',
    'tool --password your_password --schema SYSDBA',
    '--password PASSWORD          Password for authentication',
    'tool --password "app-specific-password"',
    'tool --password $PASSWORD1 --password "${PASSWORD2}"',
    'connect(host=host, user=user, password=passwordOfTests, port=1)',
    'host=localhost user=postgres password=postgres dbname=app',
    'host=localhost user=gorptest password=gorptest dbname=app',
    'The password is "password" or "changeme"',
    'the password is `secret_key` or `ADMIN_PASSWORD`',
    '"the password is " + streamPassword',
    "with password 'changeme' or WITH PASSWORD '${PW2}' but NO PASSWORD 'blauebanane'; with password protection",
    'printf(&quot;Password is correct.&quot;);',
    'password is end-to-end encrypted, state-of-the-art, and sent to anna@firm.eu',
    'the passcode is required, the passcode is incorrect',
    'a bypass: "correcthorsebattery" --bypass correct2horse',
    'the password is correcthorsebatterystaple',
    '<label for="password">Kennwortfeld</label>',
    'const password = await prompt("Geheimwort")',
    '--password=PASSWORD',
    'bypass: "correcthorsebatterystaple"',
    '\npassphrase: aes256-ctr\n',
    'type Token = "correcthorsebatterystaple"',
  ],
  verify(text, at, until, key) {
    const value = passwordAt(text, at, until, key);
    return value === undefined ? undefined : chosen(text, value);
  },
};
