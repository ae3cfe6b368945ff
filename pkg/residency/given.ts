import type { Statement } from '../api/location.ts';
import type { CompiledDeployment, CompiledPolicy } from '../api/policy.ts';
import { matchesHost } from './host-names.ts';
import { anywhere, locationOf, type Places, unknownLocation } from './places.ts';

/** What no request shows and a policy may declare, with the statement that then holds. */
export type Given =
  | { readonly kind: 'conditions'; readonly conditions: readonly string[]; readonly statement: Statement }
  | { readonly kind: 'deployment'; readonly host: string; readonly deployment: string | undefined };

const givens = new WeakMap<Statement, readonly Given[]>();

/** The statement as it holds without any declaration, together with what declarations would make of it, best first. */
export function withGiven(statement: Statement, given: readonly Given[]): Statement {
  if (given.length === 0) return statement;
  const copy = { ...statement };
  givens.set(copy, given);
  return copy;
}

export function givenOf(statement: Statement): readonly Given[] {
  return givens.get(statement) ?? [];
}

/** The statement as one policy holds it: what only its own declarations make true counts in its decision alone. */
export function heldBy(
  policy: Pick<CompiledPolicy, 'conditions' | 'deployments'>,
  statement: Statement,
  places: Places,
): Statement {
  for (const given of givens.get(statement) ?? []) {
    const held =
      given.kind === 'conditions'
        ? metConditions(policy, given)
        : declaredDeployment(policy.deployments, given, places);
    if (held !== undefined) return held;
  }
  return statement;
}

function metConditions(
  { conditions }: Pick<CompiledPolicy, 'conditions'>,
  given: Extract<Given, { kind: 'conditions' }>,
): Statement | undefined {
  return given.conditions.every((one) => conditions.has(one)) ? given.statement : undefined;
}

const declared = new WeakMap<CompiledDeployment, Statement>();

function declaredDeployment(
  deployments: readonly CompiledDeployment[],
  { host, deployment }: Extract<Given, { kind: 'deployment' }>,
  places: Places,
): Statement | undefined {
  const found = deployments.find(
    (one) => (one.deployment === undefined || one.deployment === deployment) && matchesHost(host, one.hosts),
  );
  if (found === undefined) return undefined;
  const known = declared.get(found);
  if (known !== undefined) return known;
  const statement: Statement = {
    location: found.place === 'anywhere' ? anywhere : (locationOf(found.place, places) ?? unknownLocation),
    confidence: 'Declared',
    source: found.name,
    asOf: '',
    reason: found.reason,
  };
  declared.set(found, statement);
  return statement;
}
