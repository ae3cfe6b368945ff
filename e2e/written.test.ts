import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startDouble } from './double/double.ts';
import { say } from './double/reply.ts';
import { root } from './run/domicile.ts';
import { journalFaults, journalText } from './run/journal.ts';
import './run/patience.ts';
import { messages, post } from './run/post.ts';
import { startSidecar } from './run/sidecar.ts';

const mails = Array.from({ length: 21 }, (_, index) => `k${index}.berg@kanzlei-meier.de`);
const iban = 'DE89370400440532013000';
const key = 'AKIAQ7ZK3MPLW2RTXY5N';

/** Bodies with a value wherever a client may put one. */
function bodies(mail: () => string): readonly (object | string)[] {
  const call = { type: 'tool_use', id: iban, name: 'send', input: { [mail()]: mail() } };
  return [
    messages(`Write to ${mail()}, to https://${mail()}/ and to ${mail().replace('@', '%40')}.`),
    messages(`Write to ${mail().replace('@', '&#64;')} and to ${mail().replace('@', '\uff20')}.`),
    messages('Hi.', { model: iban, [mail()]: mail(), metadata: { user_id: mail() } }),
    messages('Hi.', { model: mail() }),
    messages('Hi.', { inference_geo: mail() }),
    messages('Hi.', { tools: [{ name: key, input_schema: { properties: { [mail()]: {} } } }] }),
    messages('Hi.', { messages: [{ role: 'assistant', content: [call] }] }),
    messages('Hi.', { inference_geo: 'global', system: mail() }),
    `{"${mail()}": 1, "a": 1, "a": 2}`,
    `{"model": ${mail()}`,
  ];
}

test('no value of a request is written in the journal, on standard error or in the metrics, wherever it stood', async () => {
  await using double = await startDouble();
  double.play(() => say('Fine.'));
  const policies = [join(root, 'e2e', 'policies', 'us.yaml')];
  await using sidecar = await startSidecar('production bundle', { policies, double });
  let used = 0;
  const mail = (): string => mails[used++] ?? '';
  for (const body of bodies(mail)) await post(sidecar, body);
  for (const path of [
    `/v1/messages/${mail()}`,
    `/v1/models/${mail().replace('@', '%2540')}`,
    `/v1/models?after_id=${mail()}`,
  ])
    await post(sidecar, messages('Hi.'), { path });
  const headers = { 'content-type': 'application/json', 'user-agent': mail(), 'anthropic-beta': mail() };
  await fetch(`${sidecar.base().href}/v1/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(messages('Hi.')),
  });
  expect(used).toBe(mails.length);
  const metrics = await (await fetch(`${sidecar.admin}/metrics`)).text();
  sidecar.process.kill('SIGTERM');
  const { stderr } = await sidecar.finished;
  expect(await journalFaults(sidecar.journal, [...mails, iban, key])).toEqual([]);
  const written = `${await journalText(sidecar.journal)}${stderr}${metrics}`;
  expect(written).toContain('[IBAN]');
  expect(written).not.toMatch(/k\d+\.berg|kanzlei-meier|DE8937|AKIAQ7/i);
  const sent = double.seen.map((seen) => JSON.stringify(seen.headers) + seen.body.toString());
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.join('\n')).not.toMatch(/k\d+\.berg|kanzlei-meier/i);
});
