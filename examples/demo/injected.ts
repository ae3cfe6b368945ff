import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Container, Pod } from '../../pkg/inject/pod.ts';
import type { OperatorHere } from './operator.ts';
import type { Screen } from './screen.ts';
import { domicile, policyFile, type Stage } from './stage.ts';

const podFile = join(import.meta.dirname, 'pod.yaml');

/** The parts of an injected pod that run. */
export interface InjectedPod {
  readonly pod: Pod;
  readonly lockdown: Container;
  readonly proxy: Container;
  readonly agent: Container;
}

const isSidecar = ({ restartPolicy, securityContext }: Container): boolean =>
  restartPolicy === 'Always' && securityContext?.runAsNonRoot === true;

/** The pod that you annotate on Kubernetes, and what `domicile inject`, or the operator, makes of it. */
export async function showInjected(
  stage: Stage,
  operator: OperatorHere,
  screen: Screen,
): Promise<InjectedPod | undefined> {
  screen.title('6  On Kubernetes: the pod that you annotate, and what comes back');
  screen.quote(await readFile(podFile, 'utf8'));
  const output = await inject(stage, operator);
  const injected = partsOf((parse(output) ?? {}) as Pod);
  if (injected === undefined) {
    screen.check('the pod is injected', false);
    return undefined;
  }
  const { lockdown, proxy, agent } = injected;
  screen.row('first', `${lockdown.name}: rules by which only the proxy may connect to elsewhere`);
  screen.row('then', `${proxy.name}: the proxy, running until the agent has ended`);
  screen.row('then', `the agent, with ${agent.env?.length} variables that point its clients at the proxy`);
  screen.check(
    'the proxy is a native sidecar that is not root, and the key is no longer in the pod',
    isSidecar(proxy) && !output.includes('sk-ant-the-real-one'),
  );
  return injected;
}

async function inject({ folder, signal }: Stage, { url, authority }: OperatorHere): Promise<string> {
  const file = join(folder, 'authority.pem');
  await writeFile(file, authority);
  const channel = ['--channel-url', url, '--channel-ca', file];
  const args = ['inject', '--enforce', '-f', podFile, '--policy', policyFile, ...channel];
  return (await domicile(args, signal, 'ignore')).output;
}

function partsOf(pod: Pod): InjectedPod | undefined {
  const { initContainers: [lockdown, proxy] = [], containers: [agent] = [] } = pod.spec ?? {};
  return lockdown && proxy && agent && { pod, lockdown, proxy, agent };
}
