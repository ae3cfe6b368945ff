import { dataZoneOf, hostsOf } from '../deployments.ts';
import { quote } from '../describe.ts';
import { didYouMean } from '../did-you-mean.ts';
import { unknownPlaces } from './place-checks.ts';
import type { Check } from './section.ts';

export const knownConditions: Check = {
  code: 'name.condition',
  needs: ['residency'],
  *run({ residency }, { conditions }) {
    for (const [index, one] of (residency.conditions ?? []).entries()) {
      if (conditions.has(one)) continue;
      yield {
        path: ['spec', 'residency', 'conditions', index],
        found: quote(one),
        allowed: `a condition of the catalog (${[...conditions].toSorted().join(', ')})`,
        meant: didYouMean(one, conditions),
      };
    }
  },
};

export const deploymentPlaces: Check = {
  code: 'deployment',
  needs: ['residency'],
  *run({ residency }, { places }) {
    for (const [index, { location, sku }] of (residency.deployments ?? []).entries()) {
      const path = ['spec', 'residency', 'deployments', index];
      yield* unknownPlaces([...path, 'location'], location, places);
      const known = location.every((one) => places.resolve(one) !== undefined);
      if (!known || sku?.startsWith('DataZone') !== true || dataZoneOf(location, places) !== undefined)
        continue;
      yield {
        path: [...path, 'sku'],
        found: `${quote(sku)} with the location ${location.join(', ')}`,
        allowed: 'a data zone with a location in the US or the EU',
      };
    }
  },
};

/** The first match counts, so one that an earlier one covers can never do so. */
export const shadowedDeployments: Check = {
  code: 'never',
  needs: ['residency'],
  *run({ residency }) {
    const seen: { readonly host: string; readonly deployment: string | undefined }[] = [];
    for (const [index, spec] of (residency.deployments ?? []).entries()) {
      const hosts = hostsOf(spec).map((host) => host.toLowerCase());
      const covered = hosts.every((host) =>
        seen.some(
          (one) => one.host === host && (one.deployment === undefined || one.deployment === spec.deployment),
        ),
      );
      if (covered) {
        yield {
          path: ['spec', 'residency', 'deployments', index],
          found: `${quote(spec.deployment ?? spec.host ?? '')}, which an earlier entry matches first`,
          allowed: 'each deployment once, a whole host after its deployments',
        };
      }
      for (const host of hosts) seen.push({ host, deployment: spec.deployment });
    }
  },
};
