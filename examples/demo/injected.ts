import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Container, Pod } from '../../pkg/inject/pod.ts';
import type { Screen } from './screen.ts';
import { policyFile } from './stage.ts';

const root = join(import.meta.dirname, '..', '..');
const podFile = join(import.meta.dirname, 'pod.yaml');

async function injected(): Promise<string> {
  const args = ['inject', '--enforce', '-f', podFile, '--policy', policyFile];
  const { stdout } = await promisify(execFile)(process.execPath, ['cmd/domicile/main.ts', ...args], {
    cwd: root,
  });
  return stdout;
}

const isSidecar = ({ restartPolicy, securityContext }: Container): boolean =>
  restartPolicy === 'Always' && securityContext?.runAsNonRoot === true;

/** The pod that you annotate on Kubernetes, and what `domicile inject`, or the operator, makes of it. */
export async function showInjected(screen: Screen): Promise<void> {
  screen.title('6  On Kubernetes: the pod that you annotate, and what comes back');
  screen.quote(await readFile(podFile, 'utf8'));
  const text = await injected();
  const { initContainers = [], containers = [] } = (parse(text) as Pod).spec ?? {};
  const [lockdown, proxy] = initContainers;
  const [agent] = containers;
  if (!lockdown || !proxy || !agent) return screen.check('the pod is injected', false);
  screen.row('first', `${lockdown.name}: rules by which only the proxy may connect to elsewhere`);
  screen.row('then', `${proxy.name}: the proxy, running until the agent has ended`);
  screen.row('then', `the agent, with ${agent.env?.length} variables that point its clients at the proxy`);
  screen.check(
    'the proxy is a native sidecar that is not root, and the key is no longer in the pod',
    isSidecar(proxy) && !text.includes('sk-ant-the-real-one'),
  );
}
