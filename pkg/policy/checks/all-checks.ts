import { deploymentPlaces, knownConditions, shadowedDeployments } from './declaration-checks.ts';
import {
  credentialKindsTaken,
  credentialProviders,
  egressProviders,
  exceptionProviders,
  repeatedHosts,
  shadowedRules,
} from './egress-checks.ts';
import { exceptionsInTime, reachableExceptions } from './exception-checks.ts';
import { dictionaryNames, dictionarySources } from './dictionary-checks.ts';
import {
  allowedPatterns,
  classifiedEntities,
  maskedEntities,
  maskingPatterns,
  outdoneMasks,
  unscannedClasses,
} from './masking-checks.ts';
import {
  dataClassPlaces,
  egressPlaces,
  exceptionPlaces,
  nodeRegionPlaces,
  placementRegions,
  residencyPlaces,
} from './place-checks.ts';
import type { Check } from './section.ts';
import { reachableRanges, selectorLabels } from './selector-checks.ts';
import { shadowedSteerModels, steerCredentials, steerRegions } from './steer-checks.ts';

/** What the schema cannot say of one policy, in the order in which it is reported. */
export const checks: readonly Check[] = [
  selectorLabels,
  reachableRanges,
  residencyPlaces,
  nodeRegionPlaces,
  placementRegions,
  knownConditions,
  deploymentPlaces,
  shadowedDeployments,
  egressProviders,
  exceptionProviders,
  credentialProviders,
  credentialKindsTaken,
  egressPlaces,
  repeatedHosts,
  shadowedRules,
  steerCredentials,
  steerRegions,
  shadowedSteerModels,
  exceptionPlaces,
  exceptionsInTime,
  reachableExceptions,
  dataClassPlaces,
  classifiedEntities,
  unscannedClasses,
  maskedEntities,
  maskingPatterns,
  allowedPatterns,
  dictionaryNames,
  dictionarySources,
  outdoneMasks,
];
