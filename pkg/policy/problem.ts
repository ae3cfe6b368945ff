import { UsageError } from '../errors/usage-error.ts';

export type Path = readonly (string | number)[];

/** Why a policy is not acceptable, for programs. */
export type ProblemCode =
  | 'yaml'
  | 'kind'
  | 'field.unknown'
  | 'field.missing'
  | 'field.value'
  | 'fields.together'
  | 'name.place'
  | 'name.provider'
  | 'name.condition'
  | 'name.class'
  | 'name.entity'
  | 'name.taken'
  | 'pattern'
  | 'dictionary'
  | 'selector'
  | 'range'
  | 'deployment'
  | 'steer'
  | 'exception.past'
  | 'exception.idle'
  | 'class.widens'
  | 'never'
  | 'repeated'
  | 'credentials.conflict';

/** What a check found, before it is known where in a file it stands. */
export interface Finding {
  readonly code: ProblemCode;
  /** From the document's root: `['spec', 'residency', 'allow', 1]`. */
  readonly path: Path;
  /** As people read it: `"EUU"`, `an empty list`. Never a secret. */
  readonly found: string;
  readonly allowed: string;
  /** A value that was perhaps meant. */
  readonly meant?: string | undefined;
  /** The finding is about the field's name and not its value. */
  readonly atKey?: boolean;
}

/** One thing wrong with one policy file. */
export interface PolicyProblem {
  readonly code: ProblemCode;
  /** Empty where it is about no file: see `nowhere`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** `spec.residency.allow[1]` */
  readonly field: string;
  readonly found: string;
  readonly allowed: string;
  /** All of it in one line. */
  readonly message: string;
}

/** Problems that are told at most of what is loaded together. */
export const mostProblems = 1_000;

/** Problems that the message of a `PolicyError` spells out; of the rest it says how many there are. */
export const spelledOut = 100;

/** Policies that are not acceptable, with every problem that was found in them. */
export class PolicyError extends UsageError {
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    const lines = problems.slice(0, spelledOut).map(({ message }) => message);
    const rest = problems.length - lines.length;
    super([...lines, ...(rest > 0 ? [`... and ${rest} more`] : [])].join('\n'));
    this.problems = problems;
  }
}

/** Longest key that a field is told with, in UTF-16 units: a label's at most. What is longer is nobody's, and cut. */
export const longestKey = 317;

const keyOf = (key: string): string => (key.length > longestKey ? `${key.slice(0, longestKey)}...` : key);

export const fieldOf = (path: Path): string =>
  path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? keyOf(key) : `${field}.${keyOf(key)}`;
  }, '');

export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where what is about no file stands: about all of them, or about what was said beside them. */
export const nowhere: Position = { file: '', line: 1, column: 1 };

export function problemAt(position: Position, finding: Finding): PolicyProblem {
  const { file, line, column } = position;
  const field = fieldOf(finding.path);
  const { code, found, allowed } = finding;
  const where = position === nowhere ? '' : `${file}:${line}:${column}${field === '' ? '' : ` ${field}`}: `;
  const meant = finding.meant === undefined ? '' : `; did you mean "${finding.meant}"?`;
  const message = `${where}found ${found}; allowed: ${allowed}${meant}`;
  return { code, file, line, column, field, found, allowed, message };
}
