import { randomBytes, randomUUID } from 'node:crypto';
import { say, tokensIn } from '../../e2e/double/reply.ts';
import type { SeenRequest } from '../../e2e/double/seen.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { startChannelClient } from '../../pkg/channel/client.ts';
import type { Agent } from './conversation.ts';
import { holdsValue, seenPrompt, values, wholeOf } from './facts.ts';
import type { InjectedPod } from './injected.ts';
import { type OperatorHere, readPolicy } from './operator.ts';
import type { Placement } from './pod-on-machine.ts';
import type { Order } from './protocol.ts';
import type { Screen } from './screen.ts';
import { type PodHere, runPodHere } from './sidecar.ts';
import { apiKey, domicile, policyFile, type Stage } from './stage.ts';

const prompt = `Tell ${values.email} that ${values.iban} was credited.`;
const allowed = { prompt, geo: 'us', stream: false, webSearch: false } as const;

/** What a cluster would draw for the pod. */
export const podIdentity = { uid: randomUUID(), name: 'support', namespace: 'agents' };
export const podToken = randomBytes(24).toString('base64url');

/** The injected pod's own containers, run on this machine with the operator's own channel. */
export async function showEnforced(
  stage: Stage,
  injected: InjectedPod,
  operator: OperatorHere,
  screen: Screen,
): Promise<void> {
  screen.title('7  That very sidecar, run here: image, arguments, variables and volumes of the pod above');
  await using pod = await runPodHere(injected, placementIn(stage.folder), stage);
  screen.row('sidecar runs', pod.command.join(' '));
  screen.row('it is told', (injected.proxy.env ?? []).map(({ name }) => name).join(', '));
  screen.row(
    'not as there',
    'its user is you, loopback ports are free ones, the double stands for the provider; the operator has no cluster, ' +
      'only its compiler and its channel (TLS, an authority of its own)',
  );
  const show = { stage, pod, operator, screen };
  await beforeAnyPolicy(show);
  const policy = await readPolicy(policyFile);
  await underThePolicy(show, policy);
  await afterAChange(show, policy);
  await theRest(show);
}

interface Show {
  readonly stage: Stage;
  readonly pod: PodHere;
  readonly operator: OperatorHere;
  readonly screen: Screen;
}

const placementIn = (folder: string): Placement => ({
  folder,
  fields: {
    'metadata.uid': podIdentity.uid,
    'metadata.name': podIdentity.name,
    'metadata.namespace': podIdentity.namespace,
  },
  secrets: { anthropic: { 'api-key': apiKey } },
  token: podToken,
});

function nobodyIsAsked({ double }: Stage): void {
  double.play(() => {
    throw new Error('a refused request reached the provider');
  });
}

async function beforeAnyPolicy({ stage, pod, screen }: Show): Promise<void> {
  nobodyIsAsked(stage);
  const report = await pod.agent.act(allowed);
  screen.row(
    'no policy yet',
    report.kind === 'refused' ? `${report.status}: ${report.message}` : report.text,
  );
  screen.check(
    'until its operator has spoken it lets nothing pass, and its start-up probe fails',
    report.kind === 'refused' &&
      report.status === 503 &&
      stage.double.connections === 0 &&
      (await pod.probe()) === 503,
  );
}

async function underThePolicy(show: Show, policy: PolicyDocument): Promise<void> {
  const { stage, pod, operator, screen } = show;
  const said = await operator.apply(policy);
  screen.row('policy comes', `acknowledged as ${said.hash.slice(0, 16)}, ${said.problem ?? 'in force'}`);
  screen.check(
    'the sidecar runs on it, and its start-up probe succeeds',
    said.problem === undefined && (await pod.probe()) === 200,
  );
  stage.double.play((seen) => say(`Told ${tokensIn(seenPrompt(seen)).join(' about ')}.`));
  const report = await pod.agent.act(allowed);
  judgeAllowed(screen, stage.double.seen[0], report, pod.agent.key);
  nobodyIsAsked(stage);
  await refusedAs(show, 'inference_geo "global"', { ...allowed, geo: 'global' }, 'US');
}

function judgeAllowed(
  screen: Screen,
  sent: SeenRequest | undefined,
  report: Outcome,
  agentKey: string,
): void {
  const wire = sent === undefined ? 'nothing' : seenPrompt(sent);
  const tokens = tokensIn(wire);
  for (const token of tokens) screen.mark('token', token);
  screen.row('provider gets', wire);
  screen.row('agent reads', told(report));
  screen.check(
    'the request passes, masked on the wire and restored for the agent',
    tokens.length === 2 &&
      !holdsValue(wholeOf(sent)) &&
      told(report) === `Told ${values.email} about ${values.iban}.`,
  );
  screen.check(
    'the key reached the provider from a volume of the sidecar; the agent has a placeholder',
    sent?.headers['x-api-key'] === apiKey && agentKey !== '' && !agentKey.includes('sk-'),
  );
}

type Outcome = Awaited<ReturnType<Agent['act']>>;

const told = (report: Outcome): string =>
  report.kind === 'answer' ? report.text : `${report.status}: ${report.message}`;

async function afterAChange(show: Show, policy: PolicyDocument): Promise<void> {
  const { residency } = policy.spec;
  const said = await show.operator.apply({
    ...policy,
    spec: { ...policy.spec, residency: { ...residency, allow: ['DE'] } },
  });
  show.screen.row('policy changes', `allow: [DE], acknowledged as ${said.hash.slice(0, 16)}`);
  await refusedAs(show, 'what had passed a moment ago', allowed, 'DE');
}

async function refusedAs(
  { stage, pod, screen }: Show,
  what: string,
  order: Order,
  place: string,
): Promise<void> {
  const report = await pod.agent.act(order);
  screen.row('agent gets', told(report));
  screen.check(
    `${what} is refused with 451, outside ${place}, and the provider sees no connection`,
    report.kind === 'refused' &&
      report.status === 451 &&
      report.message.includes(`outside ${place}`) &&
      stage.double.connections === 0 &&
      stage.double.seen.length === 0,
  );
}

async function theRest({ stage, pod, operator, screen }: Show): Promise<void> {
  const answer = await firstFailure(operator, randomBytes(24).toString('base64url'));
  screen.row('a stranger', answer);
  screen.check("the channel refuses any token but the pod's", answer.includes('401'));
  const { status } = await domicile(['journal', 'verify', pod.journal], stage.signal);
  screen.check("the sidecar's journal is whole", status === 0);
}

/** What a sidecar with this token is told, in place of a configuration. */
async function firstFailure({ url, authority }: OperatorHere, token: string): Promise<string> {
  const heard = Promise.withResolvers<string>();
  const client = startChannelClient({
    url,
    ca: () => authority,
    readToken: () => token,
    onConfiguration: async () => {
      heard.resolve('a configuration');
      return undefined;
    },
    onHeartbeat: () => undefined,
    onError: (error) => heard.resolve(error instanceof Error ? error.message : String(error)),
  });
  const answer = await heard.promise;
  await client.stop();
  return answer;
}
