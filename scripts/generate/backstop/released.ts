import { captureContainer, paths, proxyContainer, variables, volumes } from '../../../pkg/api/bootstrap.ts';
import { routeVariables } from '../../../pkg/inject/environment.ts';
import type { Container, EnvVar, Volume } from '../../../pkg/inject/pod.ts';
import { literal, strings } from './cel.ts';
import { clients, containerOf, credentialVariables, injectedUnder, placeholders, range } from './sample.ts';

/** A rule of the backstop: what must hold of an injected pod. */
export interface Rule {
  readonly expression: string;
  readonly message: string;
}

/** Whatever the API server or a quota may add; it decides nothing. */
const free = ['resources', 'resizePolicy'];
/** Fields of our containers that have rules of their own. */
const apart = { proxy: ['env', 'volumeMounts'], capture: ['args'] } as const;

/** What the proxy, the init container and their volumes are in this release, field by field. */
export function releasedRules(): readonly Rule[] {
  const pod = injectedUnder();
  const proxy = containerOf(pod, proxyContainer);
  const capture = containerOf(pod, captureContainer);
  return [
    ...fieldRules('variables.proxy', proxy, apart.proxy),
    ...environmentRules(proxy.env ?? []),
    ...mountRules(proxy),
    ...fieldRules('variables.capture', capture, apart.capture),
    rulesetRule(),
    ...(pod.spec?.volumes ?? []).map(volumeRule),
    otherVolumes(pod.spec?.volumes ?? []),
    routesRule(),
  ];
}

/**
 * The same as a whole, which costs an API server a fraction: containers and volumes are compared each at once. This is
 * what judges; the rules above say what is wrong.
 */
export function releasedWhole(): readonly string[] {
  const pod = injectedUnder();
  const proxy = containerOf(pod, proxyContainer);
  const capture = containerOf(pod, captureContainer);
  const rules = [
    ...environmentRules(proxy.env ?? []),
    ...mountRules(proxy),
    rulesetRule(),
    volumesRule(pod.spec?.volumes ?? []),
    otherVolumes(pod.spec?.volumes ?? []),
    routesRule(),
  ];
  return [
    `variables.proxy.all(c, ${isContainer(proxy, apart.proxy)})`,
    `variables.capture.all(c, ${isContainer(capture, apart.capture)})`,
    ...rules.map(({ expression }) => expression),
  ];
}

/** `c` is the container, whatever it has in the fields apart and in those that decide nothing. */
function isContainer(container: Container, own: readonly string[]): string {
  const open = [...own, ...free];
  const fixed = Object.fromEntries(Object.entries(container).filter(([field]) => !open.includes(field)));
  const entries = Object.entries(fixed).map(([field, value]) => `'${field}': dyn(${literal(value)})`);
  const optional = open.map((field) => `?'${field}': c.?${field}`);
  return `c == {${[...entries, ...optional].join(', ')}} && ${plainResources}`;
}

/** Each field is there as released, apart from those that have rules of their own, and no other field is. */
function fieldRules(list: string, container: Container, own: readonly string[]): readonly Rule[] {
  const { name, ...fields } = container;
  const compared = Object.entries(fields).filter(([field]) => ![...own, ...free].includes(field));
  const known = strings(new Set([...Object.keys(container), ...free]));
  return [
    {
      expression: `${list}.all(c, dyn(c).all(field, field in ${known}))`,
      message: `${name} has a field that this release does not set.`,
    },
    {
      expression: `${list}.all(c, ${plainResources})`,
      message: `${name} claims a device, by which a driver could change it.`,
    },
    ...compared.map(([field, value]) => ({
      expression: `${list}.all(c, '${field}' in c && c.${field} == ${literal(value)})`,
      message: `${name} is not as released: ${field}.`,
    })),
  ];
}

/** Quotas and tuning give amounts; a claimed device could bring variables and mounts along. */
const plainResources = '!c.?resources.claims.hasValue()';

function environmentRules(env: readonly EnvVar[]): readonly Rule[] {
  const isAuthority = ({ value }: EnvVar): boolean => value === placeholders.authority;
  const authority = env.find(isAuthority)?.name ?? '';
  const fixed = env.filter((entry) => !isAuthority(entry));
  const names = strings(fixed.map(({ name }) => name));
  const all = strings(env.map(({ name }) => name));
  const released = `c.?env.orValue([]).filter(e, e.name in ${names}) == ${literal(fixed)}`;
  const published = 'params.?data.orValue({}).map(key, [params.data[key]])';
  const trusts = `c.?env.orValue([]).filter(e, e.name == '${authority}').map(e, e.?value.orValue('')) in ${published}`;
  const other = [
    `(e.name == '${variables.logLevel}' && e.?value.orValue('') in ['error', 'warn', 'info', 'debug'])`,
    `(e.name in ${strings(credentialVariables())} && e.?value.orValue('').matches('^${paths.credentials}/[0-9]+/credential$'))`,
    `e.name in ${strings(hostNames())}`,
  ];
  return [
    {
      expression: `variables.proxy.all(c, ${released} && ${trusts})`,
      message: `${proxyContainer} is not as released: its variables, or the authority among them.`,
    },
    {
      expression: `variables.proxy.all(c, c.?env.orValue([]).all(e, e.name in ${all} || (!e.?valueFrom.fileKeyRef.hasValue() && (${other.join(' || ')}))))`,
      message: `${proxyContainer} has a variable that injection does not set.`,
    },
  ];
}

/** What of the agents' variables the proxy is given: which of a provider's hosts they mean. */
const hostNames = (): readonly string[] => [...clients.hosts.union(clients.baseUrls)].toSorted();

const credentials = `startsWith('${volumes.credentials}')`;

const mountRules = ({ volumeMounts }: Container): readonly Rule[] => [
  {
    expression: `variables.proxy.all(c, c.?volumeMounts.orValue([]).filter(m, !m.name.${credentials}) == ${literal(volumeMounts)})`,
    message: `${proxyContainer} is not as released: volumeMounts.`,
  },
  {
    expression: `variables.proxy.all(c, c.?volumeMounts.orValue([]).filter(m, m.name.${credentials}).all(m, m.mountPath.matches('^${paths.credentials}/[0-9]+$') && m.?readOnly.orValue(false) && dyn(m).all(field, field in ['name', 'mountPath', 'readOnly'])))`,
    message: `${proxyContainer} mounts a credential otherwise than released.`,
  },
];

function volumeRule(volume: Volume): Rule {
  const { name } = volume;
  return {
    expression: `variables.proxy.size() == 0 || variables.volumes.filter(v, v.name == '${name}') == [dyn(${literal(volume)})]`,
    message: `The volume ${name} is not as released.`,
  };
}

/** All of them, in their order. */
const volumesRule = (released: readonly Volume[]): Rule => ({
  expression: `variables.volumes.filter(v, v.name in ${strings(released.map(({ name }) => name))}) == ${literal(released)}`,
  message: 'The volumes of the proxy are not as released.',
});

const otherVolumes = (released: readonly Volume[]): Rule => ({
  expression: `variables.volumes.filter(v, v.name.startsWith('domicile-') && !(v.name in ${strings(released.map(({ name }) => name))})).all(v, v.name.${credentials} && 'secret' in v)`,
  message: 'Volumes whose names begin with domicile- are for injection alone.',
});

/** Everything around the ranges must be as released; the ranges must be those that a cluster policy lists. */
function rulesetRule(): Rule {
  const plain = rulesetUnder({});
  const ranged = rulesetUnder({ reachableRanges: [range] });
  const line = ranged.split('\n').find((one) => one.includes(range)) ?? '';
  const [head = '', tail = ''] = ranged.split(`${line}\n`);
  if (line === '' || plain !== head + tail) throw new Error('ranges are no line of their own in the rules');
  const text = 'c.args[0]';
  const between = `${text}.substring(${literal(head)}.size(), ${text}.size() - ${literal(tail)}.size())`;
  const listed = `l.split('{ ')[1].split(' }')[0].split(', ').all(r, r in ${allowedRanges})`;
  const expression = `variables.capture.all(c, c.args.size() == 1 && (${text} == ${literal(plain)} || (${text}.startsWith(${literal(head)}) && ${text}.endsWith(${literal(tail)}) && ${text}.size() > ${literal(plain)}.size() && ${between}.split('\\n').all(l, l == '' || (l.matches('${rangesLine}') && ${listed})))))`;
  return {
    expression,
    message: `${captureContainer} is not as released: its rules, or ranges that no ClusterResidencyPolicy lists.`,
  };
}

const rangesLine = '^ +ip6? daddr [{] [0-9A-Fa-f.:/, ]+ [}] accept$';
const allowedRanges = "params.?data[?'ranges'].orValue('').split(',')";

function rulesetUnder(spec: object): string {
  const [text = ''] = containerOf(injectedUnder(spec), captureContainer).args ?? [];
  return text;
}

/**
 * Every container of the agent's is led to the proxy: its routes are all there, each once, as released and in the order
 * in which injection writes them.
 */
function routesRule(): Rule {
  const routes = routeVariables(clients);
  const names = strings(routes.map(({ name }) => name));
  return {
    expression: `variables.proxy.size() == 0 || variables.agents.all(c, c.?env.orValue([]).filter(e, e.name in ${names}) == ${literal(routes)})`,
    message: 'A container does not go through the proxy: its variables are not those that injection sets.',
  };
}
