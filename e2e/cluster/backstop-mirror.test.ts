import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InjectionConfig } from '../../pkg/api/bootstrap.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import { rebuilt } from '../../pkg/inject/inject.ts';
import type { RefusalCode } from '../../pkg/inject/outcome.ts';
import type { Container, Pod, PodSpec } from '../../pkg/inject/pod.ts';
import { type RefusalCase, refusalCases } from '../../pkg/inject/refusals.test-data.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { installedConfig } from './installed-config.ts';
import './patience.ts';
import { authority, create, type Said, type Unattended, unattended } from './unattended.ts';

let here: Unattended;
let config: InjectionConfig;

beforeAll(async () => {
  here = await unattended();
  const { injection, channelUrl } = await installedConfig(here.cluster.admin);
  config = { ...injection, version: '1', channel: { url: channelUrl, ca: authority } };
});
afterAll(async () => here?.cluster.down());

const clients = clientsOf(builtInCatalog);

/** What injection refuses and the backstop need not, with why nothing is lost by it. */
const injectionAlone: Readonly<Partial<Record<RefusalCode, string>>> = {
  'annotation.unknown': 'it does nothing',
  'annotation.value': 'what is not understood does nothing',
  'pod.lockdown_forbidden': 'Pod Security itself refuses the pod',
  'pod.windows': 'the API server refuses the proxy in it',
  'container.port': 'the proxy has the port first',
  'container.variable':
    'what is led past the proxy reaches nothing under lockdown, and nobody is held without it',
  'container.regions': 'each request is judged by its own host',
  'policy.credentials': 'such policies deny everything',
  'policy.placement': 'the proxy refuses everything where it may not run',
};

/** The pod as somebody would forge it who has no webhook to ask: with all that injection adds, and what it refuses. */
function forged([, , pod, request = {}]: RefusalCase): Promise<Said> {
  const enforced = request.mode === 'enforce';
  const namespace = enforced ? 'agents' : 'open';
  const whole = complete(pod);
  const { spec, ...rest } = rebuilt({
    pod: whole,
    namespace: { name: namespace, labels: { ...request.namespace?.labels } },
    mode: enforced ? 'enforce' : 'optin',
    policies: [],
    config,
    clients,
  });
  return create(here.editor, namespace, {
    apiVersion: 'v1',
    kind: 'Pod',
    ...rest,
    spec: withReserved(spec ?? {}, whole.spec ?? {}),
  });
}

/** With what the pod had under names of ours, which injection takes out. */
function withReserved(built: PodSpec, own: PodSpec): PodSpec {
  const both = <Item extends { readonly name: string }>(
    injected: readonly Item[] = [],
    had: readonly Item[] = [],
  ) => [...injected, ...had.filter(({ name }) => name.startsWith('domicile-'))];
  return {
    ...built,
    containers: both(built.containers, own.containers),
    initContainers: both(built.initContainers, own.initContainers),
    volumes: both(built.volumes, own.volumes),
  };
}

/** With the images that an API server asks for. */
function complete(pod: Pod): Pod {
  const image = (containers: readonly Container[] = []) =>
    containers.map((one) => ({ image: 'agent:1', ...one }));
  const { containers, initContainers, ...spec } = pod.spec ?? {};
  return {
    ...pod,
    spec: { ...spec, containers: image(containers), initContainers: image(initContainers) },
  };
}

test.each(refusalCases.filter(([code]) => injectionAlone[code] === undefined))(
  'without a webhook, the backstop refuses %s: %s',
  async (...one) => {
    const [status, message] = await forged(one as RefusalCase);
    const told = message.includes('ValidatingAdmissionPolicy') || status === 422;
    expect([told, status, message]).toEqual([true, expect.any(Number), expect.any(String)]);
  },
);

test('what is left to injection alone is refused by it', () => {
  const cases = new Set(refusalCases.map(([code]) => code));
  expect(Object.keys(injectionAlone).filter((code) => !cases.has(code as RefusalCode))).toEqual([]);
});
