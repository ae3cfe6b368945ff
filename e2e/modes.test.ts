import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { call, say, tokensIn } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { agentCommand } from './run/agent.ts';
import { launch, root } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { blocksOf, messages, post, textOfAnswer } from './run/post.ts';
import { holdProxy } from './run/proxy.ts';
import './run/patience.ts';
import { temporaryFolder } from './run/temporary.ts';

const email = 'anna@example.org';
const iban = 'DE89370400440532013000';
const prompt = `Write to ${email}.`;

describe('domicile exec, told', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test('to audit, lets everything pass untouched, and records it masked and with what it would have decided', async () => {
    double.play(echoTokens);
    await using proxy = await holdProxy({ policy: 'audit', double });
    const body = JSON.stringify(messages(prompt));
    expect((await post(proxy, body)).status).toBe(200);
    expect(double.seen[0]?.body.toString('utf8')).toBe(body);
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    const [open] = (await recordsOf(proxy.journal)).filter(({ type }) => type === 'open');
    expect(open).toMatchObject({ decision: { verdicts: [{ policy: 'e2e/eu-audit', action: 'Deny' }] } });
  });

  test('two policies, lets either of them deny', async () => {
    double.play(echoTokens);
    const second = ['--policy', join(root, 'e2e', 'policies', 'eu.yaml')];
    await using proxy = await holdProxy({ policy: 'us', double, args: second });
    const posted = await post(proxy, messages(prompt));
    expect(posted.status).toBe(451);
    expect(posted.text).toContain('eu-only');
    expect(double.heard).toEqual(nothing);
  });

  test('a cluster policy beside, lets its egress rules deny what the other allows', async () => {
    double.play(echoTokens);
    const guardrail = ['--policy', join(root, 'e2e', 'policies', 'guardrail.yaml')];
    await using proxy = await holdProxy({ policy: 'us', double, args: guardrail });
    const posted = await post(proxy, messages(prompt));
    expect(posted.status).toBe(451);
    expect(posted.text).toContain('no-telemetry-abroad');
    expect(double.heard).toEqual(nothing);
  });

  test('to mask answers too, leaves tool inputs and restored values alone', async () => {
    double.play((request) => {
      const [token = ''] = tokensIn(textOf(request));
      const parts = [
        { kind: 'text', text: `Pay ${iban} for ${token}.` } as const,
        ...call('pay', { to: iban, from: token }).parts,
      ];
      return { kind: 'answer', parts };
    });
    await using proxy = await holdProxy({ policy: 'answers', double });
    const posted = await post(proxy, messages(prompt));
    expect(textOfAnswer(posted)).toBe(`Pay [IBAN] for ${email}.`);
    expect(blocksOf(posted).at(-1)?.input).toEqual({ to: iban, from: email });
  });

  test('four strategies, uses each where it belongs', async () => {
    double.play(() => say('ok'));
    await using proxy = await holdProxy({ policy: 'answers', double });
    await post(proxy, messages(`${email} ${iban} 4111111111111111 +4915123456789`));
    const wire = double.seen.map(textOf).join('\n');
    expect(wire).toMatch(/EMAIL_ADDRESS_[0-9A-Z]{17} \[IBAN\] [^\d"]+1111 \S+"/);
    expect(wire).not.toMatch(/anna@|DE8937|41111111111|4915123456789/);
  });

  test('a key, gives the same value the same token in every run, and without one a new one', async () => {
    const keyFile = join(await temporaryFolder(), 'key');
    await writeFile(keyFile, '00112233445566778899aabbccddeeff'.repeat(2), { mode: 0o600 });
    double.play(echoTokens);
    for (const args of [['--key-file', keyFile], ['--key-file', keyFile], [], []]) {
      await using proxy = await holdProxy({ policy: 'us', double, args });
      await post(proxy, messages(prompt));
    }
    const tokens = double.seen.map((request) => tokensIn(textOf(request))[0]);
    expect(tokens[1]).toBe(tokens[0]);
    expect(new Set(tokens).size).toBe(3);
  });

  test('a port for them, serves health and metrics that move and hold no data', async () => {
    double.play(echoTokens);
    const orders = { prompt, geo: 'us' };
    const waits = ['/bin/sh', '-c', '"$@"; read -r done', 'sh', ...agentCommand('anthropic-whole', orders)];
    await using launched = await launch({
      policy: 'us',
      double,
      args: ['--admin-port', '0'],
      command: waits,
    });
    const admin = await match(launched.process.stderr!, /(http:\/\/127\.0\.0\.1:\d+)\/metrics/);
    await match(launched.process.stdout!, /"attempts":1/);
    for (const path of ['livez', 'readyz']) expect((await fetch(`${admin}/${path}`)).status).toBe(200);
    const metrics = await (await fetch(`${admin}/metrics`)).text();
    expect(metrics).toMatch(/^domicile_\w*requests\w*{[^}]*provider="anthropic"[^}]*} 1$/m);
    expect(metrics).toMatch(/^domicile_\w*findings\w*{[^}]*EmailAddress[^}]*} 1$/m);
    expect(metrics).toContain('domicile_build_info');
    expect(metrics).not.toMatch(/anna|example\.org|sk-ant/);
    launched.process.stdin?.end('\n');
    expect((await launched.finished).status).toBe(0);
  });

  test('to end while a stream runs, ends the command, the stream and the record', async () => {
    double.play(() => ({ kind: 'silence' }));
    await using launched = await launch({
      policy: 'us',
      double,
      command: agentCommand('anthropic-stream', { prompt, geo: 'us' }),
    });
    await double.when((request) => request.ended === 'open');
    launched.process.kill('SIGINT');
    const finished = await launched.finished;
    expect([130, null]).toContain(finished.status);
    await double.when((request) => request.ended === 'client-left');
    expect(await journalFaults(launched.journal, [email])).toEqual([]);
  });
});

/** The first group of the first line that matches; the rest of the stream flows on. */
function match(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stream });
    lines.on('line', (line) => {
      const found = pattern.exec(line);
      if (found !== null) resolve(found[1] ?? found[0]);
    });
    lines.on('close', () => reject(new Error(`ended without ${pattern.source}`)));
  });
}
