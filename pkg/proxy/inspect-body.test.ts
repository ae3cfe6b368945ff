import { Buffer } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { configOf, rule } from '../mask/prompt.fixture.ts';
import { inspectBody, keptBytes } from './inspect-body.ts';
import type { Inspection } from './inspection.ts';
import { meansOf } from './means.fixture.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const means = meansOf(configOf(rule({ entities: ['EmailAddress'] })));

/** A body of so many bytes, in memory of its own. */
function bodyOf(bytes: number): Buffer {
  const frame = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'to a@b.example.eu' }] });
  const padded = frame.replace('to ', `to ${' '.repeat(bytes - frame.length)}`);
  const body = Buffer.allocUnsafeSlow(bytes);
  expect(body.write(padded)).toBe(bytes);
  return body;
}

async function masked(body: Buffer): Promise<Inspection> {
  const read = await inspectBody(means, { protocol: 'anthropic-messages', params: {} }, body);
  await read.scan();
  await read.mask();
  await read.record();
  return read;
}

describe('a body that is let go of', () => {
  test.each([200, keptBytes, keptBytes + 1, 64 * 1024])(
    'of %i bytes leaves its facts and its digest, and can be asked for nothing else',
    async (bytes) => {
      const read = await masked(bodyOf(bytes));
      const { facts } = read;
      const digest = await read.digest();
      read.letGo();
      expect(read.facts).toBe(facts);
      expect(await read.digest()).toBe(digest);
      for (const step of [() => read.scan(), () => read.mask(), () => read.record()])
        await expect((async () => step())()).rejects.toMatchObject({ code: 'masking.failed' });
    },
  );

  test.each([
    [keptBytes, 'is held', true],
    [keptBytes + 1, 'is not held', false],
  ])('of %i bytes %s while its answer comes', async (bytes, _, isHeld) => {
    let body: Buffer | undefined = bodyOf(bytes);
    const memory = new WeakRef(body.buffer);
    const read = await masked(body);
    body = undefined;
    read.letGo();
    await turn();
    collect();
    expect(memory.deref() !== undefined).toBe(isHeld);
    expect(read.facts.model).toBe('m');
  });
});
