import { expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultBounds } from '../api/bounds.ts';
import { openJournal } from '../journal/journal.ts';
import { linesOf } from '../journal/records.fixture.ts';
import { CarriedValues } from '../mask/carried.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import { bodyKey } from './body-digest.ts';
import { ask, wire } from './client.fixture.ts';
import { EndedStreams } from './ended-streams.ts';
import type { Engine } from './engine.ts';
import { createForwarder } from './forward.ts';
import { handle } from './handle.ts';
import { Inspector } from './inspector/inspector.ts';
import { prompt, rootKey, secret, startInspector, startRig } from './rig.fixture.ts';
import { startServer } from './server.ts';
import { Handles } from './handles.ts';
import { SignedParts } from './signed-parts.ts';
import { SliceScheduler } from './slices.ts';
import { Tally } from './tally.ts';
import { Lulls } from './lulls.ts';
import { Together } from './together.ts';
import { startUpstream } from './upstream.fixture.ts';

test('without a policy everything but the door is refused, recorded nowhere, and nobody is dialled', async () => {
  await using upstream = await startUpstream();
  await using ends = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'unconfigured-'));
  ends.defer(() => rmSync(directory, { recursive: true, force: true }));
  const journal = await openJournal({ directory });
  ends.defer(() => journal.close());
  const clock = { now: () => 0, monotonic: () => performance.now() };
  const tally = new Tally();
  const key = createSecretKey(rootKey);
  const crashes: unknown[] = [];
  const engine: Engine = {
    inForce: () => undefined,
    catalog,
    forwarder: ends.adopt(createForwarder(new Map([['anthropic', upstream.url]]), defaultBounds), (one) =>
      one.close(),
    ),
    journal,
    metrics: createMetrics({ version: '0', node: '0' }),
    tally,
    carried: new CarriedValues(),
    handles: new Handles(key),
    signedParts: new SignedParts(key, 1, { load: () => [], append: () => undefined }),
    endedStreams: new EndedStreams(defaultBounds),
    together: new Together(),
    lulls: new Lulls(),
    scheduler: new SliceScheduler(1, clock.monotonic),
    inspector: new Inspector(startInspector, new CarriedValues(), defaultBounds),
    bounds: defaultBounds,
    clock,
    digestKey: key,
    bodyKey: bodyKey(rootKey),
    session: 's',
    exchanges: { begun: 0, inFlight: 0, unrecorded: 0 },
    reportFailure: (error) => crashes.push(error),
    warn: () => undefined,
    draining: () => false,
  };
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    secret,
    bounds: defaultBounds,
    handle: (inbound) => handle(inbound, engine),
    onCrash: (error) => crashes.push(error),
  });
  ends.defer(() => server.drain());
  const base = `http://127.0.0.1:${server.port}`;
  const answer = await ask(`${base}/${secret}/anthropic/v1/messages`, { body: prompt('Hi.') });
  expect(answer.status).toBe(503);
  expect(answer.headers['x-should-retry']).toBe('false');
  expect(answer.json()).toMatchObject({
    type: 'error',
    error: { message: expect.stringContaining('No policy is in force here') },
  });
  expect((await ask(`${base}/wrong/anthropic/v1/messages`, { body: prompt('Hi.') })).status).toBe(403);
  const password = Buffer.from(`domicile:${secret}`).toString('base64');
  const text = `CONNECT crm.example:443 HTTP/1.1\r\nhost: crm.example:443\r\nproxy-authorization: Basic ${password}\r\n\r\n`;
  expect((await wire(server.port, text)).status).toBe(503);
  await server.drain();
  expect(engine.exchanges).toEqual({ begun: 3, inFlight: 0, unrecorded: 0 });
  expect(upstream.connections).toBe(0);
  expect(linesOf(directory)).toEqual([]);
  expect(crashes).toEqual([]);
});

test('a policy that is too old lets nothing pass, until it is confirmed', async () => {
  let stands = true;
  await using rig = await startRig({ stands: () => stands });
  const asked = async (): Promise<number> =>
    (await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') })).status;
  expect(await asked()).toBe(200);
  stands = false;
  expect([await asked(), rig.proxy.configured, rig.upstream.seen.length]).toEqual([503, false, 1]);
  stands = true;
  expect(await asked()).toBe(200);
});
