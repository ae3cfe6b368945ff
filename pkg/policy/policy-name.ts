import type { PolicyDocument } from '../api/generated/policy-document.ts';

/** `namespace/name`, or `name` where there is no namespace. */
export const policyName = ({ metadata }: PolicyDocument): string =>
  metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
