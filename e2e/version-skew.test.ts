import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Acknowledgement, ConfigurationLine } from '../pkg/api/configuration.ts';
import { testCertificates } from '../pkg/channel/certificates.fixture.ts';
import { hashOf } from '../pkg/channel/line.ts';
import { type Channel, createRegistry, type Registry } from '../pkg/channel/registry.ts';
import { type ChannelServer, startChannelServer } from '../pkg/channel/server.ts';
import { until } from './cluster/daemon.ts';
import { previousRelease } from './cluster/previous-release.ts';
import { type SidecarProcess, startSidecarProcess } from './cluster/sidecar-process.ts';
import { root } from './run/domicile.ts';
import { temporaryFolder } from './run/temporary.ts';

/**
 * What sidecars do under an operator of the release after theirs. The operator's end is this release's, sending what it
 * does not know itself yet; the sidecars are the real program of the release before, and that of this release.
 */
const [denied, unconfigured] = [451, 503];
const pod = { uid: 'u-1', name: 'one', namespace: 'agents' };
const previous = previousRelease();

/** What an operator sends; fields that are not known yet come on top, at every level. */
interface Sent {
  readonly allow?: string;
  readonly spec?: object;
  readonly config?: object;
  readonly line?: object;
  readonly revision: readonly number[];
}

const naming = {
  dictionaries: [{ name: 'Customer', configMaps: [{ name: 'customers', key: 'names' }] }],
  rules: [{ entities: ['Customer'], strategy: 'Redact' }],
};

let certificates: Awaited<ReturnType<typeof testCertificates>>;
let server: ChannelServer;
let registry: Registry;
let sent: Sent;
let acknowledged: Acknowledgement[];
let running: SidecarProcess;
let channel: Channel;
/** The operator's clock, Unix milliseconds. */
let now: () => number;

function lineOf({ allow = 'DE', spec = {}, config: more = {}, line = {}, revision }: Sent) {
  const policy = {
    apiVersion: 'domicile.dev/v1alpha1',
    kind: 'ResidencyPolicy',
    metadata: { name: 'only', namespace: 'agents' },
    spec: { residency: { allow: [allow] }, ...spec },
  };
  const config: ConfigurationLine['config'] = {
    policies: [policy],
    refused: '',
    keys: { current: Buffer.alloc(32, 7).toString('base64') },
    authorities: certificates.authority,
    dataClasses: [],
    staleMs: 3_600_000,
    ...more,
  };
  return { lineage: 'l', revision, keysRevision: 1, hash: hashOf(config), config, ...line };
}

beforeEach(async () => {
  certificates = await testCertificates();
  sent = { revision: [1, 1, 1] };
  acknowledged = [];
  now = Date.now;
  registry = createRegistry({
    configurationOf: () => lineOf(sent),
    now: () => now(),
    onSecond: () => undefined,
    onAcknowledged: (_, said) => acknowledged.push(said),
    onExchange: () => undefined,
    onUntaken: () => undefined,
    onTooLong: () => undefined,
    onClosed: () => undefined,
    lineBytes: 4_194_304,
    sendingBytes: 33_554_432,
  });
  server = await startChannelServer({
    host: '127.0.0.1',
    port: 0,
    certificate: certificates.leaf,
    registry: {
      ...registry,
      open: (opened) => {
        channel = opened;
        registry.open(opened);
      },
    },
    authenticate: async () => pod,
    admits: () => true,
    now: Date.now,
    onError: (error) => {
      throw error;
    },
    bounds: { heartbeatMs: 100 },
  });
});
afterEach(async () => {
  await running.kill();
  await server.close();
});

/** Sends it, and waits until the sidecar has said what it makes of it. */
async function send(next: Sent): Promise<Acknowledgement> {
  sent = next;
  registry.push();
  const { hash } = lineOf(next);
  return until('it is acknowledged', async () => acknowledged.findLast((one) => one.hash === hash));
}

async function programOf(release: string): Promise<string> {
  if (release !== previous.version) return join(root, 'cmd', 'sidecar', 'main.ts');
  const folder = await temporaryFolder();
  previous.unpackInto(folder);
  return join(folder, 'sidecar.mjs');
}

describe.each([[previous.version], ['this release']])('a sidecar of %s', (release) => {
  beforeEach(async () => {
    const operator = { ports: { webhook: 0, channel: server.port }, authority: () => certificates.authority };
    running = await startSidecarProcess(
      await temporaryFolder(),
      operator,
      'token',
      '',
      await programOf(release),
    );
  });

  test('registers, acknowledges and enforces what this release sends', async () => {
    const said = await send({ revision: [1, 1, 1] });
    expect([said.revision, said.problem]).toEqual([[1, 1, 1], undefined]);
    await running.answers('us', denied);
    expect(await running.ready()).toBe('ok\n');
    expect((await send({ allow: 'US', revision: [2, 1, 1] })).problem).toBeUndefined();
    await until('it is allowed', async () =>
      [denied, unconfigured].includes(await running.ask('us')) ? undefined : true,
    );
  });

  test('ignores what it does not know around policies: in a line, in its configuration, in a heartbeat', async () => {
    const next = { revision: [1, 1, 1], line: { later: { a: 1 } }, config: { later: ['b'] } };
    expect((await send(next)).problem).toBeUndefined();
    await running.answers('us', denied);
    const beat = { issuedAt: Date.now(), hash: lineOf(next).hash, revision: [3, 1, 1], later: 1 };
    channel.write(`${JSON.stringify(beat)}\n`);
    // It was read: what is older than it says is the past from now on.
    sent = { allow: 'US', revision: [2, 1, 1] };
    registry.push();
    expect((await send({ allow: 'CH', revision: [4, 1, 1] })).problem).toBeUndefined();
    const said = acknowledged.map(({ hash }) => hash);
    expect(said).not.toContain(lineOf({ allow: 'US', revision: [2, 1, 1] }).hash);
  });

  test.each([
    ['a field', { later: true }],
    ['a value', { mode: 'Later' }],
  ])('denies everything where a policy has %s that it does not know, and says so', async (_, spec) => {
    const { problem } = await send({ revision: [1, 1, 1], spec });
    expect(problem).toMatch(/later|Later/);
    await running.answers('de', unconfigured);
    expect((await send({ revision: [2, 1, 1] })).problem).toBeUndefined();
    await running.answers('us', denied);
  });

  test('goes by nothing that fell overdue, however long its successor takes to be made ready', async () => {
    const then = now();
    now = () => then;
    await send({ allow: 'US', revision: [1, 1, 1], config: { staleMs: 1_000 } });
    await running.answers('us', unconfigured);
    now = Date.now;
    const dictionaries = {
      'agents/customers/names': Array.from({ length: 60_000 }, (_, index) => `Customer ${index}`).join('\n'),
    };
    let isReady = false;
    const line = { dictionariesRevision: 1 };
    const sending = send({ revision: [2, 1, 1], spec: { masking: naming }, config: { dictionaries }, line });
    void sending.then(() => {
      isReady = true;
    });
    const answers = new Set<number>();
    while (!isReady) answers.add(await running.ask('us'));
    await sending;
    expect([...answers].filter((status) => status !== unconfigured && status !== denied)).toEqual([]);
  });

  test('never runs without the names that a policy has from ConfigMaps', async () => {
    const names = 'masking.dictionaries[0].configMaps';
    const named = { revision: [1, 1, 1], spec: { masking: naming }, line: { dictionariesRevision: 1 } };
    const without = await send(named);
    expect(without.problem).toContain(names);
    await running.answers('de', unconfigured);
    const dictionaries = { 'agents/customers/names': 'Acme\nInitech' };
    const { problem } = await send({ ...named, revision: [2, 1, 1], config: { dictionaries } });
    if (release === previous.version) expect(problem).toContain(names);
    else expect(problem).toBeUndefined();
    await running.answers('us', release === previous.version ? unconfigured : denied);
  });

  test('does not go back where an operator counts its lists otherwise, but for a history of its own', async () => {
    await send({ revision: [5, 1, 1] });
    await running.answers('us', denied);
    sent = { allow: 'US', revision: [9, 9, 9, 9] };
    registry.push();
    registry.beat();
    const { hash } = await send({ revision: [6, 1, 1] });
    expect(acknowledged.map((one) => one.hash)).not.toContain(
      lineOf({ allow: 'US', revision: [9, 9, 9, 9] }).hash,
    );
    await running.answers('us', denied);
    const own = await send({ allow: 'US', revision: [1, 1, 1, 1], line: { lineage: 'another' } });
    expect([own.problem, own.hash === hash]).toEqual([undefined, false]);
  });
});
