import { RE2JS } from 're2js';
import type { MaskingAllowance } from '../api/policy.ts';
import { isDocumentation } from './documentation.ts';

/** Longest value that patterns are asked about, in UTF-16 units. */
export const MAX_ALLOWED = 512;

/** What is never masked. */
export interface Allowance {
  /** Whether nothing is. */
  readonly isEmpty: boolean;
  allows(value: string, entity: string): boolean;
}

export const nothingAllowed: Allowance = { isEmpty: true, allows: () => false };

/** The part of an e-mail address behind the `@`, lower case. */
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const isUnder = (domain: string, domains: ReadonlySet<string>): boolean => {
  for (let rest = domain; rest !== ''; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (domains.has(rest)) return true;
    if (!rest.includes('.')) return false;
  }
  return false;
};

/** Compiles what a policy allows. Throws an `Error` where a pattern is not RE2. */
export const compileAllowance = (allow: MaskingAllowance): Allowance => {
  const values = new Set(allow.values);
  const domains = new Set(allow.domains.map((domain) => domain.toLowerCase()));
  const patterns = allow.patterns.map((pattern) => RE2JS.compile(pattern));
  if (values.size + domains.size + patterns.length === 0 && !allow.documentation) return nothingAllowed;
  const matches = (value: string): boolean =>
    value.length <= MAX_ALLOWED && patterns.some((pattern) => pattern.matches(value));
  return {
    isEmpty: false,
    allows: (value, entity) =>
      values.has(value) ||
      (allow.documentation && isDocumentation(value, entity)) ||
      (domains.size > 0 && entity === 'EmailAddress' && isUnder(domainOf(value), domains)) ||
      matches(value),
  };
};
