import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { openSegmentFile, type OpenSegmentFile } from '../journal/segment-file.ts';
import { ask, posted, Wire } from './client.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { beginStream, contentMessage, endOfStream, json, sse } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;

/** A disk that is full while `state.full`. */
function disk() {
  const state = { full: true };
  const openFile: OpenSegmentFile = async (path) => {
    const file = await openSegmentFile(path);
    return {
      ...file,
      write: (...args) =>
        state.full
          ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
          : file.write(...args),
    };
  };
  return { state, openFile };
}

describe('when the journal cannot take a record', () => {
  /** What a large one was asked to be masked in a thread for is then not sent. */
  const sizes = [['small', 1024 * 1024] as const, ['large', 1] as const];

  test.each(sizes)(
    'Block, the default, refuses and dials nobody; it passes again once there is room (%s)',
    async (_, largeBodyBytes) => {
      const { state, openFile } = disk();
      await using rig = await startRig({ openFile, bounds: { largeBodyBytes } });
      const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect(answer.status).toBe(503);
      expect(answer.headers['x-should-retry']).toBe('false');
      expect(answer.text).toContain('The journal cannot take the record');
      expect(rig.upstream.connections).toBe(0);
      state.full = false;
      expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
      await rig.recorded('close');
      expect(rig.records().map(({ seq }) => seq)).toEqual([0, 1]);
    },
  );

  test('Continue passes and counts the failure', async () => {
    const { openFile } = disk();
    await using rig = await startRig({
      openFile,
      policy: { recording: 'level: Masked, onFailure: Continue' },
    });
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
    await rig.proxy.drain();
    expect(await rig.metrics()).toMatch(/^domicile_recording_failures_total [1-9]/m);
  });

  test('a denial stands, and its failure counts once', async () => {
    const { openFile } = disk();
    await using rig = await startRig({ openFile });
    const answer = await ask(anthropic(rig), { body: prompt('Hi.', { inference_geo: 'global' }) });
    expect(answer.status).toBe(451);
    expect(await rig.metrics()).toMatch(/^domicile_recording_failures_total 1$/m);
  });
});

describe('level', () => {
  test('Metadata records what went where, and no text', async () => {
    await using rig = await startRig({ policy: { recording: 'level: Metadata' } });
    await ask(anthropic(rig), { body: prompt('Hello there.') });
    await rig.recorded('close');
    const [open, close] = rig.records();
    expect(open).toMatchObject({ type: 'open', requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(open).not.toHaveProperty('request');
    expect(close).not.toHaveProperty('response');
  });

  test('Off records nothing', async () => {
    await using rig = await startRig({ policy: { recording: 'level: Off' } });
    await ask(anthropic(rig), { body: prompt('Hello there.') });
    await rig.proxy.drain();
    expect(rig.records()).toEqual([]);
  });
});

describe('texts of an answer that stand beside each other are recorded as texts of their own', () => {
  const key = 'AKIAQ7ZK3MPLW2RTXY5N';
  const recordedAnswer = async (rig: Rig): Promise<unknown> => {
    await ask(anthropic(rig), { body: prompt('Hi.') });
    await rig.recorded('close');
    return rig.records().at(-1);
  };

  test.each([
    ['of an error', { type: 'error', error: { message: `Not for ${key}` }, request_id: 'r1' }],
    [
      'of blocks',
      contentMessage([
        { type: 'text', text: `For ${key}` },
        { type: 'text', text: 'and so on' },
      ]),
    ],
  ])('%s', async (_of, body) => {
    await using rig = await startRig();
    rig.upstream.answer((response) => json(response, body));
    expect(await recordedAnswer(rig)).toMatchObject({ response: expect.stringContaining('[API_KEY]\n') });
    expect(rig.journalText()).not.toContain(key);
  });

  test('of blocks that are streamed by turns', async () => {
    await using rig = await startRig();
    const delta = (index: number, text: string): string =>
      sse('content_block_delta', { index, delta: { type: 'text_delta', text } });
    rig.upstream.answer((response) => {
      beginStream(response);
      response.write(sse('content_block_start', { index: 1, content_block: { type: 'text', text: '' } }));
      response.write(delta(0, 'To anna@') + delta(1, `For ${key.slice(0, 9)}`));
      response.end(delta(0, 'example.org.') + delta(1, key.slice(9)) + endOfStream());
    });
    expect(await recordedAnswer(rig)).toMatchObject({ response: 'To [EMAIL_ADDRESS].\nFor [API_KEY]' });
  });
});

test("a value that its key alone gives away is recorded masked, be a tool's input whole or streamed", async () => {
  await using rig = await startRig();
  const input = { customer: { bsn: '197107114' }, note: 'h\u00e9' };
  rig.upstream.answer((response) =>
    json(response, contentMessage([{ type: 'tool_use', id: 't', name: 'fill', input }])),
  );
  await ask(anthropic(rig), { body: prompt('Hi.') });
  rig.upstream.answer((response) => {
    beginStream(response);
    const block = { type: 'tool_use', id: 't', name: 'fill', input: {} };
    response.write(sse('content_block_start', { index: 1, content_block: block }));
    const delta = { type: 'input_json_delta', partial_json: JSON.stringify(input) };
    response.end(sse('content_block_delta', { index: 1, delta }) + endOfStream());
  });
  await ask(anthropic(rig), { body: prompt('Hi.') });
  await rig.proxy.drain();
  const response = 'tool fill: {"customer":{"bsn":"[NL_BSN]"},"note":"h\u00e9"}';
  const closes = rig.records().filter(({ type }) => type === 'close');
  expect(closes).toEqual([expect.objectContaining({ response }), expect.objectContaining({ response })]);
});

test('a client that leaves while its record is written is not sent upstream', async () => {
  let release = (): void => undefined;
  let arrived = (): void => undefined;
  const writing = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const openFile: OpenSegmentFile = async (path) => {
    const file = await openSegmentFile(path);
    return {
      ...file,
      write: async (...args) => {
        arrived();
        await released;
        return file.write(...args);
      },
    };
  };
  await using rig = await startRig({ openFile });
  const client = new Wire(
    rig.proxy.port,
    posted(rig.proxy.port, new URL(anthropic(rig)).pathname, prompt('Hi.')),
  );
  await writing;
  client.socket.destroy();
  await once(client.socket, 'close');
  // The proxy sees another caller's request only after it has seen this one leave.
  await ask(`${rig.base('anthropic')}/api/hello`, { method: 'GET' });
  release();
  await rig.recorded('close');
  expect(rig.records().at(-1)).toMatchObject({ type: 'close', outcome: 'aborted' });
  expect(rig.upstream.connections).toBe(0);
});
