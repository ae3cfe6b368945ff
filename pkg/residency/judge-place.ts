import type { Confidence, Location, Statement } from '../api/location.ts';
import type { AllowedPlaces, CompiledPolicy } from '../api/policy.ts';
import { missingPlaces, type Places } from './places.ts';

/** How a statement of place stands to what is allowed. */
export type PlaceJudgement =
  | { readonly kind: 'within' }
  | { readonly kind: 'outside'; readonly missing: readonly string[] }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'unknown'; readonly reason: string };

const within: PlaceJudgement = { kind: 'within' };
const beyond: PlaceJudgement = { kind: 'anywhere' };

/** `now`: Unix milliseconds, for the age of statements. */
export function judgePlace(
  statement: Statement,
  allowed: AllowedPlaces,
  required: CompiledPolicy['require'],
  now: number,
  places: Places,
): PlaceJudgement {
  const { location } = statement;
  if (location.kind === 'unknown') return { kind: 'unknown', reason: statement.reason };
  if (location.kind === 'anywhere') return beyond;
  const doubt = doubtAbout(statement, required, now);
  if (doubt !== undefined) return { kind: 'unknown', reason: doubt };
  return judgeCountries(location, allowed, places);
}

function judgeCountries(
  location: Extract<Location, { kind: 'countries' }>,
  allowed: AllowedPlaces,
  places: Places,
): PlaceJudgement {
  const missing = missingPlaces(location, allowed, places);
  return missing.length === 0 ? within : { kind: 'outside', missing };
}

const strength: Readonly<Record<Confidence, number>> = {
  Attested: 5,
  Contractual: 4,
  Documented: 3,
  Declared: 2,
  Inferred: 1,
  Unknown: 0,
};

/** Why a statement does not meet `residency.require`; what the operator declared always does. */
function doubtAbout(
  { confidence, asOf }: Statement,
  required: CompiledPolicy['require'],
  now: number,
): string | undefined {
  if (confidence === 'Declared') return undefined;
  if (required.confidence !== undefined && strength[confidence] < strength[required.confidence]) {
    return `its place is known with confidence ${confidence} only, and ${required.confidence} is required`;
  }
  if (required.maxAgeMs !== undefined && !(now - Date.parse(asOf) <= required.maxAgeMs)) {
    return `the statement about its place is of ${asOf}, older than the policy accepts`;
  }
  return undefined;
}

/** Both together: what either covers. */
export function unionOf(one: AllowedPlaces, other: AllowedPlaces): AllowedPlaces {
  return {
    written: [...one.written, ...other.written],
    countries: new Set([...one.countries, ...other.countries]),
    regions: new Set([...one.regions, ...other.regions]),
  };
}
