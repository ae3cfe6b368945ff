import { agentImage, agentProgram } from '../images/agent.ts';
import type { Part } from '../workloads.ts';
import type { Question } from './questions.ts';

/** What an agent's pod is told apart by: the policy that selects it, and its own name. */
export interface Who {
  readonly name: string;
  readonly app: string;
}

const container = (name: string, args: readonly string[]): Part => ({
  name,
  image: agentImage,
  imagePullPolicy: 'Never',
  args,
});

export const serving: Part = {
  ...container('agent', [agentProgram('agent'), 'serve']),
  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
};
export const asking = (mode: 'once' | 'always', question: Question): Part =>
  container('agent', [agentProgram('agent'), mode, JSON.stringify(question)]);
/** Dials past every proxy. */
export const intruding = (who: string, name: string, addresses: readonly string[]): Part =>
  container('intruder', [agentProgram('intruder'), who, name, ...addresses]);

/** All that injection needs of whoever writes a pod: two annotations. */
const template = ({ name, app }: Who, spec: Part): Part => ({
  metadata: {
    labels: { app, run: name },
    annotations: { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Lockdown' },
  },
  spec: { terminationGracePeriodSeconds: 1, ...spec },
});

export const deployment = (who: Who, spec: Part): Part => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: who.name },
  spec: { selector: { matchLabels: { run: who.name } }, template: template(who, spec) },
});

const jobSpec = (who: Who, spec: Part): Part => ({
  backoffLimit: 0,
  template: template(who, { restartPolicy: 'Never', ...spec }),
});

export const job = (who: Who, spec: Part): Part => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: who.name },
  spec: jobSpec(who, spec),
});

export const everyMinute = (who: Who, spec: Part): Part => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: who.name },
  spec: { schedule: '* * * * *', jobTemplate: { spec: jobSpec(who, spec) } },
});
