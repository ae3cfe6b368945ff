import { knownProviders, repeatedHosts, shadowedRules } from './egress-checks.ts';
import { exceptionsInTime, reachableExceptions } from './exception-checks.ts';
import { classifiedEntities, maskedEntities, maskingPatterns, outdoneMasks } from './masking-checks.ts';
import { dataClassPlaces, egressPlaces, exceptionPlaces, residencyPlaces } from './place-checks.ts';
import type { Check } from './section.ts';

/** What the schema cannot say of one policy, in the order in which it is reported. */
export const checks: readonly Check[] = [
  residencyPlaces,
  knownProviders,
  egressPlaces,
  repeatedHosts,
  shadowedRules,
  exceptionPlaces,
  exceptionsInTime,
  reachableExceptions,
  dataClassPlaces,
  classifiedEntities,
  maskedEntities,
  maskingPatterns,
  outdoneMasks,
];
