import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import process from 'node:process';
import { nodePath, productImages } from '../../images/contents.ts';
import { agentPort, paths } from '../../pkg/api/bootstrap.ts';
import type { Container } from '../../pkg/inject/pod.ts';
import { type Agent, agentFile, meetAgent } from './conversation.ts';
import type { InjectedPod } from './injected.ts';
import { environmentOf, layVolumes, pathHere, type Placement } from './pod-on-machine.ts';
import { endProcess, run, type Stage } from './stage.ts';

/** The two containers of an injected pod, as processes of this machine. */
export interface PodHere extends AsyncDisposable {
  /** Program and arguments of the sidecar, as in its image and its specification. */
  readonly command: readonly string[];
  readonly agent: Agent;
  readonly journal: string;
  /** Status of the start-up probe now. */
  readonly probe: () => Promise<number>;
}

/** The only things that are not as in the pod: loopback is shared here, and the provider is the double. */
const loopbackHere = { DOMICILE_PORTS: '0,0' } as const;

/** Runs sidecar and agent on their specifications; what the sidecar's image holds is built from the sources. */
export async function runPodHere(
  { pod, proxy, agent }: InjectedPod,
  placement: Placement,
  { double, signal }: Stage,
): Promise<PodHere> {
  const cleanups = new AsyncDisposableStack();
  try {
    await layVolumes(pod, placement);
    const dist = join(placement.folder, 'image');
    const entry = await entryPointHere(dist, signal);
    const journal = join(pathHere(proxy, placement, paths.journal), 'records');
    const environment = {
      ...environmentOf(proxy, placement),
      ...loopbackHere,
      DOMICILE_STATE: pathHere(proxy, placement, paths.state),
      DOMICILE_JOURNAL: journal,
      DOMICILE_CONNECT_TO: `anthropic=${double.url}`,
    };
    const [program = '', ...args] = [...entry.here, ...(proxy.args ?? [])];
    const stdio = ['ignore', 'ignore', 'pipe'] as const;
    const sidecar = spawn(program, args, { env: environment, stdio: [...stdio], signal });
    cleanups.defer(() => endProcess(sidecar));
    const ports = await readyLine(createInterface({ input: sidecar.stderr }));
    const client = spawn(process.execPath, [agentFile], {
      env: { ...agentEnvironment(agent, placement, ports.port), HOME: placement.folder },
      stdio: ['pipe', 'pipe', 'inherit'],
      signal,
    });
    cleanups.defer(() => endProcess(client));
    return {
      command: [...entry.inImage, ...(proxy.args ?? [])],
      agent: await meetAgent(client, signal),
      journal,
      probe: async () => (await fetch(probeUrl(proxy, ports.adminPort), { signal })).status,
      [Symbol.asyncDispose]: () => cleanups.disposeAsync(),
    };
  } catch (error) {
    await cleanups.disposeAsync();
    throw error;
  }
}

interface EntryPoint {
  readonly inImage: readonly string[];
  readonly here: readonly string[];
}

/** Builds the bundles into `dist`, and says how the image of the proxy would start its own. */
async function entryPointHere(dist: string, signal: AbortSignal): Promise<EntryPoint> {
  const image = productImages.find(({ stage }) => stage === 'proxy');
  if (image === undefined) throw new Error('there is no image of the proxy');
  const built = await run(['scripts/build.ts', dist], signal);
  if (built.status !== 0) throw new Error('the sidecar could not be built');
  const here = (argument: string): string => {
    if (argument === nodePath) return process.execPath;
    const copy = image.copies.find(({ to }) => to === argument);
    return copy === undefined ? argument : copy.from.replace(/^dist/, dist);
  };
  return { inImage: image.entrypoint, here: image.entrypoint.map(here) };
}

/** The agent's variables as injected; the port of the proxy as it is here. */
function agentEnvironment(agent: Container, placement: Placement, port: number): Record<string, string> {
  const injected = Object.entries(environmentOf(agent, placement));
  return Object.fromEntries(
    injected.map(([name, value]) => [name, value.replaceAll(`127.0.0.1:${agentPort}`, `127.0.0.1:${port}`)]),
  );
}

type Probed = Container & { readonly startupProbe?: { readonly httpGet?: { readonly path?: string } } };

const probeUrl = ({ startupProbe }: Probed, port: number): string =>
  `http://127.0.0.1:${port}${startupProbe?.httpGet?.path ?? ''}`;

interface Ports {
  readonly port: number;
  readonly adminPort: number;
}

/** Reads the sidecar's log to its end; resolves once it says that it is ready. */
function readyLine(lines: ReturnType<typeof createInterface>): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('"message":"ready"')) resolve(JSON.parse(line) as Ports);
    });
    lines.on('close', () => reject(new Error(`the sidecar did not start:\n${said.join('\n')}`)));
  });
}
