import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { runAgent } from './run/agent.ts';
import { domicile, launch, node, root, run } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { temporaryFolder } from './run/temporary.ts';

const shell = (script: string): readonly string[] => ['/bin/sh', '-c', script];

describe('domicile exec', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test("has the command's exit status", async () => {
    expect((await run({ policy: 'us', command: shell('exit 7') })).status).toBe(7);
    expect((await run({ policy: 'us', command: shell('exit 0') })).status).toBe(0);
  });

  test("leaves standard input, output and error the command's own", async () => {
    const stdin = `line one\nbytes: \u0000\u0001ü\n${'x'.repeat(300_000)}`;
    const done = await run({ policy: 'us', command: shell('cat; echo oops >&2'), stdin });
    expect(done.stdout).toBe(stdin);
    expect(done.stderr).toContain('oops');
  });

  test('forwards signals, and ends as the command ended', async () => {
    await using launched = await launch({
      policy: 'us',
      command: shell('trap "echo caught; exit 3" TERM; echo ready; while :; do read -r line || exit 9; done'),
    });
    const lines = createInterface({ input: launched.process.stdout! });
    const seen: string[] = [];
    lines.on('line', (line) => {
      seen.push(line);
      if (line === 'ready') {
        launched.process.kill('SIGTERM');
        launched.process.stdin?.write('go\n');
      }
    });
    expect((await launched.finished).status).toBe(3);
    expect(seen).toEqual(['ready', 'caught']);
  });

  test('ends as shells say when the command dies of a signal', async () => {
    const done = await run({ policy: 'us', command: shell('kill -KILL $$') });
    expect(done.status ?? done.signal).toBe(done.status === null ? 'SIGKILL' : 137);
  });

  test('says so when there is no such command, or when it is none', async () => {
    const done = await run({ policy: 'us', command: ['/no/such/program'] });
    expect(done.status).toBe(127);
    expect(done.stderr).toContain('the command /no/such/program cannot be run: there is no such program;');
    const unfit = await run({ policy: 'us', command: [join(root, 'package.json')] });
    expect(unfit.status).toBe(126);
    expect(unfit.stderr).toContain('package.json cannot be run: it is no program, or you may not run it');
  });

  test('refuses a wrong policy with status 64, naming file, line, field and what is allowed', async () => {
    const done = await run({ policy: 'wrong', command: shell('echo ran') });
    expect(done.status).toBe(64);
    expect(done.stdout).toBe('');
    expect(done.stderr).toContain('alow');
    expect(done.stderr).toMatch(/wrong\.yaml:7|line 7/);
    expect(done.stderr).toContain('allow');
  });

  test('refuses a wrong policy before it looks for a port', async () => {
    await using taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const args = ['--admin-port', String((taken.address() as AddressInfo).port)];
    const command = shell('echo ran');
    const wrong = await run({ policy: 'wrong', command, args });
    expect(wrong).toMatchObject({ status: 64, stdout: '' });
    expect(wrong.stderr).toMatch(/wrong\.yaml:7/);
    expect(wrong.stderr).not.toContain('admin port');
    const right = await run({ policy: 'us', command, args });
    expect(right).toMatchObject({ status: 64, stdout: '' });
    expect(right.stderr).toContain('the admin port');
  });

  test.each([
    ['is not there', undefined],
    ['is not YAML', 'spec: [unclosed\n'],
    ['is empty', ''],
    [
      'names a field twice',
      'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nkind: ResidencyPolicy\n',
    ],
  ])('refuses a policy file that %s', async (_name, content) => {
    const policy = join(await temporaryFolder(), 'policy.yaml');
    if (content !== undefined) await writeFile(policy, content);
    const done = await run({ policy, command: shell('echo ran') });
    expect(done).toMatchObject({ status: 64, stdout: '' });
    expect(done.stderr).toContain(policy);
  });

  test('refuses to start without a credential that the policy keeps', async () => {
    const done = await run({ policy: 'us', command: shell('echo ran'), env: { ANTHROPIC_API_KEY: '' } });
    expect(done).toMatchObject({ status: 64, stdout: '' });
    expect(done.stderr).toContain('ANTHROPIC_API_KEY');
  });

  test('sums up what happened on standard error', async () => {
    double.play(echoTokens);
    const orders = { prompt: 'Write to anna@example.org.', geo: 'us' };
    const { exec } = await runAgent('anthropic-whole', orders, { policy: 'us', double });
    expect(exec.stderr).toMatch(/allowed/);
    expect(exec.stderr).toMatch(/masked/);
    expect(exec.stderr).toMatch(/US/);
    expect(exec.stderr).toContain(exec.journal);
    expect(exec.stderr).toMatch(/connect-to/);
    expect(exec.stderr).not.toContain('anna@example.org');
  });

  const leavings: readonly [string, string, string][] = [
    ['with the last answer', 'false', 'await Promise.all(asked)'],
    ['with the first, amid the others', 'false', 'await Promise.race(asked)'],
    ['amid streams', 'true', 'await Promise.race(asked)'],
    [
      'by a signal that exec is sent',
      'true',
      'await asked[0]; process.kill(process.ppid); await new Promise(setInterval)',
    ],
  ];

  test.each(leavings)('closes what it has recorded of a command that leaves %s', async (_, stream, leave) => {
    double.play(echoTokens);
    const script = `
      const body = JSON.stringify({ model: 'claude-opus-4-6', max_tokens: 9, inference_geo: 'us', stream: ${stream},
        messages: [{ role: 'user', content: 'Write to anna@example.org.' }] });
      const url = process.env.ANTHROPIC_BASE_URL + '/v1/messages';
      const headers = { 'content-type': 'application/json' };
      const ask = async () => (await fetch(url, { method: 'POST', headers, body })).body.getReader().read();
      const asked = Array.from({ length: 24 }, ask);
      (async () => { ${leave}; process.exit(0); })();`;
    const done = await run({ policy: 'us', double, command: [node, '-e', script] });
    expect(await journalFaults(done.journal)).toEqual([]);
    const records = await recordsOf(done.journal);
    expect(records.filter(({ type }) => type === 'close').length).toBeGreaterThan(0);
    const last = records.at(-1);
    expect(last?.type).toBe('session-end');
    expect(done.stderr).toContain(`${String(last?.seq)}:${String(last?.hash)}\n`);
  });

  test('has a journal that tells of a changed line, and with its head of a lost end', async () => {
    double.play(echoTokens);
    const orders = { prompt: 'hello', geo: 'us' };
    const { exec } = await runAgent('anthropic-whole', orders, { policy: 'us', double });
    const head = /(\d+:[0-9a-f]{64})/.exec(exec.stderr)?.[1] ?? 'no head printed';
    expect(await domicile('journal', 'verify', exec.journal, '--head', head)).toMatchObject({ status: 0 });

    const file = await journalFile(exec.journal);
    const before = await readFile(file, 'utf8');
    const lines = before.split('\n');
    await writeFile(file, `${lines.slice(0, -2).join('\n')}\n`);
    expect((await domicile('journal', 'verify', exec.journal)).status).toBe(0);
    const cut = await domicile('journal', 'verify', exec.journal, '--head', head);
    expect(cut).toMatchObject({ status: 1, stdout: expect.stringMatching(/^The chain is broken at /) });

    await writeFile(file, before.replace('"decision":{"action":"Allow"', '"decision":{"action":"Deny"'));
    const changed = await domicile('journal', 'verify', exec.journal);
    const altered = before.split('\n').findIndex((line) => line.includes('"decision":')) + 1;
    expect(changed).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(new RegExp(`^The chain is broken at \\S+, line ${altered} \\(`)),
    });
  });

  test('has sessions that a person can read', async () => {
    double.play(echoTokens);
    const orders = { prompt: 'Write to anna@example.org.', geo: 'us' };
    const { exec } = await runAgent('anthropic-whole', orders, { policy: 'us', double });
    const list = await domicile('sessions', 'list', '--journal', exec.journal);
    expect(list.status).toBe(0);
    const [{ session }] = await sessionOf(exec.journal);
    expect(list.stdout).toContain(session);
    const shown = await domicile('sessions', 'show', session, '--journal', exec.journal);
    expect(shown.stdout).toContain('api.anthropic.com');
    expect(shown.stdout).toMatch(/EMAIL_ADDRESS/);
    expect(shown.stdout).not.toContain('anna@example.org');
  });

  test('runs from a checkout as npm run domicile', async () => {
    const policy = join(root, 'e2e', 'policies', 'eu.yaml');
    const args = [
      'run',
      '--silent',
      'domicile',
      '--',
      'exec',
      '--policy',
      policy,
      '--',
      '/bin/sh',
      '-c',
      'echo $1; exit 5',
      'sh',
      'a b',
    ];
    const env = { ...process.env, XDG_STATE_HOME: await temporaryFolder() };
    const child = spawn('npm', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.once('close', resolve));
    expect(await text(child.stdout)).toBe('a b\n');
    expect(await ended).toBe(5);
  });
});

async function journalFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path, 'utf8')).startsWith('{"v":')) return path;
  }
  throw new Error('no journal file');
}

async function sessionOf(folder: string): Promise<[{ readonly session: string }]> {
  const [line = '{}'] = (await readFile(await journalFile(folder), 'utf8')).split('\n');
  return [JSON.parse(line) as { session: string }];
}
