import type { Path } from '../../../pkg/policy/problem.ts';
import type { RuleCode } from './rules.ts';

/** Where something stands: in a file, or as an object of a cluster, which has no lines. */
export interface Place {
  /** A file as it was named, or `ResidencyPolicy agents/eu-only` of a cluster. */
  readonly where: string;
  /** From 1; absent in a cluster. */
  readonly line?: number;
  /** From 1; absent in a cluster. */
  readonly column?: number;
}

export interface AnalysisFinding {
  readonly code: RuleCode;
  /** What was found, why that matters and what to do; no value of a variable, no key. */
  readonly message: string;
  /** `Deployment agents/support`; empty where a text is no object at all. */
  readonly subject: string;
  readonly place: Place;
}

/** One object, with the way back from a field to where it stands. */
export interface Manifest {
  readonly value: unknown;
  readonly place: (path: Path, atKey?: boolean) => Place;
}

/** `agents/support`, `support` */
export const objectName = (name: string, namespace: string | undefined): string =>
  namespace === undefined ? name : `${namespace}/${name}`;
