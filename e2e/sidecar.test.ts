import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { holdAfter } from './double/gate.ts';
import { say, tokensIn } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { jsonOf, textOf } from './double/seen.ts';
import { realKeys, root } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { joinedDeltas, messages, post, textOfAnswer } from './run/post.ts';
import { parseMetrics } from './run/prometheus.ts';
import { type Form, runSidecar, secret, type Sidecar, startSidecar } from './run/sidecar.ts';
import { temporaryFolder } from './run/temporary.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;
const policy = (name: string): string => join(root, 'e2e', 'policies', `${name}.yaml`);
const us = policy('us');

describe.each<Form>(['sources', 'production bundle'])('the sidecar, run from its %s,', (form) => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test('says that it is ready, masks, restores, denies, and counts it all', async () => {
    double.play(echoTokens);
    await using sidecar = await startSidecar(form, { policies: [us], double });
    for (const path of ['livez', 'readyz'])
      expect((await fetch(`${sidecar.admin}/${path}`)).status).toBe(200);
    expect(await scrape(sidecar)).toEqual([]);

    const allowed = await post(sidecar, messages(prompt));
    expect(textOfAnswer(allowed)).toBe(`I wrote to ${email}, as asked.`);
    const [request] = double.seen;
    const [token = ''] = tokensIn(JSON.stringify(request && jsonOf(request)));
    expect(token).toMatch(/^EMAIL_ADDRESS_/);
    expect(request && textOf(request)).not.toContain(email);
    expect(request?.headers['x-api-key']).toBe(realKeys.anthropic);

    double.play(echoTokens);
    const denied = await post(sidecar, messages(prompt, { inference_geo: 'global' }));
    expect(denied.status).toBe(451);
    expect(denied.json()).toMatchObject({ type: 'error' });
    expect(denied.text).toContain('us-only');
    expect(double.heard).toEqual(nothing);

    const held = [email, 'anna', 'example.org', token, secret, ...Object.values(realKeys)];
    expect(await scrape(sidecar, held)).toEqual([
      expect.objectContaining({
        value: 1,
        labels: expect.objectContaining({ provider: 'anthropic', place: 'US', decision: 'Allow' }),
      }),
      expect.objectContaining({
        value: 1,
        labels: expect.objectContaining({ provider: 'anthropic', place: 'anywhere', decision: 'Deny' }),
      }),
    ]);
    sidecar.process.kill('SIGTERM');
    expect(await sidecar.finished).toMatchObject({ status: 0, signal: null });
    expect(await journalFaults(sidecar.journal, [email, secret, ...Object.values(realKeys)])).toEqual([]);
  });

  test('judges the next request by a policy that comes in the middle of a stream, and ends the stream under the old', async () => {
    const file = join(await temporaryFolder(), 'policy.yaml');
    await copyFile(us, file);
    await using sidecar = await startSidecar(form, { policies: [file], double });
    const { gate, streamed } = await openStream(double, sidecar);

    await copyFile(policy('eu'), file);
    const reloaded = sidecar.nextLog('policy reloaded');
    sidecar.process.kill('SIGHUP');
    await reloaded;
    const next = await post(sidecar, messages(prompt));
    expect(next.status).toBe(451);
    expect(next.text).toContain('eu-only');

    gate.release();
    const answer = await streamed;
    expect(joinedDeltas(answer, 'text')).toBe(`I wrote to ${email}, as asked.`);
    expect(answer.text).toContain('message_stop');
    expect(double.seen).toHaveLength(1);
    const records = await recordsOf(sidecar.journal);
    const opens = records.filter(({ type }) => type === 'open');
    expect(opens).toEqual([
      expect.objectContaining({ decision: expect.objectContaining({ action: 'Allow' }) }),
      expect.objectContaining({ decision: expect.objectContaining({ action: 'Deny' }) }),
    ]);
    expect(opens[0]?.['policy']).not.toBe(opens[1]?.['policy']);
  });

  const broken: readonly [what: string, content: string, problem: RegExp][] = [
    ['is no YAML', 'spec: [}', /policy\.yaml:1:\d+: found .*; allowed: valid YAML/],
    [
      'allows nothing',
      'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: a, namespace: b}\nspec: {residency: {allow: []}}',
      /policy\.yaml:4:\d+ spec\.residency\.allow: found an empty list; allowed: /,
    ],
    ['is empty', '', /policy\.yaml:1:1: found no policy; allowed: at least one/],
  ];

  test.each(broken)(
    'keeps the last good policy when the new file %s, and says why',
    async (_what, content, problem) => {
      const file = join(await temporaryFolder(), 'policy.yaml');
      await copyFile(us, file);
      double.play(echoTokens);
      await using sidecar = await startSidecar(form, { policies: [file], double });
      await writeFile(file, content);
      const refused = sidecar.nextLog(
        'policy not reloaded: the new files are refused, the last good policy stays in force',
      );
      const why = sidecar.nextLog('policy problem');
      sidecar.process.kill('SIGHUP');
      expect((await refused)['level']).toBe('error');
      expect((await why)['problem']).toMatch(problem);
      expect(textOfAnswer(await post(sidecar, messages(prompt)))).toContain(email);
      expect((await post(sidecar, messages(prompt, { inference_geo: 'global' }))).status).toBe(451);
      expect(double.seen).toHaveLength(1);
    },
  );

  test('reads credentials again with the policies: what they no longer keep is no longer used', async () => {
    const folder = await temporaryFolder();
    const [file, key] = [join(folder, 'policy.yaml'), join(folder, 'key')];
    const kept = (...providers: readonly string[]): Promise<void> =>
      writeFile(
        file,
        `apiVersion: domicile.dev/v1alpha1
kind: ResidencyPolicy
metadata: {name: kept, namespace: e2e}
spec:
  residency: {allow: [US]}
${providers.length === 0 ? '' : `  credentials: [${providers.map((provider) => `{provider: ${provider}, apiKey: {}}`).join(', ')}]`}
`,
      );
    double.play(echoTokens);
    await writeFile(key, 'sk-ant-first');
    await kept('anthropic');
    const environment = { ANTHROPIC_API_KEY: '', ANTHROPIC_API_KEY_FILE: key, MISTRAL_API_KEY: '' };
    await using sidecar = await startSidecar(form, { policies: [file], double, environment });
    const shown = async (): Promise<unknown> => {
      expect((await post(sidecar, messages('Hi.'))).status).toBe(200);
      return double.seen.at(-1)?.headers['x-api-key'];
    };
    const reload = async (log: string): Promise<void> => {
      const said = sidecar.nextLog(log);
      sidecar.process.kill('SIGHUP');
      await said;
    };
    expect(await shown()).toBe('sk-ant-first');
    await writeFile(key, 'sk-ant-second');
    await reload('policy reloaded');
    expect(await shown()).toBe('sk-ant-second');
    await kept('anthropic', 'mistral');
    const why = sidecar.nextLog('policy problem');
    await reload('policy not reloaded: the new files are refused, the last good policy stays in force');
    expect((await why)['problem']).toContain('MISTRAL_API_KEY');
    expect(await shown()).toBe('sk-ant-second');
    await kept();
    await reload('policy reloaded');
    expect(await shown()).toBe('placeholder');
  });

  test('says what policies warn of', async () => {
    const file = join(await temporaryFolder(), 'policy.yaml');
    const names = 'metadata: {name: anna, namespace: e2e}';
    const spec = 'spec: {residency: {allow: [US], unknown: RequireApproval}}';
    await writeFile(file, `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\n${names}\n${spec}\n`);
    await using sidecar = await startSidecar(form, { policies: [file], double });
    sidecar.process.kill('SIGTERM');
    const { stderr } = await sidecar.finished;
    expect(stderr).toMatch(/"policy warning","warning":"e2e\/anna: residency\.unknown asks for approval/);
  });

  test('told to end, ends an open stream whole, lets nobody in, and closes its journal', async () => {
    await using sidecar = await startSidecar(form, { policies: [us], double });
    const { gate, streamed } = await openStream(double, sidecar);
    sidecar.process.kill('SIGTERM');
    await untilDraining(sidecar);
    const refused = await post(sidecar, messages(prompt)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    gate.release();
    const answer = await streamed;
    expect(joinedDeltas(answer, 'text')).toBe(`I wrote to ${email}, as asked.`);
    expect(answer.text).toContain('message_stop');
    expect(await sidecar.finished).toMatchObject({ status: 0, signal: null });
    expect(double.seen).toHaveLength(1);
    expect(await journalFaults(sidecar.journal, [email])).toEqual([]);
    const types = (await recordsOf(sidecar.journal)).map(({ type }) => type);
    expect(types).toEqual(['session-start', 'open', 'close', 'session-end']);
  });

  const listen = { host: '127.0.0.1', port: 0 };
  const good = { policies: [us], listen, journal: 'journal', secret };
  const wrong: readonly [string, string | object, readonly (string | RegExp)[]][] = [
    ['no policies', { ...good, policies: [] }, ['policies', 'found []', 'at least one']],
    ['a policy that is none', { ...good, policies: [3] }, ['policies', 'found [3]', 'a list of file names']],
    ['a policy that is not there', { ...good, policies: ['nowhere.yaml'] }, ['nowhere.yaml', 'ENOENT']],
    [
      'a policy that is wrong',
      { ...good, policies: [policy('wrong')] },
      [/wrong\.yaml:\d+/, /found/, /allowed/],
    ],
    [
      'no port',
      { ...good, listen: { host: '127.0.0.1' } },
      ['listen', 'found {"host":"127.0.0.1"}', 'port: 15001'],
    ],
    ['a port too high', { ...good, listen: { ...listen, port: 65_536 } }, ['listen', '65536', 'port: 15001']],
    [
      'a port that is text',
      { ...good, listen: { ...listen, port: '80' } },
      ['listen', '"80"', 'port: 15001'],
    ],
    [
      'more than host and port',
      { ...good, admin: { ...listen, path: '/' } },
      ['admin', '"path"', 'host: 127.0.0.1'],
    ],
    ['no journal', { ...good, journal: undefined }, ['journal', 'found nothing', 'a path']],
    ['no secret', { ...good, secret: undefined }, ['secret', 'at least 16', 'DOMICILE_SECRET']],
    ['a secret of 15 characters', { ...good, secret: 'x'.repeat(15) }, ['secret', 'at least 16']],
    ['a secret with a slash', { ...good, secret: `${secret}/` }, ['secret', 'letters, digits, _ or -']],
    [
      'an unknown field',
      { ...good, listn: listen },
      ['listn', 'not known', 'policies, dataClasses, catalog, listen, admin'],
    ],
    ['a bound that is none', { ...good, bounds: { drain: 1 } }, ['bounds', '"drain"', 'drainMs']],
    ['a bound of nothing', { ...good, bounds: { drainMs: 0 } }, ['bounds.drainMs', 'found 0', 'above 0']],
    [
      'too small a heap for large bodies',
      { ...good, bounds: { inspectorHeapBytes: 16_777_215 } },
      ['bounds.inspectorHeapBytes', 'found 16777215', 'at least 16777216'],
    ],
    [
      'a provider that is none',
      { ...good, connectTo: { nobody: 'http://127.0.0.1:1' } },
      ['nobody', 'anthropic'],
    ],
    ['a URL that is none', { ...good, connectTo: { anthropic: 'over there' } }, ['over there', 'allowed']],
    ['a key that is not there', { ...good, keyFile: 'nowhere.key' }, ['nowhere.key']],
    ['no configuration in the file', '', ['found null', 'an object']],
    ['a list instead of fields', '[]', ['found []', 'an object']],
    ['no YAML in the file', 'a: [}', ['cannot be read']],
  ];

  test.each(wrong)('given %s, ends with 64 and says what to change', async (_what, config, says) => {
    const { status, stderr } = await runSidecar(form, config);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain(secret);
    for (const part of says) expect(stderr).toMatch(typeof part === 'string' ? literal(part) : part);
    expect(status).toBe(64);
  });

  test('reads a configuration in YAML too', async () => {
    const { stderr, status } = await runSidecar(form, `# comment\npolicies: [${us}]\nlistn: {port: 0}\n`);
    expect(stderr).toContain(
      'listn: found a field that is not known; allowed: policies, dataClasses, catalog, listen',
    );
    expect(status).toBe(64);
  });

  test('takes 16 characters from the environment as secret', async () => {
    const config = { ...good, secret: undefined, policies: ['nowhere.yaml'] };
    const { stderr } = await runSidecar(form, config, { DOMICILE_SECRET: 'x'.repeat(16) });
    expect(stderr).toContain('nowhere.yaml');
    expect(stderr).not.toContain('secret');
  });
});

/** A stream that is held after the first words reached the client. */
async function openStream(double: Double, sidecar: Sidecar) {
  const gate = holdAfter(3);
  double.play((request) => say(`I wrote to ${tokensIn(textOf(request)).join()}, as asked.`, { gate }));
  const streamed = post(sidecar, messages(prompt, { stream: true }));
  await gate.held;
  return { gate, streamed };
}

/** What `requests_total` says, after the whole output was found well-formed and without any of the values. */
async function scrape(sidecar: Sidecar, values: readonly string[] = []) {
  const response = await fetch(`${sidecar.admin}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4; charset=utf-8$/);
  const text = await response.text();
  for (const value of values) expect(text).not.toContain(value);
  return parseMetrics(text).filter(({ name }) => name === 'domicile_requests_total');
}

async function untilDraining(sidecar: Sidecar): Promise<void> {
  while ((await fetch(`${sidecar.admin}/readyz`)).status !== 503);
}

function literal(text: string): RegExp {
  return new RegExp(RegExp.escape(text));
}
