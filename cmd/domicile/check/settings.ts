import { admissionPolicyNames, canaryAdmissionPolicy } from '../../../pkg/api/admission-policies.ts';
import { parseYaml } from '../../../pkg/config/yaml-text.ts';

/** What the installation has decided, as far as it decides what is looked at. */
export interface Settings {
  /** The Secret with the certificate of the webhooks, where somebody else issues it. */
  readonly webhookSecret: string | undefined;
  readonly canary: boolean;
}

/** Where the operator's configuration cannot be read, as the chart installs without further values. */
export const usualSettings: Settings = { webhookSecret: undefined, canary: true };

/** Of the operator's configuration, which may be of another release: what is not known here is left alone. */
export function settingsOf(text: string): Settings {
  const { webhookSecret, canary } = fieldsIn(text);
  return {
    webhookSecret: typeof webhookSecret === 'string' && webhookSecret !== '' ? webhookSecret : undefined,
    canary: typeof canary === 'object' && canary !== null,
  };
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  const parsed = parseYaml(text);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : {};
}

/** The admission policies that this installation has. */
export const admissionPoliciesOf = ({ canary }: Settings): readonly string[] =>
  canary ? [...admissionPolicyNames, canaryAdmissionPolicy] : admissionPolicyNames;
