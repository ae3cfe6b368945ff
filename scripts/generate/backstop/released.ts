import { captureContainer, paths, proxyContainer, variables, volumes } from '../../../pkg/api/bootstrap.ts';
import { standardEnvironment } from '../../../pkg/inject/environment.ts';
import { hostVariables } from '../../../pkg/inject/hosts.ts';
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

/** What the proxy, the init container and their volumes are in this release, field by field. */
export function releasedRules(): readonly Rule[] {
  const pod = injectedUnder();
  const proxy = containerOf(pod, proxyContainer);
  const capture = containerOf(pod, captureContainer);
  return [
    ...fieldRules('variables.proxy', proxy, ['env', 'volumeMounts']),
    ...environmentRules(proxy.env ?? []),
    ...mountRules(proxy),
    ...fieldRules('variables.capture', capture, ['args']),
    rulesetRule(),
    ...(pod.spec?.volumes ?? []).map(volumeRule),
    otherVolumes(pod.spec?.volumes ?? []),
    routesRule(),
  ];
}

/** Each field is there as released, apart from those that have rules of their own, and no other field is. */
function fieldRules(list: string, container: Container, apart: readonly string[]): readonly Rule[] {
  const { name, ...fields } = container;
  const compared = Object.entries(fields).filter(([field]) => ![...apart, ...free].includes(field));
  const known = strings(new Set([...Object.keys(container), ...free]));
  return [
    {
      expression: `${list}.all(c, dyn(c).all(field, field in ${known}))`,
      message: `${name} has a field that this release does not set.`,
    },
    ...compared.map(([field, value]) => ({
      expression: `${list}.all(c, '${field}' in c && c.${field} == ${literal(value)})`,
      message: `${name} is not as released: ${field}.`,
    })),
  ];
}

function environmentRules(env: readonly EnvVar[]): readonly Rule[] {
  const names = strings(env.map(({ name }) => name));
  const released = literal(env).replace(`'${placeholders.authority}'`, 'string(params.data[key])');
  const other = [
    `(e.name == '${variables.logLevel}' && e.?value.orValue('') in ['error', 'warn', 'info', 'debug'])`,
    `(e.name in ${strings(credentialVariables())} && e.?value.orValue('').startsWith('${paths.credentials}/'))`,
    `e.name in ${strings(hostNames())}`,
  ];
  return [
    {
      expression: `variables.proxy.all(c, params.?data.orValue({}).exists(key, c.env.filter(e, e.name in ${names}) == ${released}))`,
      message: `${proxyContainer} is not as released: its variables, or the authority among them.`,
    },
    {
      expression: `variables.proxy.all(c, c.env.filter(e, !(e.name in ${names})).all(e, ${other.join(' || ')}))`,
      message: `${proxyContainer} has a variable that injection does not set.`,
    },
  ];
}

/** What of the agents' variables the proxy is given: which of a provider's hosts they mean. */
const hostNames = (): readonly string[] =>
  [...new Set([...hostVariables(clients), ...clients.modes.flatMap(({ env }) => env)])].toSorted();

const credentials = `startsWith('${volumes.credentials}')`;

const mountRules = ({ volumeMounts }: Container): readonly Rule[] => [
  {
    expression: `variables.proxy.all(c, c.volumeMounts.filter(m, !m.name.${credentials}) == ${literal(volumeMounts)})`,
    message: `${proxyContainer} is not as released: volumeMounts.`,
  },
  {
    expression: `variables.proxy.all(c, c.volumeMounts.filter(m, m.name.${credentials}).all(m, m.mountPath.startsWith('${paths.credentials}/') && m.?readOnly.orValue(false) && dyn(m).all(field, field in ['name', 'mountPath', 'readOnly'])))`,
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
 * Every container of the agent's is led to the proxy: each of these variables is there, and wherever it is set, it is
 * set as released. The variables are gone through once, since there are dozens in every container of every pod.
 */
function routesRule(): Rule {
  const routes = Object.fromEntries(
    Object.entries(standardEnvironment(clients)).filter(([, value]) =>
      value.includes(`$(${variables.secret})`),
    ),
  );
  const names = strings(Object.keys(routes));
  const there = `[c.?env.orValue([]).map(e, e.name)].all(set, ${names}.all(name, name in set))`;
  const asReleased = `e.?value.orValue('') == ${literal(routes)}[e.name] && !('valueFrom' in e)`;
  const right = `c.?env.orValue([]).filter(e, e.name in ${names}).all(e, ${asReleased})`;
  return {
    expression: `variables.proxy.size() == 0 || variables.agents.all(c, ${there} && ${right})`,
    message: 'A container does not go through the proxy: its variables are not those that injection sets.',
  };
}
