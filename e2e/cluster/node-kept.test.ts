import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { node, root } from '../run/domicile.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { run } from './client.ts';
import { until } from './daemon.ts';
import './patience.ts';

/** Apart from a cluster that somebody may have running. */
let place: string;
let said: string;

/** `make cluster` or `make cluster-down`, as the Makefile calls them. */
async function order(what: 'up' | 'down'): Promise<string> {
  const main = join(import.meta.dirname, 'main.ts');
  const script = `DOMICILE_CLUSTER_STATE='${place}' exec '${node}' '${main}' ${what}`;
  const { status, stdout, stderr } = await run('bash', ['-c', script], '', process.env['HOME']);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

beforeAll(async () => {
  place = await temporaryFolder();
  said = await order('up');
});
afterAll(async () => {
  await order('down');
});

/** What is printed for a person to type, in order. */
const commands = (): readonly string[] =>
  said.split('\n').flatMap((line) => (/^ {2}\S/.test(line) ? [line.trim()] : []));
const settings = (): readonly string[] => commands().filter((line) => line.startsWith('export '));

/** Types one of them into a shell that has the settings. */
async function type(command: string): Promise<string> {
  const script = [...settings(), command].join('\n');
  const { status, stdout, stderr } = await run('bash', ['-ec', script]);
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

const typed = (part: string): string => {
  const found = commands().find((line) => line.includes(part));
  if (found === undefined) throw new Error(`${part} is not among what is printed:\n${said}`);
  return found;
};

test('make cluster leaves an agent running that is answered, and masked on the wire', async () => {
  expect(await type(typed('get pods'))).toMatch(/^agents +support-\S+ +2\/2 +Running/m);
  await until('the policy is ready', async () => / True /.test(await type(typed('get rp'))) || undefined);
  await until(
    'the agent is answered',
    async () => (await type(typed('logs'))).includes('You said: I am anna@example.eu') || undefined,
  );
  expect(await type(typed('tail -n'))).toMatch(/I am EMAIL_ADDRESS_/);
  expect(await type(typed('tail -n'))).not.toContain('anna@');
});

test('what it prints to try denies the agent, and allows it again', async () => {
  await type(typed('["DE"]'));
  await until('the agent is denied', async () => (await type(typed('logs'))).includes('451') || undefined);
  await type(typed('["US"]'));
  await until('the agent is answered', async () => !(await type(typed('logs'))).includes('451') || undefined);
});

test('making it again finds it running, and says the same', async () => {
  const again = await order('up');
  expect(again).toBe(`A cluster is running already.\n${said}`);
});

test('the guide names the commands that make it and end it', () => {
  const makefile = readFileSync(join(root, 'Makefile'), 'utf8');
  for (const what of ['up', 'down']) expect(makefile).toContain(`e2e/cluster/main.ts ${what}`);
});

test('make cluster-down leaves nothing', async () => {
  expect(await order('down')).toMatch(/^taken down: domicile-\S+\n$/);
  expect(await order('down')).toBe('no cluster is running\n');
});
