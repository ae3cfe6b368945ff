import type { RefusalCode } from '../../../pkg/inject/outcome.ts';
import type { PolicyWarning } from '../../../pkg/policy/warnings.ts';
import type { ProblemCode } from '../../../pkg/policy/problem.ts';

export type Level = 'error' | 'warning';

/** One thing that `analyze` can find. Codes never change their meaning; one that is given up is not used again. */
export interface Rule {
  readonly level: Level;
  /** What is wrong, without the particulars. */
  readonly title: string;
}

const error = (title: string): Rule => ({ level: 'error', title });
const warning = (title: string): Rule => ({ level: 'warning', title });

export const rules = {
  DOM001: error('The YAML cannot be read, or two readers could read it differently'),
  DOM002: error('The document is no policy that there is'),
  DOM003: error('A field is not known'),
  DOM004: error('A required field is missing'),
  DOM005: error('A value is not allowed'),
  DOM006: error('Fields do not go together'),
  DOM007: error('A place is not known'),
  DOM008: error('A provider is not known'),
  DOM009: error('A condition is not known'),
  DOM010: error('An entity is not known: nothing would find it'),
  DOM011: error('A name is taken by a built-in entity or another pattern'),
  DOM012: error('A pattern is not in RE2 syntax'),
  DOM013: error('A dictionary cannot be used'),
  DOM014: error('A selector names a label that cannot exist'),
  DOM015: error('A reachable range is no range, or too wide'),
  DOM016: error('A deployment cannot be where it is declared'),
  DOM017: error('A steer has no credential for its target'),
  DOM018: error('An exception has expired'),
  DOM019: error('An exception changes nothing'),
  DOM020: error('A data class would widen what residency allows'),
  DOM021: error('An entry can never take effect'),
  DOM022: error('A policy is there twice'),
  DOM023: error('Policies keep different credentials for one provider'),
  DOM030: warning('A plain word is a boolean to kubectl'),
  DOM031: warning('Approval is asked for, which denies until approvals exist'),
  DOM032: warning('A pattern or dictionary of an Audit policy is not looked for'),
  DOM033: warning('The policy only watches: mode is Audit'),
  DOM034: warning('What cannot be inspected passes unmasked'),
  DOM035: warning('Irreversible masks may be written into tool inputs'),
  DOM036: warning('Requests may pass unrecorded'),
  DOM037: warning('Ranges can be reached past the proxy'),
  DOM038: warning('An exception ends soon'),
  DOM039: warning('A credential in custody names no Secret'),
  DOM040: warning('An egress rule allows what residency always denies'),
  DOM041: warning('What the catalog says of a provider is old'),
  DOM050: error('Policies for the same pods allow no place in common'),
  DOM051: warning('An egress rule allows what another policy for the same pods denies'),
  DOM052: warning('A policy selects nothing'),
  DOM100: error('The pod is not one that Kubernetes would take'),
  DOM101: error('An annotation is not known'),
  DOM102: error('An annotation has a value that is not allowed'),
  DOM103: error('A pod opts out where its namespace enforces'),
  DOM104: error('A pod weakens the capture that its namespace enforces'),
  DOM105: error('Pod Security forbids what lockdown needs'),
  DOM106: error('The pod shares namespaces of the node'),
  DOM107: error('The containers of the pod see the processes of the proxy'),
  DOM108: error('The pod mounts a path of the node'),
  DOM109: error('A volume is of a kind that the node mounts from anywhere'),
  DOM110: error('Names would mean something else to the pod than to the cluster'),
  DOM111: error('The pod is for Windows'),
  DOM112: error('A container runs as the user of the proxy'),
  DOM113: error('A container is privileged'),
  DOM114: error('A container has capabilities that get round the proxy'),
  DOM115: error('A container may escalate its privileges under lockdown'),
  DOM116: error('A container has a port of the proxy'),
  DOM117: error('A container sets variables that injection decides'),
  DOM118: error('Containers of one pod name different hosts'),
  DOM119: error('A container or volume has a name of the proxy'),
  DOM120: error('A container mounts a volume of the proxy'),
  DOM121: error('The agent gets at a credential that policies keep from it'),
  DOM122: error('A volume asks for the token of the proxy'),
  DOM123: error('Policies keep different credentials for the pod'),
  DOM124: error('A pod names a data class that no policy for it has'),
  DOM125: error('A pod says itself in which region it runs'),
  DOM126: error('Policies require the pod to run in places that no region of nodes is in'),
  DOM130: error('No policy selects the pod, so it may send nothing'),
  DOM131: warning('A policy selects the pod, but nothing injects it'),
  DOM132: warning('Injection replaces variables that lead past the proxy'),
  DOM133: error('A key stands in the environment of a container in plain text'),
  DOM134: warning('The pod is captured cooperatively'),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleCode = keyof typeof rules;

export const isRuleCode = (text: string): text is RuleCode => Object.hasOwn(rules, text);

export const ruleOfProblem: Readonly<Record<ProblemCode, RuleCode>> = {
  yaml: 'DOM001',
  kind: 'DOM002',
  'field.unknown': 'DOM003',
  'field.missing': 'DOM004',
  'field.value': 'DOM005',
  'fields.together': 'DOM006',
  'name.place': 'DOM007',
  'name.provider': 'DOM008',
  'name.condition': 'DOM009',
  'name.entity': 'DOM010',
  'name.taken': 'DOM011',
  pattern: 'DOM012',
  dictionary: 'DOM013',
  selector: 'DOM014',
  range: 'DOM015',
  deployment: 'DOM016',
  steer: 'DOM017',
  'exception.past': 'DOM018',
  'exception.idle': 'DOM019',
  'name.class': 'DOM124',
  'class.widens': 'DOM020',
  never: 'DOM021',
  repeated: 'DOM022',
  'credentials.conflict': 'DOM023',
};

export const ruleOfWarning: Readonly<Record<PolicyWarning['code'], RuleCode>> = {
  approval: 'DOM031',
  'not-looked-for': 'DOM032',
  'egress-outside': 'DOM040',
};

export const ruleOfRefusal: Readonly<Record<RefusalCode, RuleCode>> = {
  'annotation.unknown': 'DOM101',
  'annotation.value': 'DOM102',
  'annotation.disabled': 'DOM103',
  'annotation.cooperative': 'DOM104',
  'pod.lockdown_forbidden': 'DOM105',
  'pod.host_namespaces': 'DOM106',
  'pod.shared_processes': 'DOM107',
  'pod.host_path': 'DOM108',
  'pod.volume_kind': 'DOM109',
  'pod.dns': 'DOM110',
  'pod.windows': 'DOM111',
  'pod.region_label': 'DOM125',
  'policy.placement': 'DOM126',
  'container.proxy_uid': 'DOM112',
  'container.privileged': 'DOM113',
  'container.capabilities': 'DOM114',
  'container.escalation': 'DOM115',
  'container.port': 'DOM116',
  'container.variable': 'DOM117',
  'container.regions': 'DOM118',
  'pod.reserved_name': 'DOM119',
  'pod.reserved_volume': 'DOM120',
  'pod.credential_secret': 'DOM121',
  'pod.token_audience': 'DOM122',
  'policy.credentials': 'DOM123',
};
