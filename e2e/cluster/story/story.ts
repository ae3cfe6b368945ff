import { readFileSync } from 'node:fs';
import { authorityOf } from '../certificates.ts';
import { install, operatorNamespace, type Values } from '../chart.ts';
import type { Client } from '../client.ts';
import { type Cluster, up } from '../cluster.ts';
import { until } from '../daemon.ts';
import { writeAgentImage } from '../images/agent.ts';
import { previousValues, productValues, writePreviousImages, writeProductImages } from '../images/product.ts';
import { importImage } from '../node/runtime.ts';
import { policyOf, policyPath } from '../policies.ts';
import type { PreviousRelease } from '../previous-release.ts';
import { type Note, type Provider, startProvider } from '../provider.ts';
import { deployment, serving, type Who } from './agents.ts';
import type { Outcome, Question } from './questions.ts';

export const namespace = 'agents';
export const hosts = ['api.anthropic.com', 'bedrock-runtime.eu-central-1.amazonaws.com'] as const;

/** A cluster in which the chart is installed, with who uses it and the providers' double outside. */
export interface Story {
  readonly cluster: Cluster;
  readonly provider: Provider;
  /** May edit what is in the namespace of the agents, and write no policy. */
  readonly alice: Client;
  /** Answers for the policies of that namespace, and may do nothing else. */
  readonly olga: Client;
  /** Of the chart, beside its images. */
  readonly values: Values;
}

/** Of its nodes; the second is there where a story asks for it. */
export const regions = { first: 'eu-central-1', second: 'us-east-1' } as const;
type Region = (typeof regions)[keyof typeof regions];

export interface Beginning {
  readonly secondNode?: boolean;
  /** Stays when this process ends. */
  readonly kept?: boolean;
  readonly staleAfterSeconds?: number;
  /** Installed in place of this release, whose images are there too. */
  readonly before?: PreviousRelease;
}

/** Installs the product as its guide says, and gives two ordinary people their rights. */
export async function begin(beginning: Beginning = {}): Promise<Story> {
  const { kept = false, staleAfterSeconds = 3_600, secondNode = false, before } = beginning;
  const cluster = await up({
    node: true,
    kept,
    ...(secondNode && { secondNode: { region: regions.second } }),
  });
  try {
    const provider = await startProvider(cluster, hosts);
    const { state, admin } = cluster;
    const values = {
      trustedAuthorities: readFileSync(authorityOf(state).cert, 'utf8'),
      'operator.staleAfterSeconds': staleAfterSeconds,
    };
    await installProduct(cluster, values, before);
    await rolledOut(admin);
    await admin.kubectl('create', 'namespace', namespace);
    await keepSecrets(admin);
    const within = ['-n', namespace];
    await admin.kubectl(
      'create',
      'rolebinding',
      'editors',
      ...within,
      '--clusterrole=edit',
      '--group=editors',
    );
    await admin.kubectl(
      'create',
      'role',
      'policies',
      ...within,
      '--verb=*',
      '--resource=residencypolicies.domicile.dev',
    );
    await admin.kubectl(
      'create',
      'rolebinding',
      'officers',
      ...within,
      '--role=policies',
      '--group=officers',
    );
    const alice = await cluster.user('alice', 'editors');
    const olga = await cluster.user('olga', 'officers');
    return { cluster, provider, alice, olga, values };
  } catch (error) {
    await cluster.down();
    throw error;
  }
}

/** With the images of this release there in any case, and those of the one before where that is installed. */
async function installProduct(
  cluster: Cluster,
  values: Values,
  before: PreviousRelease | undefined,
): Promise<void> {
  const { state } = cluster;
  const archives = [
    ...(await writeProductImages(state.folder)),
    ...(before === undefined ? [] : await writePreviousImages(state.folder, before)),
    await writeAgentImage(state.folder),
  ];
  for (const archive of archives) await importImage(state, archive);
  const images = before === undefined ? productValues : previousValues;
  await install(cluster, { ...values, ...images }, before?.chart);
}

export const rolledOut = ({ kubectl }: Client): Promise<string> =>
  kubectl('rollout', 'status', 'deployment/domicile-operator', '-n', operatorNamespace, '--timeout=240s');

/** What the policies name: the keys that the agents never see. */
export const realKeys = { anthropic: 'sk-ant-real', aws: 'AKIDREAL' } as const;

async function keepSecrets({ kubectl }: Client): Promise<void> {
  const aws = `[default]\naws_access_key_id = ${realKeys.aws}\naws_secret_access_key = real\n`;
  const secret = ['create', 'secret', 'generic', '-n', namespace];
  await kubectl(...secret, 'anthropic', `--from-literal=api-key=${realKeys.anthropic}`);
  await kubectl(...secret, 'aws', `--from-literal=credentials=${aws}`);
}

export async function applyPolicy({ olga }: Story, name: string, spec: object): Promise<void> {
  const { status, body } = await olga.request('POST', policyPath(namespace), policyOf(name, spec));
  if (status !== 201) throw new Error(`the policy ${name} was answered ${status}: ${JSON.stringify(body)}`);
}

export const editPolicy = ({ olga }: Story, name: string, spec: object): ReturnType<Client['request']> =>
  olga.request('PATCH', `${policyPath(namespace)}/${name}`, { spec }, 'application/merge-patch+json');

/** As an ordinary person would, with kubectl. */
export async function create({ alice }: Story, ...items: readonly object[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = await alice.tryKubectl(['create', '-n', namespace, '-f', '-'], list);
  if (status !== 0) throw new Error(stderr);
}

export interface Employment {
  /** Where its pod must run; anywhere where absent. */
  readonly region?: Region;
  readonly env?: Readonly<Record<string, string>>;
}

/** A Deployment of an agent that asks what it is told to. */
export function agentDeployment(who: Who, { region, env = {} }: Employment = {}): object {
  const variables = Object.entries(env).map(([name, value]) => ({ name, value }));
  return deployment(who, {
    containers: [{ ...serving, env: variables }],
    ...(region !== undefined && { nodeSelector: { 'topology.kubernetes.io/region': region } }),
  });
}

/** Creates an agent, and waits until it runs. */
export async function employ(story: Story, who: Who, employment: Employment = {}): Promise<void> {
  await create(story, agentDeployment(who, employment));
  await story.alice.kubectl('rollout', 'status', `deployment/${who.name}`, '-n', namespace, '--timeout=240s');
}

/** The name of the one pod of an agent. */
export async function podOf({ alice }: Story, name: string): Promise<string> {
  const path = 'jsonpath={.items[*].metadata.name}';
  return alice.kubectl('get', 'pods', '-n', namespace, '-l', `run=${name}`, '-o', path);
}

/** Has an agent ask; what its SDK made of it. */
export async function ask(story: Story, name: string, question: Question): Promise<Outcome> {
  const pod = await podOf(story, name);
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}:8080/proxy/`;
  const { status, body } = await story.alice.request('POST', path, question);
  if (status !== 200) throw new Error(`${name} could not be asked: ${status} ${JSON.stringify(body)}`);
  return body as Outcome;
}

/** Has an agent ask again and again until it comes out so. */
export const askUntil = (
  story: Story,
  name: string,
  question: Question,
  holds: (outcome: Outcome) => boolean,
): Promise<Outcome> =>
  until(`${name} is answered so`, async () => {
    const outcome = await ask(story, name, question);
    return holds(outcome) ? outcome : undefined;
  });

export const isAnswered = (outcome: Outcome): boolean => 'text' in outcome;
export const isRefusedWith =
  (status: number) =>
  (outcome: Outcome): boolean =>
    'status' in outcome && outcome.status === status;

/** What reached the door of the providers with this in it. */
export const requestsWith = ({ provider }: Story, text: string): readonly Note[] =>
  provider.notes().filter(({ kind, body = '' }) => kind === 'request' && body.includes(text));
