import type { Tally } from '../../pkg/proxy/tally.ts';

export interface SummaryFacts {
  readonly tally: Tally;
  readonly session: string;
  readonly journal: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly recorded: boolean;
  /** `anthropic=http://127.0.0.1:9000` as given. */
  readonly connectTo: readonly string[];
}

/** What `exec` prints on standard error when the command has ended. */
export function summaryOf(facts: SummaryFacts): string {
  const { tally, head } = facts;
  const lines = ['', `domicile: session ${facts.session}`];
  if (tally.places.size === 0) lines.push('  no request came through');
  else lines.push(...placeLines(tally));
  if (tally.exceptionsUsed > 0) lines.push(`  exceptions used: ${tally.exceptionsUsed}`);
  for (const mapping of facts.connectTo)
    lines.push(`  sent elsewhere by --connect-to: ${mapping} (decided as the real destination)`);
  if (facts.recorded) lines.push(`  journal: ${facts.journal}`, `  head:    ${head.seq}:${head.hash}`);
  else lines.push('  nothing was recorded (recording.level: Off)');
  return `${lines.join('\n')}\n`;
}

function placeLines(tally: Tally): string[] {
  const rows = [...tally.places].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...rows.map(([place]) => place.length), 5);
  const header = `  ${'place'.padEnd(width)}  allowed  masked  denied  failed`;
  return [
    header,
    ...rows.map(
      ([place, { allowed, masked, denied, failed }]) =>
        `  ${place.padEnd(width)}  ${cell(allowed, 7)}  ${cell(masked, 6)}  ${cell(denied, 6)}  ${cell(failed, 6)}`,
    ),
  ];
}

function cell(count: number, width: number): string {
  return String(count).padStart(width);
}
