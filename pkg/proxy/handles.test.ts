import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Statement } from '../api/location.ts';
import { withGiven } from '../residency/given.ts';
import { ask, askThrough } from './client.fixture.ts';
import { Handles } from './handles.ts';
import { secret, startRig } from './rig.fixture.ts';
import { json } from './upstream.fixture.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const at = (location: Statement['location']): Statement => ({
  location,
  confidence: 'Documented',
  source: 's',
  asOf: '2026-11-01',
  reason: 'r',
});
const storage = at({ kind: 'countries', countries: ['FR'], regions: [] });

describe('handles', () => {
  test('are where the request that made them has its state kept', () => {
    const handles = new Handles(key);
    handles.sawMade('resp_1', 'openai', { storage });
    expect(handles.find('resp_1', 'openai')).toBe(storage);
    expect(handles.find('resp_2', 'openai')).toBeUndefined();
  });

  test('of a place that nobody knows are not remembered, unless a policy may declare it', () => {
    const handles = new Handles(key);
    const unknown = at({ kind: 'unknown' });
    handles.sawMade('resp_1', 'openai', { storage: unknown });
    expect(handles.find('resp_1', 'openai')).toBeUndefined();
    const declarable = withGiven(unknown, [{ kind: 'deployment', host: 'h', deployment: undefined }]);
    handles.sawMade('resp_1', 'openai', { storage: declarable });
    expect(handles.find('resp_1', 'openai')).toBe(declarable);
  });

  test('of one keeper are none of another', () => {
    const handles = new Handles(key);
    handles.sawMade('resp_1', 'hook.example', { storage });
    expect(handles.find('resp_1', 'openai')).toBeUndefined();
    expect(handles.find('resp_1', 'hook.example')).toBe(storage);
  });

  test('at the bound the oldest is forgotten; one that is seen again is not the oldest', () => {
    const handles = new Handles(key, 2);
    for (const handle of ['a', 'b', 'a', 'c']) handles.sawMade(handle, 'openai', { storage });
    expect(['a', 'b', 'c'].map((handle) => handles.find(handle, 'openai') === storage)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

test('a server that a policy declares cannot vouch for what another provider keeps', async () => {
  await using rig = await startRig({
    policy: {
      residency: '\n    secondHops: Allow\n    conditions: [openai/regional-project]',
      more: `
  egress:
    - {name: own, hosts: [own.example], location: [US], action: Allow}
    - {name: openai, provider: openai, action: Allow}`,
    },
    hostParams: { openai: { region: 'us' } },
  });
  rig.upstream.answer((response) => json(response, { id: 'resp_1', object: 'response', output: [] }));
  const body = { model: 'gpt-5', store: false, input: 'Hi.' };
  const through = { port: rig.proxy.port, password: secret };
  const told = await askThrough(through, 'http://own.example/v1/responses', { body: JSON.stringify(body) });
  expect(told.json()).toMatchObject({ id: 'resp_1' });
  const reopened = JSON.stringify({ ...body, previous_response_id: 'resp_1' });
  expect((await askThrough(through, 'http://own.example/v1/responses', { body: reopened })).status).toBe(200);
  expect((await ask(`${rig.base('openai')}/responses`, { body: reopened })).status).toBe(451);
});
