import type { Statement } from '../api/location.ts';
import { unknownStatement } from './statements.ts';

const doubts = new WeakSet<Statement>();

/** A place that is unknown because the parts of a request contradict each other: no declaration makes it known. */
export function doubted(provider: string, reason: string): Statement {
  const statement = unknownStatement({ id: provider, asOf: '' }, reason);
  doubts.add(statement);
  return statement;
}

export function isDoubted(statement: Statement): boolean {
  return doubts.has(statement);
}
