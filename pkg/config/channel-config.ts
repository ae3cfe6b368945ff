import { join } from 'node:path';
import { adminPort, agentPort, paths, variables } from '../api/bootstrap.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type Level, levels } from '../log/logger.ts';
import type { Environment } from './environment.ts';
import { keepRootKey } from './root-key.ts';
import type { Listen } from './sidecar-config.ts';

/** What the pod's specification tells a sidecar: where its operator is, and never a policy. */
export interface ChannelConfig {
  readonly url: string;
  /** PEM. */
  readonly ca: string;
  readonly tokenFile: string;
  /** PEM of authorities that are trusted for providers, beside the public ones; empty: none. */
  readonly trustedAuthorities: string;
  /** What callers must present. */
  readonly secret: string;
  readonly listen: Listen;
  readonly admin: Listen;
  /** Outlives the container, not the pod. */
  readonly state: string;
  readonly journal: string;
  readonly keyFile: string;
  /** `PROVIDER=URL`; outside of tests none. */
  readonly connectTo: readonly string[];
  readonly logLevel: Level;
  /** The label of the node that the pod runs on; empty where it has none. */
  readonly nodeRegion: string;
}

/** For tests and the demo, in which many sidecars share a machine and a double stands for providers. */
const own = {
  state: 'DOMICILE_STATE',
  journal: 'DOMICILE_JOURNAL',
  ports: 'DOMICILE_PORTS',
  connectTo: 'DOMICILE_CONNECT_TO',
} as const;

/** @throws UsageError naming the variable that is missing. */
export function readChannelConfig(environment: Environment): ChannelConfig {
  const given = (name: string): string => {
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw new UsageError(
      `${name} is not set: injection sets it. To run without an operator, use --config FILE.`,
    );
  };
  const orNothing = (name: string): string => environment[name] ?? '';
  const url = given(variables.channelUrl);
  if (!url.startsWith('https://')) throw new UsageError(`${variables.channelUrl} must begin with https://`);
  const [agent = agentPort, admin = adminPort] = orNothing(own.ports)
    .split(',')
    .filter((port) => port !== '')
    .map(Number);
  const state = environment[own.state] ?? paths.state;
  const keyFile = join(state, 'root-key');
  keepRootKey(keyFile);
  return {
    url,
    ca: given(variables.channelCa),
    tokenFile: given(variables.channelTokenFile),
    trustedAuthorities: orNothing(variables.trustedAuthorities),
    secret: given(variables.secret),
    listen: { host: '127.0.0.1', port: agent },
    // No host: every address of the pod, of whichever families it has.
    admin: { host: '', port: admin },
    state,
    // A folder of our own: what is mounted belongs to root, and a journal is for its owner alone.
    journal: environment[own.journal] ?? join(paths.journal, 'records'),
    keyFile,
    connectTo: orNothing(own.connectTo)
      .split(',')
      .filter((mapping) => mapping !== ''),
    nodeRegion: orNothing(variables.nodeRegion),
    logLevel: levelOf(environment[variables.logLevel] ?? 'info'),
  };
}

function levelOf(text: string): Level {
  if (Object.hasOwn(levels, text)) return text as Level;
  throw new UsageError(`${variables.logLevel} must be one of ${Object.keys(levels).join(', ')}`);
}
