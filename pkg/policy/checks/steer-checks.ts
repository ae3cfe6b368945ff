import { quote } from '../describe.ts';
import type { Check } from './section.ts';

/** A steer to another host needs a credential of our own: the agent's was not meant for it. */
export const steerCredentials: Check = {
  code: 'steer',
  needs: ['residency', 'credentials'],
  *run({ residency, credentials = [] }) {
    const inCustody = new Set(credentials.map(({ provider }) => provider));
    for (const [index, { to }] of (residency.steerTo ?? []).entries()) {
      if (inCustody.has(to.provider)) continue;
      yield {
        path: ['spec', 'residency', 'steerTo', index, 'to', 'provider'],
        found: `${quote(to.provider)}, for which the policy has no credential`,
        allowed: 'a provider that credentials of the same policy names',
      };
    }
  },
};

/** A region that no catalog knows has no place, so nothing could ever be steered there. */
export const steerRegions: Check = {
  code: 'name.place',
  needs: ['residency'],
  *run({ residency }, { places }) {
    for (const [index, { to }] of (residency.steerTo ?? []).entries()) {
      const { region } = to;
      if (region === undefined || places.resolve(`aws/${region}`) !== undefined) continue;
      yield {
        path: ['spec', 'residency', 'steerTo', index, 'to', 'region'],
        found: quote(region),
        allowed: 'a region of AWS such as eu-central-1',
      };
    }
  },
};

/** The first match names the model, so what comes after one that matches all the same does nothing. */
export const shadowedSteerModels: Check = {
  code: 'never',
  needs: ['residency'],
  *run({ residency }) {
    for (const [index, { models }] of (residency.steerTo ?? []).entries()) {
      for (const [position, { from }] of models.entries()) {
        const earlier = models.slice(0, position).findIndex((one) => one.from === from || one.from === '*');
        if (earlier === -1) continue;
        yield {
          path: ['spec', 'residency', 'steerTo', index, 'models', position, 'from'],
          found: `${quote(from)}, which models[${earlier}] matches first`,
          allowed: 'each model once',
        };
      }
    }
  },
};
