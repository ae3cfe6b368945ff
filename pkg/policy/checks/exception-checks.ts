import { quote } from '../describe.ts';
import type { Check } from './section.ts';

export const exceptionsInTime: Check = {
  code: 'exception.past',
  needs: ['exceptions'],
  *run({ exceptions = [] }, { now }) {
    for (const [index, { notAfter }] of exceptions.entries()) {
      if (!(Date.parse(notAfter) <= now)) continue;
      yield {
        path: ['spec', 'exceptions', index, 'notAfter'],
        found: `${quote(notAfter)}, which is past`,
        allowed: 'a moment to come; remove an exception that is over',
      };
    }
  },
};

/**
 * An exception widens residency, never egress. Where egress names hosts they may be the provider's: then nobody knows.
 */
export const reachableExceptions: Check = {
  code: 'exception.idle',
  needs: ['egress', 'exceptions'],
  *run({ egress, exceptions = [] }) {
    if (egress === undefined || egress.some(({ hosts }) => hosts !== undefined)) return;
    for (const [index, { match }] of exceptions.entries()) {
      if (match.provider === undefined) continue;
      const rule = egress.find(({ provider }) => provider === match.provider);
      if (rule !== undefined && rule.action !== 'Deny') continue;
      yield {
        path: ['spec', 'exceptions', index, 'match', 'provider'],
        found: `${quote(match.provider)}, which egress denies`,
        allowed: 'a provider that egress lets pass: an exception widens residency, never egress',
      };
    }
  },
};
