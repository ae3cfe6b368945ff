import type { Settings } from './settings.ts';

/** A verb on a kind, of the cluster or of the namespace that is installed into. */
export interface NeededRight {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly inNamespace: boolean;
}

const create = (
  group: string,
  inNamespace: boolean,
  ...resources: readonly string[]
): readonly NeededRight[] => resources.map((resource) => ({ verb: 'create', group, resource, inNamespace }));

/** To install the chart: one for each kind that it has. */
export const rightsToInstall: readonly NeededRight[] = [
  ...create('apiextensions.k8s.io', false, 'customresourcedefinitions'),
  ...create('', false, 'namespaces'),
  ...create('rbac.authorization.k8s.io', false, 'clusterroles', 'clusterrolebindings'),
  ...create(
    'admissionregistration.k8s.io',
    false,
    'mutatingwebhookconfigurations',
    'validatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
  ),
  ...create('rbac.authorization.k8s.io', true, 'roles', 'rolebindings'),
  ...create('', true, 'serviceaccounts', 'secrets', 'configmaps', 'services'),
  ...create('apps', true, 'deployments'),
  ...create('batch', true, 'jobs'),
  ...create('policy', true, 'poddisruptionbudgets'),
];

const operatorMay = (group: string, resource: string, ...verbs: readonly string[]): readonly NeededRight[] =>
  verbs.map((verb) => ({ verb, group, resource, inNamespace: false }));

/** Of the operator: without one of these it does not do what it is for. */
export const rightsOfOperator = ({ webhookSecret }: Settings): readonly NeededRight[] => [
  ...operatorMay('domicile.dev', 'residencypolicies', 'list', 'watch'),
  ...operatorMay('domicile.dev', 'clusterresidencypolicies', 'list', 'watch'),
  {
    verb: 'patch',
    group: 'domicile.dev',
    resource: 'residencypolicies',
    subresource: 'status',
    inNamespace: false,
  },
  ...operatorMay('', 'pods', 'list', 'watch'),
  ...operatorMay('', 'namespaces', 'list', 'watch'),
  ...operatorMay('', 'configmaps', 'get', 'list', 'watch'),
  ...operatorMay('authentication.k8s.io', 'tokenreviews', 'create'),
  { verb: 'get', group: '', resource: 'secrets', name: 'domicile-authority', inNamespace: true },
  { verb: 'get', group: '', resource: 'secrets', name: 'domicile-root-key', inNamespace: true },
  ...(webhookSecret === undefined
    ? []
    : [{ verb: 'get', group: '', resource: 'secrets', name: webhookSecret, inNamespace: true }]),
  {
    verb: 'update',
    group: 'coordination.k8s.io',
    resource: 'leases',
    name: 'domicile-operator',
    inNamespace: true,
  },
];

/** As `kubectl auth can-i` takes it. */
export function rightText(
  { verb, group, resource, subresource, name, inNamespace }: NeededRight,
  namespace: string,
): string {
  const kind = group === '' ? resource : `${resource}.${group}`;
  const whole = subresource === undefined ? kind : `${kind} --subresource=${subresource}`;
  return `${verb} ${name === undefined ? whole : `${kind}/${name}`}${inNamespace ? ` -n ${namespace}` : ''}`;
}
