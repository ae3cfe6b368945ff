import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Acknowledgement, ConfigurationLine } from '../../pkg/api/configuration.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { startChannelClient } from '../../pkg/channel/client.ts';
import { holdConfiguration } from '../../pkg/channel/held.ts';
import { keepLastExchange } from '../../pkg/channel/last-exchange.ts';
import { readChannelConfig } from '../../pkg/config/channel-config.ts';
import type { Environment } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { createLeanLogger } from '../../pkg/log/lean-logger.ts';
import { describeError } from '../../pkg/log/masked-fields.ts';
import { placementProblem } from '../../pkg/policy/placement.ts';
import { helpersGiveWay } from '../../pkg/proxy/inspector/give-way.ts';
import { trustAlso } from '../../pkg/proxy/trusted-authorities.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { type OpenProxy, openProxy } from '../open-proxy.ts';
import { clock, newSession } from '../process.ts';
import { afterStart } from './after-start.ts';

/** The sidecar of a pod: refuses everything until its operator has told it by which policies to let something pass. */
export async function runOnChannel(environment: Environment): Promise<void> {
  const config = readChannelConfig(environment);
  if (config.trustedAuthorities !== '') trustAlso(config.trustedAuthorities);
  const log = createLeanLogger({ level: config.logLevel });
  const onError = (error: unknown): void =>
    log.warn('channel', { ...describeError(error), why: whyOf(error) });
  const held = holdConfiguration(config.state, onError);
  const stands = (): boolean => {
    const line = held.current();
    return line !== undefined && clock.now() - line.issuedAt <= line.config.staleMs;
  };
  let heardAt = Number.NEGATIVE_INFINITY;
  const configured = Promise.withResolvers<void>();
  const open = await openProxy({
    environment,
    policies: undefined,
    dataClasses: [],
    catalog: [],
    listen: config.listen,
    admin: config.admin,
    session: newSession(),
    secret: config.secret,
    keyFile: config.keyFile,
    connectTo: config.connectTo,
    bounds: undefined,
    journal: config.journal,
    addressEvidence: undefined,
    signedParts: join(config.state, 'signed-parts'),
    command: ['sidecar', 'channel'],
    stands,
    heardAt: () => heardAt,
    notReady: () => (stands() ? [] : [held.current() === undefined ? 'not configured' : 'stale']),
    soonReady: configured.promise,
  });
  helpersGiveWay();
  for (const mapping of config.connectTo)
    log.warn('sent elsewhere than decided', { provider: mapping.split('=', 1).join() });
  const lastExchange = keepLastExchange({
    folder: config.state,
    seen: () => open.proxy.tally.lastExchangeAt,
    now: clock.now,
    onError,
  });
  const saying = (said: Acknowledgement): Acknowledgement => ({
    ...said,
    lastExchangeAt: lastExchange.say(),
  });
  const last = held.current();
  let acknowledged = last && (await runOn(open, config.nodeRegion, last));
  const client = startChannelClient({
    url: config.url,
    ca: () => held.current()?.config.authorities ?? config.ca,
    readToken: () => readFileSync(config.tokenFile, 'utf8'),
    onConfiguration: async (line) => {
      heardAt = clock.now();
      const before = held.current()?.hash;
      const stood = stands();
      if (!held.take(line)) {
        log.warn('configuration refused: it would go back', { hash: line.hash });
        return undefined;
      }
      const { hash, revision } = line;
      const isFirst = acknowledged === undefined;
      if (hash !== before || acknowledged === undefined) {
        // What was overdue is not gone by again until its successor is made ready.
        if (!stood) open.withdraw();
        acknowledged = await runOn(open, config.nodeRegion, held.current() ?? line);
      } else acknowledged = { ...acknowledged, revision };
      configured.resolve();
      log.info('configuration', { hash, runs: acknowledged.problem === undefined });
      if (isFirst) afterStart();
      return saying(acknowledged);
    },
    onHeartbeat: (beat) => {
      heardAt = clock.now();
      held.confirm(beat);
    },
    news: () => (acknowledged !== undefined && lastExchange.isNews() ? saying(acknowledged) : undefined),
    onError,
  });
  const ended = new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve));
  // Said only now: a signal that nobody listens to yet would end the process.
  log.info('ready', { port: open.proxy.port, adminPort: open.adminPort ?? 0 });
  if (last !== undefined) afterStart();
  await ended;
  await client.stop();
  await open.close();
  await log.flush();
}

/** From now on requests are judged by these policies, or all refused where they cannot be run on. */
async function runOn(
  open: OpenProxy,
  nodeRegion: string,
  { hash, revision, config }: ConfigurationLine,
): Promise<Acknowledgement> {
  const problem = await problemWith(open, config, nodeRegion);
  if (problem === '') return { hash, revision };
  open.withdraw();
  return { hash, revision, problem };
}

async function problemWith(
  open: OpenProxy,
  { refused, policies, keys, dataClasses, dictionaries = {} }: ConfigurationLine['config'],
  nodeRegion: string,
): Promise<string> {
  if (refused !== '') return refused;
  if (policies.length === 0) return 'no policy selects this pod';
  try {
    const misplaced = placementProblem(
      policies as readonly PolicyDocument[],
      nodeRegion,
      builtInCatalog.places,
    );
    if (misplaced !== '') return misplaced;
    await open.replace({
      documents: policies,
      dataClasses,
      dictionaries,
      keys: {
        current: Buffer.from(keys.current, 'base64'),
        previous: keys.previous === undefined ? undefined : Buffer.from(keys.previous, 'base64'),
      },
    });
    return '';
  } catch (error) {
    return error instanceof UsageError ? error.message : 'the policies cannot be run on';
  }
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : '');
