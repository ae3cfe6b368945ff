import type { PolicySnapshot } from '../api/policy.ts';
import { DomicileError, type RefusedBy } from '../errors/domicile-error.ts';
import { maskAll } from '../mask/mask-all.ts';
import type { Exchange } from './exchange.ts';

/**
 * The error as the client is told it: who refused, by which policy, and what had happened by then. Messages quote names
 * that clients and providers chose, and are masked like all that is written.
 */
export function told(
  exchange: Exchange,
  error: DomicileError,
  where: 'answer' | 'stream' = 'answer',
): DomicileError {
  const { policy, destination } = exchange;
  const by = error.by && refusedBy(error.by, policy?.snapshot);
  const lead = where === 'stream' ? 'Domicile ended this answer' : leadOf(exchange, error);
  const message = `${lead}${by === undefined ? '' : ` by ${by}`}: ${error.message}`;
  const shown = policy === undefined ? maskAll(message) : policy.written.text(message, destination?.host);
  return new DomicileError(error.code, shown);
}

/** The same where no exchange began: of a connection, or of bytes that are no request. */
export function toldOfConnection({ code, message }: DomicileError): DomicileError {
  return new DomicileError(code, `Domicile refused this request: ${message}`);
}

function leadOf({ destination, firstByteAt }: Exchange, { code }: DomicileError): string {
  const to = destination === undefined ? '' : ` to ${destination.host}`;
  if (code.startsWith('upstream.')) return `Domicile allowed this request${to}, and has no answer to give`;
  return firstByteAt === 0
    ? 'Domicile refused this request'
    : `Domicile allowed this request${to}, and withholds its answer`;
}

/** Policies that a message names; of further ones it says how many there are. */
const namedPolicies = 3;

/** `policy agents/eu, residency.allow`. Where several apply as one, all that have a say are named. */
function refusedBy(by: RefusedBy, snapshot: PolicySnapshot | undefined): string | undefined {
  const names = by.policy === undefined ? namesOf(snapshot) : [by.policy];
  if (names.length === 0) return undefined;
  const shown = names.slice(0, namedPolicies).join(', ');
  const further = names.length > namedPolicies ? ` and ${names.length - namedPolicies} more` : '';
  const field = by.field === undefined ? '' : `, ${by.field}`;
  return `${names.length === 1 ? 'policy' : 'the policies'} ${shown}${further}${field}`;
}

function namesOf(snapshot: PolicySnapshot | undefined): readonly string[] {
  const policies = snapshot?.policies ?? [];
  const enforcing = policies.filter(({ mode }) => mode === 'Enforce');
  return (enforcing.length > 0 ? enforcing : policies).map(({ name }) => name);
}
