import type { EventOf } from '../kube/events.ts';
import type { Condition, PolicyStatus } from './status.ts';

type Told = Pick<EventOf, 'type' | 'reason' | 'note'>;

/** What is worth an event: each condition that has turned, but not that nothing is wrong with a new policy. */
export function turned(before: PolicyStatus | undefined, after: PolicyStatus): readonly Told[] {
  return (after.conditions ?? [])
    .filter((condition) => isNews(condition, before))
    .map((condition) => ({
      type: isBad(condition) ? 'Warning' : 'Normal',
      reason: condition.status === 'True' ? condition.type : `Not${condition.type}`,
      note: condition.message,
    }));
}

function isNews(condition: Condition, before: PolicyStatus | undefined): boolean {
  if (condition.type === 'Ready') return false;
  const old = before?.conditions?.find(({ type }) => type === condition.type)?.status;
  if (condition.status === 'Unknown') return false;
  return old === undefined
    ? !quietWhenGood.has(condition.type) || isBad(condition)
    : old !== condition.status;
}

const wrongIfTrue: ReadonlySet<Condition['type']> = new Set(['Degraded', 'Drifted']);
const quietWhenGood: ReadonlySet<Condition['type']> = new Set([...wrongIfTrue, 'Sound']);

const isBad = ({ type, status, reason }: Condition): boolean =>
  status === (wrongIfTrue.has(type) ? 'True' : 'False') && reason !== 'Pending';
