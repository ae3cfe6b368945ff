/** Sentences, log lines and data around things that are nobody's, with `{slots}` of `noise`. */
export const prose: readonly string[] = [
  'Build {version} finished at {timestamp}, commit {hash}.',
  'The order {order} of {timestamp} came to {price}.',
  'Bestellung {order} vom {timestamp} über {price}, Ticket {ticket}.',
  'La commande {order} du {timestamp} : {price}.',
  'El pedido {order} cuesta {price} y pesa {float} kg.',
  'Ordine {order}, importo {price}, riferimento {uuid}.',
  'A encomenda {order} foi enviada em {timestamp}.',
  'Bestelling {order} is verzonden op {timestamp}.',
  'Zamówienie {order} z dnia {timestamp}, kwota {price}.',
  'Beställning {order} kostar {price} och väger {float} kg.',
  '{timestamp} INFO [worker-{number}] request {uuid} took {float} ms',
  '{timestamp} WARN retry={number} status=503 trace={hash} span={hash}',
  'See {ticket} and {ticket}; fixed in {version}.',
  'Coordinates {place}, altitude {float} m, tile {size}.',
  'palette: {colour} {colour} {colour}',
  'checksum {hash}  {path}',
  '"id": "{uuid}", "sequence": {number}, "ts": {timestamp}, "score": {float}',
  '| {number} | {float} | {price} | {timestamp} |',
  'Loss {float}, accuracy {float}, step {number}, seed {number}',
  'Tracking number {number}, parcel {order}, size {size}.',
  'ISBN 978-{number}, page {number}, chapter {version}',
  'at {path}',
  'Row {number}: {float} {float} {float} {float}',
  'User agent: Mozilla/5.0 Chrome/{version} Safari/537.36',
  'Meeting at 10:30, room 4.12, then 3-4 of us go on; 12 of 20 seats are taken.',
  'Version {version} replaces {version}; {number} files changed, {number} insertions(+), {number} deletions(-)',
  'The quick brown fox jumps over the lazy dog while nobody counts the {number} stars.',
  'etag: W/"{hash}-{number}"',
  'Content-Length: {number}\nX-Request-Id: {uuid}\nDate: Tue, 03 Nov 2026 10:11:12 GMT',
  'part no. {order}, serial {hash}, batch {number}, lot {order}',
  'Password: required\nUsername: optional\nToken: see below',
  'Das Passwort ist abgelaufen. Passwort: siehe Anlage.\nKennwort vergessen? Kennwort: erforderlich',
  'Le mot de passe est incorrect. Mot de passe : obligatoire\nContraseña: obligatoria. La contraseña es incorrecta.',
  'password: string;\npassword: SecureString\npassword = "required"\npassword: String!',
  'const password = getPassword(); login({ password, token: nextToken() }); // password: see {ticket}',
  'password = os.environ["DB_PASSWORD"]\npassword=password_from_vault\npassword: ${DB_PASSWORD}\n--password=PASSWORD',
  '{"password": "Kennwort", "confirmPassword": "Passwort wiederholen", "passwordHint": "At least eight letters"}',
  "INSERT INTO part (part_no, batch, qty) VALUES ('{number}', '{order}', {number}), ('{number}', '{order}', {number});",
  'mysql -u root -p {word} < {path}; mkdir -p {path}; docker run -p 8080:{number} -u 1000:1000 app-{word}',
  'curl -u user:pass -H "X-Id: {uuid}" https://x.test; curl -u "$USER:$PASS" -o {path}; redis-cli -a $REDIS_PASSWORD get {word}',
  'sshpass -p ${PASS} ssh -p {number} host; docker login -u app -p $TOKEN registry.test:5000; zip -P $PW {path}',
  '  --password PASSWORD   Password of {ticket}\n  --passphrase-file {path}\nuse --password instead of --pass, see {version}',
  'The password is case-sensitive, end-to-end encrypted and sent once; the passcode is required. The password is "required".',
  'host=localhost port={number} user=postgres password=postgres dbname=app sslmode=disable',
  'COPY package.json {path} ./\nCOPY part (id, part_no, batch) FROM stdin;\n{order}\t{uuid}\t{float}\n\\.',
  "insert into part (part_no, batch, qty) values ('{number}', '{order}', {number});",
  '{number}  {number}  {number}  {float}\n{number}\t{number}\t{number}\t{float}\n{number}_{number}_{number}',
  'at 0 ({number}) {float}; 12/10.11.12; part.no,part.batch\n{number},{order}',
  'We meet (at) noon. See list[at] index {number}. LOOK AT THIS, said he (at 10.30).',
  '{"log": "ok\\nrow {number}\\tid {uuid}\\nat {path}"}',
];

/** Pieces of programs in eight languages, with the same slots. */
export const code: Readonly<Record<string, string>> = {
  typescript: `import { readFile } from 'node:fs/promises';
const LIMIT = {number};
export async function load<T extends { id: string }>(path: string, at = {float}): Promise<T[]> {
  const rows = (await readFile(path, 'utf8')).split('\\n').map((line) => JSON.parse(line) as T);
  return rows.filter((row) => row.id !== '{uuid}' && row.id.length > 3 ? at >= 0 : !(at < 1 || LIMIT === 0));
}
@Injectable() class Store { private readonly colour = '{colour}'; constructor(@Inject('{version}') v: string) {} }
`,
  python: `from dataclasses import dataclass
@dataclass(frozen=True)
class Point:
    x: float = {float}
    y: float = {float}
def test_digest(n: int = {number}) -> None:
    assert hashlib.sha256(b"abc").hexdigest() == "{hash}"
    rows = data[1:{number}:2]; matrix = a @ b.T + {float}
    print(f"{n:>10} {rows!r}", "%08d" % n, sep="::")
`,
  go: `package main
func main() {
	ctx, cancel := context.WithTimeout(context.Background(), {number}*time.Millisecond)
	defer cancel()
	for i, v := range []float64{ {float}, {float}, {float} } { fmt.Printf("%d:%v\\n", i, v) }
	if err := run(ctx, "{uuid}"); err != nil { log.Fatalf("run: %v at %s", err, "{timestamp}") }
}
`,
  java: `public final class Sample {
  private static final long SERIAL = {number}L;
  private static final double RATE = {float};
  @Test(timeout = 86400000L) public void sums() throws IOException {
    assertEquals(0x{word}, Long.parseLong("{number}") % SERIAL, () -> "at {timestamp}");
  }
}
`,
  rust: `#[derive(Debug, Clone)]
pub struct Config<'a> { pub id: &'a str, pub limit: u64, pub ratio: f64 }
impl<'a> Default for Config<'a> { fn default() -> Self { Self { id: "{uuid}", limit: {number}_u64, ratio: {float} } } }
fn main() -> Result<(), Box<dyn std::error::Error>> { let v: Vec<_> = (0..{number}).step_by(3).collect(); println!("{:?} {:#x}", v, 0xdead_beefu32); Ok(()) }
`,
  c: `#include <stdint.h>
#define VERSION "{version}"
static const uint32_t table[] = { 0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x{word}, {number}u };
int main(int argc, char **argv) { return argc > 1 ? (int)(table[argc & 3] ^ {number}ULL) : printf("%s:%d\\n", __FILE__, __LINE__); }
`,
  shell: `#!/usr/bin/env bash
set -euo pipefail
git clone ssh://git@code.test/app-{word}.git && psql postgres://app_rw@db.test/app -c "select {number}"
TAG="{version}-$(git rev-parse --short HEAD)"
docker run --rm -p 8080:80 -e LEVEL={number} "registry.local:5000/app@sha256:{hash}" || exit $?
curl -fsS -o out.tgz "https://dl.test/v{version}/app-{hash}.tgz" && echo "{hash}  out.tgz" | sha256sum -c -
`,
  sql: `-- {timestamp} migration {number}
CREATE TABLE item (id uuid PRIMARY KEY, price numeric(12, 2) NOT NULL DEFAULT {float}, made timestamptz);
INSERT INTO item VALUES ('{uuid}', {float}, '{timestamp}'), ('{uuid}', {float}, '{timestamp}');
SELECT count(*) FILTER (WHERE price::int > {number}) FROM item WHERE made BETWEEN '{timestamp}' AND now() - interval '3 days';
`,
};
