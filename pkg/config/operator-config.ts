import type { InjectionConfig } from '../api/bootstrap.ts';
import { releasedImage } from '../api/release.ts';
import { describe, type Fields, fieldsOf, parseConfigurationFile, wrong } from './configuration-file.ts';
import type { Environment } from './environment.ts';

/** The file that `operator --config` names, JSON or YAML. */
export interface OperatorConfig {
  /** The operator's own. */
  readonly namespace: string;
  /** A file; absent: what Kubernetes mounts into every pod. */
  readonly kubeconfig: string | undefined;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** Ours alone, by the downward API: the pod's name. */
  readonly instance: string;
  readonly injection: Omit<InjectionConfig, 'version' | 'channel'>;
  /** Milliseconds that a sidecar goes by what it has without hearing from us. */
  readonly staleMs: number;
  /** As sidecars dial us. */
  readonly channelUrl: string;
  /** A Secret with the certificate of the webhooks, which somebody else renews; absent: ours, by our own authority. */
  readonly webhookSecret: string | undefined;
  /** Names and addresses that the serving certificate is for. */
  readonly hosts: readonly string[];
  /** Namespaces, beside our own and kube-system, whose pods the webhooks leave out. */
  readonly excludedNamespaces: readonly string[];
  /** Checksum by which admission policies name what this installation injects; absent: they are not waited for. */
  readonly backstop: string | undefined;
  /** Namespaces in which admission is tried by dry runs: one where pods ask for injection, one that enforces it. */
  readonly canary:
    | { readonly optin: string; readonly enforced: string; readonly everyMs: number }
    | undefined;
  /** Pods that have drifted and are evicted in a minute at most; 0: none. More needs a canary. */
  readonly evictPerMinute: number;
  /** Milliseconds for which agents with another image are given time to talk through their proxy; 0: for ever. */
  readonly silentMs: number;
  readonly host: string;
  readonly ports: { readonly webhook: number; readonly channel: number; readonly admin: number };
}

const levels = ['error', 'warn', 'info', 'debug'] as const;
const pullPolicies = ['Always', 'IfNotPresent', 'Never'] as const;
const known = [
  'namespace',
  'kubeconfig',
  'logLevel',
  'injection',
  'staleAfterSeconds',
  'channelUrl',
  'webhookSecret',
  'hosts',
  'excludedNamespaces',
  'backstop',
  'canary',
  'evictPerMinute',
  'silentAfterSeconds',
  'host',
];
const defaultPorts = { webhook: 9_443, channel: 8_443, admin: 15_020 } as const;
const defaultStaleSeconds = 3_600;
/** Less would deny at the first restart of an operator. */
const minStaleSeconds = 30;
const defaultSilentSeconds = 3_600;
/** All pods are looked at every 10 minutes, and proxies say every minute when they were last used. */
const leastSilentSeconds = 600;
const defaultCanarySeconds = 60;
/** Each round is four admissions. */
const leastCanarySeconds = 5;
/** Of the proxy, where neither the installation nor the pod says anything else. */
export const defaultResources: InjectionConfig['resources'] = {
  requests: { cpu: '50m', memory: '96Mi' },
  limits: { cpu: '1', memory: '768Mi' },
};

/** Reads the file; rejects with UsageError naming the field, what was found and what is allowed. */
export async function readOperatorConfig(path: string, environment: Environment): Promise<OperatorConfig> {
  return operatorConfigOf(path, await parseConfigurationFile(path), environment);
}

/** Of what is parsed already; `path` is what messages call it. */
export function operatorConfigOf(path: string, parsed: unknown, environment: Environment): OperatorConfig {
  const { ports = {}, ...given } = fieldsOf(parsed, path);
  const of = reader(path, given);
  for (const name of Object.keys(given)) {
    if (!known.includes(name))
      throw wrong(path, name, 'a field that is not known', [...known, 'ports'].join(', '));
  }
  const namespace = of.text('namespace', 'domicile-system');
  const service = `domicile-operator.${namespace}`;
  const canary = canaryOf(path, given['canary']);
  const seconds = of.number('staleAfterSeconds', defaultStaleSeconds, minStaleSeconds);
  return {
    namespace,
    kubeconfig: given['kubeconfig'] === undefined ? undefined : of.text('kubeconfig', ''),
    logLevel: of.one('logLevel', levels, 'info'),
    instance: environment['DOMICILE_POD_NAME'] ?? 'domicile-operator',
    injection: injectionOf(path, fieldsOf(given['injection'] ?? {}, path)),
    staleMs: seconds * 1000,
    channelUrl: of.text('channelUrl', `https://${service}.svc:8443`),
    webhookSecret: of.text('webhookSecret', '') || undefined,
    hosts: [`${service}.svc`, service, `${service}.svc.cluster.local`, ...of.texts('hosts')],
    excludedNamespaces: of.texts('excludedNamespaces'),
    backstop: of.text('backstop', '') || undefined,
    canary,
    evictPerMinute: evictionsOf(path, given, canary),
    silentMs: silentSecondsOf(path, given) * 1000,
    host: of.text('host', ''),
    ports: portsOf(path, fieldsOf(ports, path)),
  };
}

function injectionOf(path: string, given: Fields): OperatorConfig['injection'] {
  const of = reader(path, given);
  const images = reader(path, fieldsOf(given['images'] ?? {}, path));
  const { resources } = given;
  return {
    images: {
      proxy: images.text('proxy', releasedImage('proxy')),
      capture: images.text('capture', releasedImage('capture')),
    },
    resolvers: of.texts('resolvers'),
    trustedAuthorities: of.text('trustedAuthorities', ''),
    imagePullPolicy: of.one('imagePullPolicy', pullPolicies, 'IfNotPresent'),
    resources: (resources as InjectionConfig['resources'] | undefined) ?? defaultResources,
  };
}

/** Without a canary nobody would know whether what is evicted comes back any better. */
function evictionsOf(path: string, given: Fields, canary: OperatorConfig['canary']): number {
  const many = reader(path, given).number('evictPerMinute', 0, 0);
  if (many === 0 || canary !== undefined) return many;
  throw wrong(path, 'evictPerMinute', `${many} without a canary`, '0, or a canary beside it');
}

function silentSecondsOf(path: string, given: Fields): number {
  const seconds = reader(path, given).number('silentAfterSeconds', defaultSilentSeconds, 0);
  if (seconds === 0 || seconds >= leastSilentSeconds) return seconds;
  throw wrong(path, 'silentAfterSeconds', String(seconds), `0, or ${leastSilentSeconds} or more`);
}

function canaryOf(path: string, given: unknown): OperatorConfig['canary'] {
  if (given === undefined) return undefined;
  const of = reader(path, fieldsOf(given, path));
  return {
    optin: of.text('optin', 'domicile-system-canary'),
    enforced: of.text('enforced', 'domicile-system-canary-enforced'),
    everyMs: of.number('everySeconds', defaultCanarySeconds, leastCanarySeconds) * 1000,
  };
}

function portsOf(path: string, given: Fields): OperatorConfig['ports'] {
  const of = reader(path, given);
  return {
    webhook: of.number('webhook', defaultPorts.webhook, 0),
    channel: of.number('channel', defaultPorts.channel, 0),
    admin: of.number('admin', defaultPorts.admin, 0),
  };
}

function reader(path: string, given: Fields) {
  return {
    text: (name: string, otherwise: string): string => {
      const value = given[name] ?? otherwise;
      if (typeof value === 'string') return value;
      throw wrong(path, name, describe(value), 'a text');
    },
    texts: (name: string): readonly string[] => {
      const value = given[name] ?? [];
      if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
      throw wrong(path, name, describe(value), 'a list of texts');
    },
    number: (name: string, otherwise: number, least: number): number => {
      const value = given[name] ?? otherwise;
      if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
      throw wrong(path, name, describe(value), `a whole number, ${least} or more`);
    },
    one: <Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice => {
      const value = given[name] ?? otherwise;
      const chosen = choices.find((choice) => choice === value);
      if (chosen !== undefined) return chosen;
      throw wrong(path, name, describe(value), choices.join(', '));
    },
  };
}
