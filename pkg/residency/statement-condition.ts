import type { BodyFacts } from '../api/request.ts';
import type { StatementCondition } from './catalog-shape.ts';
import type { Circumstances } from './circumstances.ts';
import { matchesGlob } from './templates.ts';

type Test = (circumstances: Circumstances) => boolean;

/**
 * Whether a statement holds, declared conditions apart. Compiled once; holding it against a request allocates nothing.
 */
export function statementCondition(when: StatementCondition = {}): Test {
  const tests: readonly Test[] = [
    ...oneOf(when.operations, ({ operation }) => operation),
    ...oneOf(when.services, ({ params }) => params.service),
    ...oneOf(when.endpoints, ({ params }) => params.operation),
    ...oneOf(when.regions, ({ params }) => params.region),
    ...Object.entries(when.params ?? {}).flatMap(([name, values]) =>
      oneOf(values, ({ params }) => params[name] ?? ''),
    ),
    ...modelTest(when.models),
    ...featureTests(when),
    ...geoTest(when.inferenceGeo),
  ];
  return (circumstances) => {
    for (const test of tests) if (!test(circumstances)) return false;
    return true;
  };
}

function oneOf(
  allowed: readonly string[] | undefined,
  valueOf: (circumstances: Circumstances) => string | undefined,
): readonly Test[] {
  if (allowed === undefined) return [];
  const values: ReadonlySet<string | undefined> = new Set(allowed);
  return [(circumstances) => values.has(valueOf(circumstances))];
}

function modelTest(globs: readonly string[] | undefined): readonly Test[] {
  if (globs === undefined) return [];
  return [
    ({ params, facts }) => {
      const model = params.model ?? facts?.model;
      return model !== undefined && globs.some((glob) => matchesGlob(model, glob));
    },
  ];
}

/** Without facts, nobody knows what is not in a body: `without` then does not hold. */
function featureTests({ features, without }: StatementCondition): readonly Test[] {
  return [
    ...(features === undefined ? [] : [({ facts }: Circumstances) => hasAny(facts, features)]),
    ...(without === undefined
      ? []
      : [({ facts }: Circumstances) => facts !== undefined && !hasAny(facts, without)]),
  ];
}

function hasAny(facts: BodyFacts | undefined, features: readonly string[]): boolean {
  if (facts === undefined) return false;
  return (
    facts.keepsState.some((field) => features.includes(field)) ||
    facts.secondHops.some(({ kind }) => features.includes(kind))
  );
}

function geoTest(written: StatementCondition['inferenceGeo']): readonly Test[] {
  if (written === undefined) return [];
  if (written === 'absent') return [({ facts }) => facts?.inferenceGeo === undefined];
  return oneOf(written, ({ facts }) => facts?.inferenceGeo);
}
