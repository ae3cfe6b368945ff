import { moved, sum } from './metrics-text.ts';
import type { Screen } from './screen.ts';

/** The counters that moved between two looks at `/metrics`. */
export function showMetrics(before: string, after: string, screen: Screen): void {
  screen.title('4  The metrics that moved');
  const changes = moved(before, after);
  for (const [name, change] of changes) screen.row(`+${change}`, name);
  const requests = 'domicile_requests_total';
  screen.check(
    '2 requests allowed, 2 denied; 4 values masked, 4 tokens restored; no label holds a value',
    sum(changes, requests, 'decision="Allow"') === 2 &&
      sum(changes, requests, 'decision="Deny"') === 2 &&
      sum(changes, 'domicile_masked_total') === 4 &&
      sum(changes, 'domicile_restored_total') === 4 &&
      !/example\.org|DE8937/.test(after),
  );
}
