import { describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { begin } from './client.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { beginStream, endOfStream, json, message, sse, textDelta } from './upstream.fixture.ts';

const before = `${'Nothing is found in these words. '.repeat(5)}Write to `;
const value = 'anna.berg@example.org';
const deltas = [before, ...(value.match(/.{1,7}/g) ?? []), ', she knows.'];
const behindMark = /^(?<kept>.*)\n\((?<count>\d+) further characters were left out\)$/s;

const streamed = prompt('Hi.', { stream: true });
const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;

const lastRecorded = (rig: Rig): string => {
  const record = rig.records().at(-1);
  return record?.type === 'close' ? (record.response ?? '') : '';
};

/** Of a text that broke off nothing is recorded but a beginning in which no value is begun, and how much is missing. */
const expectBeginning = (recorded: string, came: string): void => {
  const { kept = '', count } = behindMark.exec(recorded)?.groups ?? {};
  expect(before.startsWith(kept)).toBe(true);
  expect(kept.length + Number(count)).toBe(came.length);
};

/** Asks, and lets the provider answer in its own way; resolves once the exchange is recorded as the `count`th one. */
const exchange = async (
  rig: Rig,
  count: number,
  answer: (response: ServerResponse) => void,
  body = streamed,
): Promise<void> => {
  rig.upstream.answer(answer);
  const begun = await begin(anthropic(rig), { body });
  await begun.answer;
  await rig.recorded('close', count);
};

/** An answer that its provider ends in its own way: in one piece, or streamed. */
const endedAnswers: readonly (readonly [string, string, (came: string) => (to: ServerResponse) => void])[] = [
  [
    'in one piece',
    prompt('Hi.'),
    (came) => (to) => json(to, { ...message(came), stop_reason: 'max_tokens' }),
  ],
  [
    'in a stream',
    streamed,
    (came) => (to) => {
      beginStream(to);
      to.end(textDelta(came) + endOfStream('max_tokens'));
    },
  ],
];

describe('the record of an answer that ends inside a value holds no part of the value', () => {
  test('wherever the provider dies in it', async () => {
    await using rig = await startRig();
    const bytes = Buffer.from(deltas.slice(1, -1).map(textDelta).join(''));
    for (let cut = 0; cut < bytes.length; cut++) {
      await exchange(rig, cut + 1, (response) => {
        beginStream(response);
        response.write(textDelta(before));
        response.write(bytes.subarray(0, cut), () => response.socket?.end());
      });
      const events = bytes.subarray(0, cut).toString().split('"}}').length - 1;
      expectBeginning(lastRecorded(rig), deltas.slice(0, 1 + events).join(''));
    }
    expect(rig.journalText()).not.toMatch(/anna|example/);
  });

  test.each([
    ['the connection ends as if all had come', (response: ServerResponse) => response.end()],
    [
      'the provider says that it fails',
      (response: ServerResponse) =>
        response.end(sse('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })),
    ],
  ])('where %s', async (_, end) => {
    await using rig = await startRig();
    await exchange(rig, 1, (response) => {
      beginStream(response);
      for (const delta of deltas.slice(0, 3)) response.write(textDelta(delta));
      end(response);
    });
    const [kept = ''] = lastRecorded(rig).split('\n');
    expect(before.startsWith(kept)).toBe(true);
    expect(lastRecorded(rig)).toMatch(/\n\(\d+ further characters were left out\)$/);
  });

  test('wherever the client leaves in it', async () => {
    await using rig = await startRig();
    for (let cut = 1; cut < value.length; cut++) {
      const came = before + value.slice(0, cut);
      rig.upstream.answer((response) => {
        beginStream(response);
        response.write(textDelta(came));
      });
      const begun = await begin(anthropic(rig), { body: streamed });
      await begun.until(value.slice(0, cut));
      begun.leave();
      await rig.recorded('close', cut);
      expectBeginning(lastRecorded(rig), came);
    }
  });

  test.each(endedAnswers)('wherever its limit of tokens ends it, %s', async (_, body, answer) => {
    await using rig = await startRig();
    for (let cut = 1; cut < value.length; cut++) {
      const came = before + value.slice(0, cut);
      await exchange(rig, cut, answer(came), body);
      expectBeginning(lastRecorded(rig), came);
    }
    expect(rig.journalText()).not.toMatch(/anna|example/);
  });

  test('and all of it masked once it has come to its end', async () => {
    await using rig = await startRig();
    await exchange(rig, 1, (response) => {
      beginStream(response);
      for (const delta of deltas) response.write(textDelta(delta));
      response.end(endOfStream());
    });
    expect(lastRecorded(rig)).toBe(`${before}[EMAIL_ADDRESS], she knows.`);
  });
});
