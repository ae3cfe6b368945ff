import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analyze-'));
  await mkdir(join(folder, 'below'));
  await writeFile(join(folder, 'policy.yaml'), policy('Audit'));
  await writeFile(join(folder, 'below', 'pod.json'), JSON.stringify(pod));
  await writeFile(join(folder, 'notes.txt'), '{{ no manifest');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const policy = (mode: string): string =>
  `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: eu, namespace: agents}\nspec: {mode: ${mode}, residency: {allow: [EU]}}\n`;
const pod = {
  kind: 'Pod',
  metadata: { name: 'one', namespace: 'agents', annotations: { 'domicile.dev/inject': 'enabled' } },
  spec: { hostPID: true, containers: [{ name: 'agent' }] },
};

async function analyze(input: string, ...args: readonly string[]) {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, 'analyze', ...args], { stdio: 'pipe', cwd: folder });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}

describe('domicile analyze', () => {
  test('looks into folders, at policies and pods together, and fails by default from errors on', async () => {
    const { status, stdout, stderr } = await analyze('', '-f', '.');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'below/pod.json:1:118: error DOM106:',
      'policy.yaml:4:14: warning DOM033:',
      '1 policy and',
      '',
    ]);
  });

  test('reads standard input beside files, and fails from warnings on where it is told so', async () => {
    const args = ['-f', '-', '-f', 'policy.yaml', '--ignore', 'DOM022'];
    const given = policy('Enforce').replace('name: eu', 'name: other');
    expect(await analyze(given, ...args)).toMatchObject({ status: 0 });
    expect(await analyze(given, ...args, '--fail-on', 'warning')).toMatchObject({ status: 1 });
    expect(await analyze(given, ...args, '--fail-on', 'warning', '--ignore', 'DOM033')).toMatchObject({
      status: 0,
    });
  });

  test('prints an object, or a log in SARIF', async () => {
    const json = await analyze('', '-f', 'policy.yaml', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ findings: [{ code: 'DOM033' }], policies: 1, pods: 0 });
    const sarif = await analyze('', '-f', 'policy.yaml', '--sarif');
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'DOM033' }] }],
    });
  });

  test.each([
    [['-f', 'nowhere.yaml'], 'nowhere.yaml cannot be read (ENOENT: there is no such file)'],
    [[], 'Name what to analyze'],
    [['-f', 'policy.yaml', '--fail-on', 'note'], 'allowed: error, warning'],
    [['-f', 'policy.yaml', '--ignore', 'DOM999'], '--ignore: found "DOM999"'],
    [['-f', 'policy.yaml', '--json', '--sarif'], 'one of --json and --sarif'],
  ])('ends with 64 for %j', async (args, message) => {
    const { status, stdout, stderr } = await analyze('', ...args);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toContain(message);
  });

  test('says so where nothing is judged', async () => {
    const { status, stdout, stderr } = await analyze('kind: ConfigMap\nmetadata: {name: a}\n', '-f', '-');
    expect([status, stdout]).toEqual([0, '0 policies and 0 pods: 0 errors, 0 warnings\n']);
    expect(stderr).toContain('nothing was judged');
    expect((await analyze('', '-f', 'policy.yaml')).stderr).toBe('');
  });

  test('does not say so where the only policy is wrong', async () => {
    const { status, stdout, stderr } = await analyze(policy('Enforced'), '-f', '-');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error DOM005');
  });

  test('ends with 64 for a folder without manifests', async () => {
    await mkdir(join(folder, 'empty'), { recursive: true });
    const { status, stderr } = await analyze('', '-f', 'empty');
    expect(status).toBe(64);
    expect(stderr).toContain('no .yaml, .yml or .json file');
  });
});
