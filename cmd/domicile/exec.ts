import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import process from 'node:process';
import { boundsVariable } from '../../pkg/api/bounds.ts';
import { childEnvironment } from '../../pkg/config/child-environment.ts';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { credentialSourcesOf, openProxy } from '../open-proxy.ts';
import { newSession } from '../process.ts';
import { sessionFolder, signedPartsFile } from './journal-folders.ts';
import { runChild } from './run-child.ts';
import { summaryOf } from './summary.ts';

export interface ExecOptions {
  readonly policy: readonly string[];
  readonly dataClass?: readonly string[];
  readonly catalog?: readonly string[];
  readonly journal?: string;
  readonly keyFile?: string;
  readonly connectTo: readonly string[];
  readonly adminPort?: string;
  readonly addressEvidence?: string;
}

const loopback = '127.0.0.1';

/** Runs a command behind the proxy: validate, open, run, drain. Resolves with the command's own exit status. */
export async function exec(command: readonly string[], options: ExecOptions): Promise<number> {
  // Node would tell of http-proxy, at its first relayed request, that it calls `util._extend`: no user can act on it.
  process.noDeprecation = true;
  const environment = readEnvironment();
  const session = newSession();
  const secret = randomBytes(24).toString('base64url');
  const journal = options.journal ?? sessionFolder(environment, session);
  const open = await openProxy({
    environment,
    policies: options.policy,
    dataClasses: options.dataClass ?? [],
    catalog: options.catalog ?? [],
    listen: { host: loopback, port: 0 },
    admin: options.adminPort === undefined ? undefined : { host: loopback, port: portOf(options.adminPort) },
    session,
    secret,
    keyFile: options.keyFile,
    connectTo: options.connectTo,
    bounds: environment[boundsVariable],
    journal,
    addressEvidence: options.addressEvidence,
    signedParts: options.journal === undefined ? signedPartsFile(environment) : join(journal, 'signed-parts'),
    command: shown(command),
  });
  for (const warning of open.warnings) process.stderr.write(`domicile: ${warning}\n`);
  if (open.adminPort !== undefined) {
    process.stderr.write(`domicile: metrics on http://${loopback}:${open.adminPort}/metrics\n`);
  }

  const modes = [...open.catalog.modes.values()].map((mode) => mode.data);
  const address = { authority: `${loopback}:${open.proxy.port}`, secret };
  const child = childEnvironment(
    environment,
    address,
    modes,
    open.credentials,
    credentialSourcesOf(open.catalog),
  );
  try {
    return await runChild(command, child);
  } finally {
    const head = await open.close();
    const { recorded, proxy } = open;
    process.stderr.write(
      summaryOf({ tally: proxy.tally, session, journal, head, recorded, connectTo: options.connectTo }),
    );
  }
}

const maxPort = 65_535;

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= maxPort) return port;
  throw new UsageError(`--admin-port: found "${text}"; allowed: a port from 0 (any free one) to ${maxPort}`);
}

/** Program and script by their names: enough to tell sessions apart, and no argument that could hold data. */
function shown([program = '', script = '']: readonly string[]): readonly string[] {
  const isScript = /\.[cm]?[jt]sx?$|\.py$|\.sh$/.test(script);
  return isScript ? [basename(program), basename(script)] : [basename(program)];
}
