import { allowedNodeRegions } from '../placement.ts';
import { allowedPlaces, outside } from '../places.ts';
import type { PlaceResolver } from '../context.ts';
import { list, quote } from '../describe.ts';
import type { Path } from '../problem.ts';
import type { Check, CheckFinding } from './section.ts';

const placeWords =
  'a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1';

export function* unknownPlaces(
  path: Path,
  written: readonly string[] | undefined,
  places: PlaceResolver,
): Generator<CheckFinding> {
  for (const [index, one] of (written ?? []).entries()) {
    if (places.resolve(one) !== undefined) continue;
    const meant = places.suggestions(one)[0];
    yield { code: 'name.place', path: [...path, index], found: quote(one), allowed: placeWords, meant };
  }
}

export const residencyPlaces: Check = {
  code: 'name.place',
  needs: ['residency'],
  *run({ residency }, { places }) {
    yield* unknownPlaces(['spec', 'residency', 'allow'], residency.allow, places);
  },
};

export const egressPlaces: Check = {
  code: 'name.place',
  needs: ['egress'],
  *run({ egress = [] }, { places }) {
    for (const [index, { location }] of egress.entries()) {
      yield* unknownPlaces(['spec', 'egress', index, 'location'], location, places);
    }
  },
};

export const nodeRegionPlaces: Check = {
  code: 'name.place',
  needs: ['nodeRegions'],
  *run({ nodeRegions = [] }, { places }) {
    for (const [index, { location }] of nodeRegions.entries()) {
      yield* unknownPlaces(['spec', 'nodeRegions', index, 'location'], location, places);
    }
  },
};

export const placementRegions: Check = {
  code: 'never',
  needs: ['residency', 'placement', 'nodeRegions'],
  *run(spec, { places }) {
    if (spec.placement !== 'Require' || allowedNodeRegions(spec, places).length > 0) return;
    yield {
      path: ['spec', 'placement'],
      found: `Require, while no region that nodes can name lies within ${list(spec.residency.allow)}, so that no pod could run`,
      allowed: 'a cloud region within residency.allow, or nodeRegions that say where your own nodes are',
    };
  },
};

export const exceptionPlaces: Check = {
  code: 'exception.idle',
  needs: ['residency', 'exceptions'],
  *run({ residency, exceptions = [] }, { places }) {
    const allowed = allowedPlaces(residency.allow, places);
    for (const [index, { allow }] of exceptions.entries()) {
      const path = ['spec', 'exceptions', index, 'allow'];
      yield* unknownPlaces(path, allow, places);
      for (const [position, one] of allow.entries()) {
        if (outside(one, allowed, places)?.length !== 0) continue;
        yield {
          path: [...path, position],
          found: `${quote(one)}, which residency.allow has already`,
          allowed: 'places that residency.allow does not have',
        };
      }
    }
  },
};

export const dataClassPlaces: Check = {
  code: 'class.widens',
  needs: ['residency', 'dataClasses'],
  *run({ residency, exceptions, dataClasses = [] }, { places }) {
    const allowed = allowedPlaces(residency.allow, places);
    for (const [index, { allow }] of dataClasses.entries()) {
      const path = ['spec', 'dataClasses', index, 'allow'];
      yield* unknownPlaces(path, allow, places);
      yield* widening(path, allow, places, allowed);
      if (exceptions !== undefined || !isSame(residency.allow, allow, places)) continue;
      yield {
        code: 'never',
        path,
        found: `${list(allow)}, which is all of residency.allow`,
        allowed: 'fewer places than residency.allow, or the class changes nothing',
      };
    }
  },
};

/** Whether each list covers all of the other. */
function isSame(a: readonly string[], b: readonly string[], places: PlaceResolver): boolean {
  const covered = (inner: readonly string[], outer: readonly string[]) => {
    const allowed = allowedPlaces(outer, places);
    return inner.every((one) => outside(one, allowed, places)?.length === 0);
  };
  return covered(a, b) && covered(b, a);
}

function* widening(
  path: Path,
  allow: readonly string[],
  places: PlaceResolver,
  allowed: ReturnType<typeof allowedPlaces>,
): Generator<CheckFinding> {
  for (const [position, one] of allow.entries()) {
    const beyond = outside(one, allowed, places) ?? [];
    if (beyond.length === 0) continue;
    const what = beyond.length === 1 && beyond[0] === one ? '' : ` (${list(beyond)})`;
    yield {
      path: [...path, position],
      found: `${quote(one)}, which is not within residency.allow${what}`,
      allowed: 'places within residency.allow: a data class may only tighten',
    };
  }
}
