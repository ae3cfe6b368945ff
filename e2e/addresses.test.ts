import { describe, expect, test } from '@jest/globals';
import { nothing, startDouble } from './double/double.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { holdProxy } from './run/proxy.ts';
import { sendRaw } from './run/raw.ts';

/** A request of a client of the forward proxy, and what came of it. */
async function through(policy: string, host: string) {
  const double = await startDouble();
  const proxy = await holdProxy({ policy });
  const { port } = new URL(double.url);
  const authorization = Buffer.from(`domicile:${proxy.secret}`).toString('base64');
  const lines = [
    `GET http://${host}:${port}/api/hello HTTP/1.1`,
    `host: ${host}:${port}`,
    `proxy-authorization: Basic ${authorization}`,
    'connection: close',
  ];
  const answer = await sendRaw(proxy.port, `${lines.join('\r\n')}\r\n\r\n`);
  await proxy.stop();
  const { heard } = double;
  const records = await recordsOf(proxy.journal);
  expect(await journalFaults(proxy.journal)).toEqual([]);
  await proxy[Symbol.asyncDispose]();
  await double[Symbol.asyncDispose]();
  return { answer, heard, close: records.find(({ type }) => type === 'close') };
}

describe('a host that a policy declares and that leads to this machine', () => {
  test.each(['localhost', '127.0.0.1'])('(%s) is not dialled, and the refusal says why', async (host) => {
    const { answer, heard, close } = await through('addresses-refused', host);
    expect(answer.status).toBe(451);
    expect(answer.body).toContain('privateAddresses');
    expect(heard).toEqual(nothing);
    expect(close).toMatchObject({ outcome: 'denied', code: 'policy.private_address' });
  });

  test('is reached where the policy declares its private address', async () => {
    const { answer, heard } = await through('addresses-private', 'localhost');
    expect(answer.status).toBe(200);
    expect(heard.connections).toBe(1);
  });
});
