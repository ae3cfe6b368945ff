import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { variables } from '../../pkg/api/bootstrap.ts';
import { node, parentEnv, root } from '../run/domicile.ts';
import { messages, post } from '../run/post.ts';
import { spawnTied } from '../run/tied.ts';
import type { Dialled } from './chaos-rig.ts';
import { until } from './daemon.ts';

/** The sidecar of one pod as a process of this machine: what outlives its container is in `folder`. */
export interface SidecarProcess {
  /** Status of a request to Anthropic that is to be processed in this place. */
  readonly ask: (geo: string) => Promise<number>;
  /** Resolves once a request is answered with this status. */
  /** The same with what is said, in the United States. */
  readonly say: (prompt: string) => Promise<number>;
  readonly answers: (geo: string, status: number) => Promise<number>;
  readonly ready: () => Promise<string>;
  readonly pid: number;
  readonly kill: () => Promise<void>;
}

const secret = 'cluster-secret-0123456789';

export async function startSidecarProcess(
  folder: string,
  operator: Dialled,
  token: string,
  /** As the node that it runs on is labelled. */
  region = '',
  program = join(root, 'cmd', 'sidecar', 'main.ts'),
  /** `PROVIDER=URL` of what stands for a provider; empty: nothing does. */
  connectTo = '',
): Promise<SidecarProcess> {
  const [state, journal, tokenFile] = [join(folder, 'state'), join(folder, 'journal'), join(folder, 'token')];
  await mkdir(state, { recursive: true });
  await writeFile(tokenFile, token);
  const child = spawnTied(node, [program, 'channel'], {
    env: {
      ...parentEnv,
      [variables.channelUrl]: `https://127.0.0.1:${operator.ports.channel}`,
      [variables.channelCa]: operator.authority(),
      [variables.channelTokenFile]: tokenFile,
      [variables.secret]: secret,
      [variables.nodeRegion]: region,
      DOMICILE_STATE: state,
      DOMICILE_JOURNAL: journal,
      DOMICILE_PORTS: '0,0',
      DOMICILE_CONNECT_TO: connectTo,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said: Record<string, unknown>[] = [];
  const rest: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('{')) said.push(JSON.parse(line) as Record<string, unknown>);
    else rest.push(line);
  });
  const { port, adminPort } = await until('the sidecar is ready', async () => {
    if (child.exitCode !== null) throw new Error(`the sidecar ended: ${rest.join('\n')}`);
    return said.find(({ message }) => message === 'ready');
  });
  const at = { base: () => new URL(`http://127.0.0.1:${Number(port)}/${secret}/anthropic`) };
  const ask = async (geo: string): Promise<number> =>
    (await post(at, messages('Hello.', { inference_geo: geo }))).status;
  return {
    ask,
    say: async (prompt) => (await post(at, messages(prompt))).status,
    answers: (geo, status) =>
      until(`a request to ${geo} is answered ${status}`, async () =>
        (await ask(geo)) === status ? status : undefined,
      ),
    ready: async () => (await fetch(`http://127.0.0.1:${Number(adminPort)}/readyz`)).text(),
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
