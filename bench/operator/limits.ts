/** What issue of which size is asked of the operator; a value is the median of rounds where there are several. */
export interface Limit {
  readonly text: string;
  readonly limit: number;
  readonly unit: string;
  readonly atLeast?: true;
}

export const LIMITS = {
  addedP99: { text: '20 pod creations a second: added p99', limit: 15, unit: 'ms' },
  burst: {
    text: '50 pod creations at once: throughput of that without us',
    limit: 0.6,
    unit: 'x',
    atLeast: true,
  },
  handlerP99: { text: 'the handler alone, at 20 a second: p99', limit: 3, unit: 'ms' },
  firstRequest: { text: 'pod created to first allowed request: added', limit: 2.5, unit: 's' },
  edit100: { text: 'policy edit to 100 sidecars acknowledged: p99', limit: 1, unit: 's' },
  edit1000: { text: 'policy edit to 1,000 sidecars acknowledged: p99', limit: 2, unit: 's' },
  residentMiB: { text: 'resident memory with 10,000 pods', limit: 250, unit: 'MiB' },
  resync: { text: 'full resync of 10,000 pods', limit: 10, unit: 's' },
  eventCost: { text: 'CPU of a pod event, 10,000 pods against none', limit: 1.5, unit: 'x' },
  sweepTurn: { text: 'CPU of the longest turn of a look at 10,000 whole pods', limit: 10, unit: 'ms' },
  firstAdmission: { text: 'operator start to first correct admission, 10,000 pods', limit: 5, unit: 's' },
} as const satisfies Readonly<Record<string, Limit>>;
export type LimitName = keyof typeof LIMITS;

/** What was measured beside it, for people. */
export interface Measured {
  readonly name: LimitName;
  readonly value: number;
  readonly note: string;
}

const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

/** One line for each limit, in the order in which they are stated. */
export function limitLines(measured: readonly Measured[]): readonly string[] {
  const rows = (Object.keys(LIMITS) as LimitName[]).map((name) => {
    const { text, limit, unit, ...rest }: Limit = LIMITS[name];
    const found = measured.find((one) => one.name === name);
    const bound = `${rest.atLeast === true ? '>=' : '<='} ${short(limit)} ${unit}`;
    if (found === undefined) return [text, '-', bound, 'not measured', ''];
    const met = rest.atLeast === true ? found.value >= limit : found.value <= limit;
    return [text, `${short(found.value)} ${unit}`, bound, met ? 'met' : 'missed', found.note];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
