import { expect, test } from '@jest/globals';
import { begin, ask } from './client.fixture.ts';
import { prompt, startRig } from './rig.fixture.ts';
import { chunksPerTurn } from './stream-pump.ts';
import { beginningOfStream, beginStream, endOfStream, stream, textDelta } from './upstream.fixture.ts';

const value = 'anna.berg@example.org';
const body = prompt(`Write to ${value}.`, { stream: true });
/** Far more than is worked on in one turn of the event loop. */
const filler = 'Nothing is found in these words. '.repeat(64 * 1024);
const tokenIn = (sent: string): string => /EMAIL_ADDRESS_\w+/.exec(sent)?.[0] ?? '';

const textOf = (events: string): string =>
  [...events.matchAll(/^data: (.*)$/gm)]
    .map(([, data = '']) => JSON.parse(data) as { delta?: { text?: string } })
    .map(({ delta }) => delta?.text ?? '')
    .join('');

test('an event of megabytes is passed on restored, and what comes behind it in its order', async () => {
  await using rig = await startRig();
  rig.upstream.answer((response, seen) => {
    const token = tokenIn(seen.body);
    stream(response, ['Ask ', `${token}${filler}${token}`, ' or ', token, '.']);
  });
  const { text, complete } = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect(complete).toBe(true);
  expect(textOf(text) === `Ask ${value}${filler}${value} or ${value}.`).toBe(true);
});

test('a provider that dies behind an event of megabytes: the client gets it, and a connection that is cut', async () => {
  await using rig = await startRig();
  rig.upstream.answer((response, seen) => {
    beginStream(response);
    response.write(textDelta(`${tokenIn(seen.body)}${filler}`), () => response.socket?.end());
  });
  const { text, complete } = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect(complete).toBe(false);
  expect(textOf(text) === `${value}${filler}`).toBe(true);
  await rig.recorded('close');
  expect(rig.records().at(-1)).toMatchObject({ outcome: 'failed', code: 'upstream.unreachable' });
});

test('a provider that dies while much of what it sent has not left yet: the client gets all of it', async () => {
  await using rig = await startRig();
  const words = Array.from({ length: 256 }, (_, index) => `${index} `);
  rig.upstream.answer((response, seen) => {
    beginStream(response);
    const sent = [`${tokenIn(seen.body)}${filler}`, ...words].map((text) => textDelta(text)).join('');
    response.write(sent, () => response.socket?.end());
  });
  const { text, complete } = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect(complete).toBe(false);
  expect(textOf(text) === `${value}${filler}${words.join('')}`).toBe(true);
});

test('a client that leaves in an event of megabytes ends upstream', async () => {
  await using rig = await startRig();
  const held = rig.upstream.hold();
  const begun = begin(`${rig.base('anthropic')}/v1/messages`, { body });
  const { response } = await held;
  beginStream(response);
  const { leave, answer } = await begun;
  const closed = new Promise((resolve) => response.once('close', resolve));
  response.write(textDelta(filler), leave);
  await answer.catch(() => undefined);
  await closed;
  await rig.recorded('close');
  expect(rig.records().at(-1)).toMatchObject({ outcome: 'aborted' });
});

test('a stream that comes byte by byte is passed on as it is', async () => {
  await using rig = await startRig();
  const sent = beginningOfStream() + textDelta('x'.repeat(8 * chunksPerTurn)) + endOfStream();
  rig.upstream.answer((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    response.socket?.write(`${Array.from(sent, (byte) => `1\r\n${byte}\r\n`).join('')}0\r\n\r\n`);
  });
  const { text, complete } = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect([text, complete]).toEqual([sent, true]);
});
