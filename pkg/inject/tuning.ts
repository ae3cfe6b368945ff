import { annotations as names, type Capture, type SidecarResources } from '../api/bootstrap.ts';
import { list, quote } from '../policy/describe.ts';
import { didYouMean } from '../policy/did-you-mean.ts';
import type { Refusal } from './outcome.ts';
import { annotationsOf } from './pod.ts';
import type { InjectionRequest } from './request.ts';

/** What a pod may decide of its own injection. Nothing here weakens it: too few resources make it slower, no wider. */
export interface Tuning {
  readonly capture: Capture;
  readonly logLevel: string | undefined;
  readonly resources: SidecarResources;
}

const quantity = /^(0|[1-9]\d{0,8})(\.\d{1,3})?(m|k|M|G|Ki|Mi|Gi)?$/;
const quantityWords = 'a quantity such as 100m or 256Mi';
const dataClasses = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(, ?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,31}$/;
const dataClassWords = 'up to 32 names of data classes such as health or health,payroll';
const levels = ['error', 'warn', 'info', 'debug'];
const captures = ['Lockdown', 'Cooperative'];

interface Allowed {
  readonly words: string;
  readonly test: (value: string) => boolean;
}

const oneOf = (values: readonly string[]): Allowed => ({
  words: list(values),
  test: (value) => values.includes(value),
});
const anything: Allowed = { words: 'anything', test: () => true };
const amount: Allowed = { words: quantityWords, test: (value) => quantity.test(value) };

/** The closed list; the last two are injection's own. */
const known: ReadonlyMap<string, Allowed> = new Map([
  [names.inject, oneOf(['enabled', 'disabled'])],
  [names.capture, oneOf(captures)],
  [names.dataClass, { words: dataClassWords, test: (value) => dataClasses.test(value) }],
  [names.logLevel, oneOf(levels)],
  [names.cpuRequest, amount],
  [names.cpuLimit, amount],
  [names.memoryRequest, amount],
  [names.memoryLimit, amount],
  [names.injected, anything],
  [names.added, anything],
]);

/** Written by injection; the rest is for people. */
const own: readonly string[] = [names.injected, names.added];

export function tuningProblems({ pod, mode, namespace }: InjectionRequest): readonly Refusal[] {
  const given = annotationsOf(pod);
  const problems = Object.entries(given)
    .filter(([name]) => name.startsWith(names.prefix))
    .flatMap(([name, value]) => annotationProblem(name, value));
  const enforced = mode === 'enforce';
  if (enforced && given[names.inject] === 'disabled') problems.push(disabled(namespace.name));
  const weaker = given[names.capture] === 'Cooperative' && namespace.labels[names.capture] !== 'Cooperative';
  if (enforced && weaker) problems.push(cooperative(namespace.name));
  return problems;
}

function annotationProblem(name: string, value: string): Refusal[] {
  const allowed = known.get(name);
  if (allowed === undefined) {
    const forPeople = [...known.keys()].filter((one) => !own.includes(one));
    const meant = didYouMean(name, forPeople);
    const hint = meant === undefined ? `known are ${list(forPeople)}` : `did you mean ${meant}?`;
    return [
      { code: 'annotation.unknown', message: `The annotation ${name} is not known: remove it; ${hint}` },
    ];
  }
  if (allowed.test(value)) return [];
  const message = `The annotation ${name} has the value ${quote(value)}: change it to ${allowed.words.replaceAll(', ', ' or ')}`;
  return [{ code: 'annotation.value', message }];
}

const disabled = (namespace: string): Refusal => ({
  code: 'annotation.disabled',
  message: `The annotation ${names.inject}: disabled does not count, because the label ${names.inject}: enabled of the namespace ${namespace} enforces injection: remove the annotation, or run the pod in another namespace`,
});

const cooperative = (namespace: string): Refusal => ({
  code: 'annotation.cooperative',
  message: `The annotation ${names.capture}: Cooperative would weaken what the namespace ${namespace} enforces: remove it, or have who may label the namespace label it ${names.capture}: Cooperative`,
});

/** Of annotations without problems. */
export function tuningOf({ pod, mode, namespace, config }: InjectionRequest): Tuning {
  const given = annotationsOf(pod);
  const { requests, limits } = config.resources;
  return {
    capture: captureOf(given[names.capture], namespace.labels[names.capture], mode),
    logLevel: given[names.logLevel],
    resources: {
      requests: {
        cpu: given[names.cpuRequest] ?? requests.cpu,
        memory: given[names.memoryRequest] ?? requests.memory,
      },
      limits: { cpu: given[names.cpuLimit] ?? limits.cpu, memory: given[names.memoryLimit] ?? limits.memory },
    },
  };
}

function captureOf(
  pod: string | undefined,
  namespace: string | undefined,
  mode: 'enforce' | 'optin',
): Capture {
  const asked = pod ?? namespace;
  if (asked === 'Lockdown' || asked === 'Cooperative') return asked;
  return mode === 'enforce' ? 'Lockdown' : 'Cooperative';
}
