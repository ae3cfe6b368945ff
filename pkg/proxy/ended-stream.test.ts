import { describe, expect, test } from '@jest/globals';
import { defaultBounds } from '../api/bounds.ts';
import { ask } from './client.fixture.ts';
import { EndedStreams } from './ended-streams.ts';
import { policyText, prompt, type Rig, snapshotOf, startRig } from './rig.fixture.ts';
import { beginStream, contentMessage, endOfStream, json, sse } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const secretive = (over: object = {}): string => prompt('staff pass: A12345678', { stream: true, ...over });

/** The model writes our own irreversible mask into the input of a tool, in pieces, and goes on. */
function writesPlaceholder(rig: Rig): void {
  rig.upstream.answer((response) => {
    beginStream(response);
    const pieces = ['{"name":', '"[STAFF', '_PASS]"', '}'];
    const deltas = pieces.map((partial_json) =>
      sse('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json } }),
    );
    response.write(
      sse('content_block_start', {
        index: 1,
        content_block: { type: 'tool_use', id: 't', name: 'run', input: {} },
      }),
    );
    for (const delta of deltas) response.write(delta);
    response.end(endOfStream());
  });
}

describe('a placeholder in the input of a tool', () => {
  test("ends the stream with the stream's own error event, and nothing after it", async () => {
    await using rig = await startRig();
    writesPlaceholder(rig);
    const answer = await ask(anthropic(rig), { body: secretive() });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('_PASS]');
    expect(answer.text).not.toContain('message_stop');
    const last = answer.text.trimEnd().split('\n\n').at(-1) ?? '';
    expect(last).toMatch(/^event: error\ndata: /);
    expect(JSON.parse(last.replace(/^.*\ndata: /, ''))).toMatchObject({
      type: 'error',
      error: { type: 'permission_error', message: expect.stringContaining('placeholderInTool') },
    });
    expect(answer.complete).toBe(true);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({
      outcome: 'denied',
      status: 200,
      code: 'policy.placeholder_in_tool',
    });
  });

  test('is a 451 in a whole answer', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) =>
      json(
        response,
        contentMessage([{ type: 'tool_use', id: 't', name: 'run', input: { who: '[STAFF_PASS]' } }]),
      ),
    );
    const answer = await ask(anthropic(rig), { body: secretive({ stream: false }) });
    expect(answer.status).toBe(451);
    expect(answer.json()).toMatchObject({ error: { type: 'permission_error' } });
  });
});

describe('the same messages again', () => {
  test.each([
    ['short', ''],
    ['long', ' and so on'.repeat(2_000)],
  ])(
    'are refused with a status for the bound, dialling nobody, and allowed after it (%s)',
    async (_, more) => {
      const secretive = (over: object = {}): string =>
        prompt(`staff pass: A12345678${more}`, { stream: true, ...over });
      await using rig = await startRig({ bounds: { endedStreamMs: 60_000 } });
      writesPlaceholder(rig);
      await ask(anthropic(rig), { body: secretive() });
      const { connections, seen } = rig.upstream;
      const sent = seen.length;
      rig.time.now += 59_999;
      for (const again of [secretive(), secretive({ stream: false }), secretive({ max_tokens: 7 })]) {
        const answer = await ask(anthropic(rig), { body: again });
        expect(answer.status).toBe(451);
        expect(answer.text).toContain('the bound endedStreamMs (60000 ms');
      }
      expect(rig.upstream.seen).toHaveLength(sent);
      expect(rig.upstream.connections).toBe(connections);
      const other = await ask(anthropic(rig), { body: prompt('staff pass: B12345678', { stream: true }) });
      expect(other.status).toBe(200);
      rig.time.now += 60_001;
      expect((await ask(anthropic(rig), { body: secretive() })).status).toBe(200);
    },
  );

  test('are judged anew by another policy', async () => {
    await using rig = await startRig();
    writesPlaceholder(rig);
    await ask(anthropic(rig), { body: secretive() });
    expect((await ask(anthropic(rig), { body: secretive() })).status).toBe(451);
    await rig.proxy.replacePolicy(snapshotOf(policyText({ residency: '\n    secondHops: Allow' })));
    expect((await ask(anthropic(rig), { body: secretive() })).status).toBe(200);
    expect((await ask(anthropic(rig), { body: secretive() })).status).toBe(451);
  });

  test('after a stream that ended well are not refused', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => {
      beginStream(response);
      response.end(endOfStream());
    });
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await ask(anthropic(rig), { body: secretive() })).status).toBe(200);
    }
  });
});

describe('what is remembered of ended streams', () => {
  const bounds = { ...defaultBounds, endedStreams: 2, endedStreamMs: 10 };
  const by = { policy: 'a/b', field: 'egress' };

  test('lasts as long as the bound says', () => {
    const ended = new EndedStreams(bounds);
    ended.remember('a', by, 0);
    expect([ended.find('a', 0)?.by, ended.find('a', 9)?.by, ended.find('a', 10)]).toEqual([
      by,
      by,
      undefined,
    ]);
    expect(ended.empty).toBe(true);
  });

  test('is as many as the bound says; the oldest is forgotten', () => {
    const ended = new EndedStreams(bounds);
    for (const digest of ['a', 'b', 'c']) ended.remember(digest, by, 0);
    expect(['a', 'b', 'c'].map((digest) => ended.find(digest, 1) !== undefined)).toEqual([false, true, true]);
  });

  test('starts anew when it is ended again', () => {
    const ended = new EndedStreams(bounds);
    ended.remember('a', by, 0);
    ended.remember('b', by, 1);
    ended.remember('a', by, 5);
    ended.remember('c', by, 6);
    expect(['a', 'b', 'c'].map((digest) => ended.find(digest, 12) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
