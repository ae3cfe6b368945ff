import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const main = join(import.meta.dirname, 'main.ts');
const good = `apiVersion: domicile.dev/v1alpha1
kind: ResidencyPolicy
metadata: {name: us}
spec:
  residency:
    allow: [US]
`;

let directory: string;
let policy: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'exec-'));
  policy = file('us.yaml', good);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

/** As clients do that know `HTTP_PROXY`. */
const askThroughProxy = `
  const { hostname, port, username, password } = new URL(process.env.HTTP_PROXY);
  const headers = { 'proxy-authorization': 'Basic ' + btoa(username + ':' + password), host: 'crm.example' };
  require('node:http').get({ hostname, port, path: 'http://crm.example/', headers }, (answer) => answer.pipe(process.stdout));
`;

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function domicile(args: readonly string[], flags: readonly string[] = ['--no-warnings']): Promise<Ended> {
  const env = { PATH: process.env['PATH'], XDG_STATE_HOME: directory };
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const run = (script: string): readonly string[] => [
  'exec',
  '--policy',
  policy,
  '--',
  process.execPath,
  '-e',
  script,
];

test('exec --help says what is needed, and shows a command whose policy is there', async () => {
  const { status, stdout } = await domicile(['exec', '--help']);
  expect([status, stdout.split('\n', 1)]).toEqual([
    0,
    ['Usage: domicile exec --policy <file> [options] -- <command...>'],
  ]);
  const example = /domicile exec --policy (\S+) -- /.exec(stdout.slice(stdout.indexOf('Example:')))?.[1];
  expect(existsSync(join(import.meta.dirname, '..', '..', example ?? 'none'))).toBe(true);
});

describe('exec starts without a flag of Node', () => {
  test('on its own line: not every env knows how to part it', () => {
    const [first] = readFileSync(main, 'utf8').split('\n', 1);
    expect(first).toBe('#!/usr/bin/env node');
  });

  test('and the first relayed request makes Node say nothing', async () => {
    const target = createServer((_, response) => response.end('relayed')).listen(0, '127.0.0.1');
    await once(target, 'listening');
    const egress = '  egress: [{name: crm, hosts: [crm.example], location: [US], action: Allow}]';
    const { port } = target.address() as AddressInfo;
    const dial = `crm.example=http://127.0.0.1:${port}`;
    const command = ['--', process.execPath, '-e', askThroughProxy];
    const crm = file('crm.yaml', `${good}${egress}\n`);
    const ended = await domicile(['exec', '--policy', crm, '--connect-to', dial, ...command], []);
    target.close();
    expect(ended).toMatchObject({ status: 0, stdout: 'relayed' });
    expect(ended.stderr).toMatch(/^ {2}US +1 /m);
    expect(ended.stderr).not.toContain('Warning');
  });
});

describe('exec ends', () => {
  test("with the command's own output and status; the summary is on standard error", async () => {
    const ended = await domicile(run("console.log('out'); console.error('err'); process.exitCode = 7"));
    expect(ended).toMatchObject({ status: 7, stdout: 'out\n' });
    expect(ended.stderr).toMatch(
      /^err\n\ndomicile: session \d{8}-\d{6}-[0-9a-f]{6}\n {2}no request came through\n/,
    );
    expect(ended.stderr).toMatch(/ {2}head: {4}1:[0-9a-f]{64}\n$/);
    const journals = join(directory, 'domicile', 'journal');
    expect(readdirSync(journals, { recursive: true }).join()).toMatch(/^[\d-]+-[0-9a-f]{6},.*jsonl/);
  });

  test('with 128 and the number of the signal that ended the command', async () => {
    expect((await domicile(run("process.kill(process.pid, 'SIGTERM')"))).status).toBe(143);
  });

  test('as shells do where the command is not there', async () => {
    const missing = await domicile(['exec', '--policy', policy, '--', '/no/such/command']);
    expect(missing.status).toBe(127);
    expect(missing.stderr).toContain('the command /no/such/command cannot be run');
  });

  test('with 64 for a policy that is wrong, naming file, line and field, before anything runs', async () => {
    const wrong = file('wrong.yaml', good.replace('[US]', '[USS]'));
    const marker = join(directory, 'ran');
    const script = `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`;
    const ended = await domicile(['exec', '--policy', wrong, '--', process.execPath, '-e', script]);
    expect(ended.status).toBe(64);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/wrong\.yaml:6:\d+.*spec\.residency\.allow.*USS/);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(directory)).not.toContain('ran');
  });

  test.each(['/proc/no/such', '/dev/null'])(
    'with 64 for the journal %s, and says what to name',
    async (journal) => {
      const ended = await domicile(['exec', '--policy', policy, '--journal', journal, '--', 'true']);
      expect(ended.status).toBe(64);
      expect(ended.stderr).toContain(`the journal ${journal} cannot be opened: `);
      expect(ended.stderr).toContain('name a folder that this user may write to');
    },
  );

  test.each<[string, readonly string[], string]>([
    ['no policy', ['exec', '--', 'true'], '--policy'],
    [
      'a head that is none',
      ['journal', 'verify', '.', '--head', '7'],
      '--head: found "7"; allowed: SEQ:HASH',
    ],
    [
      'a folder without a journal, as that of all runs is',
      ['journal', 'verify', import.meta.dirname],
      'it has no file journal-*.jsonl. Name the folder that exec printed',
    ],
    [
      'a folder without a journal, whose sessions are asked for',
      ['sessions', 'list', '--journal', import.meta.dirname],
      'it has no file journal-*.jsonl. Name the folder that exec printed',
    ],
  ])('with 64 for %s', async (_what, args, says) => {
    const ended = await domicile(args);
    expect(ended.status).toBe(64);
    expect(ended.stderr).toContain(says);
  });
});

test.each([
  ['--polcy', '--policy', ['exec', '--polcy', 'x', '--', 'true']],
  ['--polcy', '--policy', ['reach', '--polcy', 'x']],
  ['--polcy', '--policy', ['inject', '-f', 'x', '--polcy', 'x']],
  ['--filname', '--filename', ['uninject', '--filname', 'x']],
  ['--jornal', '--journal', ['sessions', 'show', '--jornal', 'x']],
])(
  'an option that is not known, %s, is named with the nearest one, %s, by %j',
  async (option, nearest, args) => {
    const { status, stderr } = await domicile(args);
    expect(status).toBe(64);
    expect(stderr).toContain(`error: unknown option '${option}'\n(Did you mean ${nearest}?)\n`);
  },
);
