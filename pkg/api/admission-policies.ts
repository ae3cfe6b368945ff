/**
 * What the API server itself holds, also while no operator runs. The chart takes the names from here, binds each under
 * its own, and has no other.
 */
export const admissionPolicyNames = [
  'domicile-bindings',
  'domicile-bypass',
  'domicile-bypass-optin',
  'domicile-cluster-secrets-and-labels',
  'domicile-containers',
  'domicile-enforce',
  'domicile-enforce-cooperative',
  'domicile-optin',
  'domicile-optin-lockdown',
  'domicile-secrets-and-labels',
  'domicile-tokens',
  'domicile-updates',
] as const;

/** Keeps the namespaces of the canary empty; it is there where they are. */
export const canaryAdmissionPolicy = 'domicile-canary';

/** Those that compare a pod with what injection makes of it. */
export const comparingPolicyNames = [
  'domicile-enforce',
  'domicile-enforce-cooperative',
  'domicile-optin',
  'domicile-optin-lockdown',
] as const satisfies readonly (typeof admissionPolicyNames)[number][];

/** Annotation of those: checksums, commas between, of the releases whose pods they take. The chart computes them. */
export const takesAnnotation = 'domicile.dev/takes';
