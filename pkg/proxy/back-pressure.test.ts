import { expect, test } from '@jest/globals';
import { ask, begin } from './client.fixture.ts';
import { prompt, startRig } from './rig.fixture.ts';
import { beginStream, endOfStream, json, message, textDelta } from './upstream.fixture.ts';

/** Far more than the buffers of four sockets take. */
const deltas = 4096;
const delta = textDelta('x'.repeat(16 * 1024));
/** So often others are answered without a byte more being taken: nobody takes any. */
const others = 20;

test('a client that does not read holds the provider back, and reads all of it later', async () => {
  await using rig = await startRig();
  const url = `${rig.base('anthropic')}/v1/messages`;
  let sent = 0;
  rig.upstream.answer((response, { body }) => {
    if (!body.includes('"stream":true')) return json(response, message('Hello.'));
    beginStream(response);
    const more = (): void => {
      while (sent < deltas) {
        sent += 1;
        if (response.write(delta)) continue;
        response.once('drain', more);
        return;
      }
      response.end(endOfStream());
    };
    more();
  });
  const { response, answer } = await begin(url, { body: prompt('Hi.', { stream: true }) });
  response.pause();
  for (let before = -1; before !== sent; ) {
    before = sent;
    for (let other = 0; other < others; other += 1) await ask(url, { body: prompt('Hi.') });
  }
  expect(sent).toBeLessThan(deltas / 2);
  response.resume();
  const { text, complete } = await answer;
  expect(complete).toBe(true);
  expect(text.split(delta)).toHaveLength(deltas + 1);
});
