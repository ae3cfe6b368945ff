import type { ResidencyPolicySpec } from '../../api/generated/policy-document.ts';
import type { PolicyContext } from '../context.ts';
import type { Finding, ProblemCode } from '../problem.ts';

export type Section = Exclude<keyof ResidencyPolicySpec, 'mode'>;

/** What a check may look at besides its own policy. */
export interface CheckContext extends PolicyContext {
  /** The file that the policy stands in. */
  readonly file: string;
  /** The namespace that the policy is of; absent: of the cluster. */
  readonly namespace: string | undefined;
  /** Names of the masking patterns and dictionaries of all policies: entities too. */
  readonly patternNames: ReadonlySet<string>;
}

/** Looks at sections that have the right shape; values may still be wrong. */
export interface Check {
  /** Of findings that have none of their own. */
  readonly code: ProblemCode;
  readonly needs: readonly Section[];
  readonly run: (spec: ResidencyPolicySpec, context: CheckContext) => Iterable<CheckFinding>;
}

export type CheckFinding = Omit<Finding, 'code'> & Partial<Pick<Finding, 'code'>>;
