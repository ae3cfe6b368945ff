import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDigestFile } from '../journal/digest-file.ts';
import { ask } from './client.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { type DigestStore, signedDigest, SignedParts } from './signed-parts.ts';
import { beginStream, contentMessage, endOfStream, json, sse } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const thinking = (signature = 'c2lnbmVk'): object => ({
  type: 'thinking',
  thinking: 'Let me see.',
  signature,
});
const withPart = (part: object): string =>
  prompt('', {
    messages: [
      { role: 'user', content: 'Hi.' },
      { role: 'assistant', content: [part] },
      { role: 'user', content: 'Go on.' },
    ],
  });
const noError = (): void => undefined;

describe('a signed part', () => {
  test.each([
    ['thinking', thinking()],
    ['redacted thinking', { type: 'redacted_thinking', data: 'b3BhcXVl' }],
  ])('(%s) that nobody saw go out is refused; once seen it passes', async (_name, part) => {
    await using rig = await startRig();
    const refused = await ask(anthropic(rig), { body: withPart(part) });
    expect(refused.status).toBe(451);
    expect(refused.text).toContain('did not come through this proxy');
    expect(rig.upstream.connections).toBe(0);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ code: 'policy.unseen_signed_part', outcome: 'denied' });

    rig.upstream.answer((response) => json(response, contentMessage([part])));
    await ask(anthropic(rig), { body: prompt('Hi.') });
    expect((await ask(anthropic(rig), { body: withPart(part) })).status).toBe(200);
    expect(rig.upstream.seen[1]?.body).toBe(withPart(part));
  });

  test('that was streamed in pieces passes when it comes back whole', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => {
      beginStream(response);
      response.write(
        sse('content_block_start', {
          index: 1,
          content_block: { type: 'thinking', thinking: '', signature: '' },
        }),
      );
      for (const delta of [
        { type: 'thinking_delta', thinking: 'Let me ' },
        { type: 'thinking_delta', thinking: 'see.' },
        { type: 'signature_delta', signature: 'c2lnbmVk' },
      ])
        response.write(sse('content_block_delta', { index: 1, delta }));
      response.write(sse('content_block_stop', { index: 1 }));
      response.end(endOfStream());
    });
    await ask(anthropic(rig), { body: prompt('Hi.', { stream: true }) });
    expect((await ask(anthropic(rig), { body: withPart(thinking()) })).status).toBe(200);
  });

  test('that was changed is refused', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => json(response, contentMessage([thinking()])));
    await ask(anthropic(rig), { body: prompt('Hi.') });
    expect((await ask(anthropic(rig), { body: withPart(thinking('Zm9yZ2Vk')) })).status).toBe(451);
    expect(
      (await ask(anthropic(rig), { body: withPart({ ...thinking(), thinking: 'anna@example.org' }) })).status,
    ).toBe(451);
  });

  test('is known after a restart that finds the digests', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'signed-'));
    const path = join(directory, 'signed-parts');
    try {
      const first = openDigestFile(path, noError);
      {
        await using rig = await startRig({ digestStore: first });
        rig.upstream.answer((response) => json(response, contentMessage([thinking()])));
        await ask(anthropic(rig), { body: prompt('Hi.') });
      }
      first.close();
      const second = openDigestFile(path, noError);
      {
        await using rig = await startRig({ digestStore: second });
        expect((await ask(anthropic(rig), { body: withPart(thinking()) })).status).toBe(200);
      }
      second.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('the memory of signed parts', () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const stored = (): DigestStore & { readonly lines: string[] } => {
    const lines: string[] = [];
    return { lines, load: () => lines, append: (digest) => lines.push(digest) };
  };

  test('holds as many as the bound says; the oldest is forgotten', () => {
    const parts = new SignedParts(key, 2, stored());
    for (const content of ['a', 'b', 'c']) parts.sawGoingOut(content);
    expect(['a', 'b', 'c'].map((content) => parts.knows(signedDigest(key, content)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('keeps keyed digests, each once, and no content', () => {
    const store = stored();
    const parts = new SignedParts(key, 8, store);
    for (const content of ['thought', 'thought', 'other']) parts.sawGoingOut(content);
    expect(store.lines).toHaveLength(2);
    expect(store.lines.join()).not.toContain('thought');
    expect(new SignedParts(key, 8, store).knows(signedDigest(key, 'thought'))).toBe(true);
    const other = createSecretKey(Buffer.alloc(32, 2));
    expect(new SignedParts(other, 8, store).knows(signedDigest(other, 'thought'))).toBe(false);
  });

  test('loads the newest up to the bound', () => {
    const store = stored();
    const before = new SignedParts(key, 8, store);
    for (const content of ['a', 'b', 'c']) before.sawGoingOut(content);
    const after = new SignedParts(key, 2, store);
    expect(['a', 'b', 'c'].map((content) => after.knows(signedDigest(key, content)))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
