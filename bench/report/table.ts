import type { Contender, ContenderId } from '../contenders/contender.ts';
import { METRICS } from '../results.ts';
import type { Metric, Results } from '../results.ts';

interface Row {
  readonly label: string;
  readonly metric: Metric;
  readonly digits: number;
}

const ROWS: readonly Row[] = [
  { label: '1 connection, 1 KiB: added p50', metric: 'addedSmallP50', digits: 0 },
  { label: '1 connection, 1 KiB: added p99', metric: 'addedSmallP99', digits: 0 },
  { label: '1 connection, 100 KiB: added p50', metric: 'addedLargeP50', digits: 0 },
  { label: '1 connection, 100 KiB: added p99', metric: 'addedLargeP99', digits: 0 },
  { label: 'the same body again, 1 KiB: added p50', metric: 'repeatSmallP50', digits: 0 },
  { label: 'the same body again, 1 KiB: added p99', metric: 'repeatSmallP99', digits: 0 },
  { label: 'the same body again, 100 KiB: added p50', metric: 'repeatLargeP50', digits: 0 },
  { label: 'the same body again, 100 KiB: added p99', metric: 'repeatLargeP99', digits: 0 },
  { label: '1 connection, 1 MiB: added p50', metric: 'addedMebibyteP50', digits: 1 },
  { label: '1 connection, 1 MiB: added p99', metric: 'addedMebibyteP99', digits: 1 },
  { label: '1 MiB, 95 % of it seen before: added p50', metric: 'mostSeenP50', digits: 1 },
  { label: '1 MiB, 95 % of it seen before: added p99', metric: 'mostSeenP99', digits: 1 },
  { label: '16 connections, 1 KiB: requests', metric: 'perSecond', digits: 0 },
  { label: '16 connections, 1 KiB: p99', metric: 'manyP99', digits: 0 },
  { label: '16 connections: CPU per request', metric: 'cpuPerRequest', digits: 0 },
  { label: 'streams: first token, added p50', metric: 'firstTokenP50', digits: 2 },
  { label: 'streams: first token, added p99', metric: 'firstTokenP99', digits: 2 },
  { label: 'streams: first tokens measured', metric: 'firstTokens', digits: 0 },
  { label: 'streams: delta, added p99', metric: 'deltaP99', digits: 2 },
  { label: 'streams: missing frames', metric: 'missing', digits: 0 },
  { label: 'streams: CPU per delta', metric: 'cpuPerDelta', digits: 0 },
  { label: 'with 5 MB bodies: delta, added p50', metric: 'bulkDeltaP50', digits: 2 },
  { label: 'with 5 MB bodies: delta, added p99', metric: 'bulkDeltaP99', digits: 2 },
  { label: 'with 5 MB bodies: missing frames', metric: 'bulkMissing', digits: 0 },
  { label: 'with 5 MB bodies: bodies answered', metric: 'bulkBodies', digits: 0 },
  { label: 'with 5 MB bodies: p50 of one body', metric: 'bulkBodyP50', digits: 1 },
  { label: 'resident memory, idle', metric: 'idleMiB', digits: 0 },
  { label: 'resident memory, under load', metric: 'loadedMiB', digits: 0 },
  { label: 'resident memory, streams', metric: 'streamsMiB', digits: 0 },
  { label: 'resident memory, streams and 5 MB bodies', metric: 'bulkMiB', digits: 0 },
  { label: 'start to ready', metric: 'readyMs', digits: 0 },
  { label: 'wrong answers', metric: 'wrong', digits: 0 },
  { label: 'values masked or raw that should not be', metric: 'leaked', digits: 0 },
];

const GROUP = /\B(?=(\d{3})+(?!\d))/g;

const written = (value: number | undefined, digits: number): string => {
  if (value === undefined) return '-';
  const [whole, fraction] = value.toFixed(digits).split('.');
  const grouped = (whole ?? '').replaceAll(GROUP, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

const aligned = (lines: readonly (readonly string[])[]): string => {
  const columns = lines[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const pad = (cell: string, column: number): string =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
};

/** The one table: a line per measurement, a column per contender; lines that nobody has a number for are left out. */
export const table = (results: Results, contenders: readonly Contender[]): string => {
  const lines = [['', 'unit', ...contenders.map(({ title }) => title)]];
  for (const { label, metric, digits } of ROWS) {
    const values = contenders.map(({ id }: { readonly id: ContenderId }) => results.get(metric, id));
    if (values.every((value) => value === undefined)) continue;
    lines.push([label, METRICS[metric], ...values.map((value) => written(value, digits))]);
  }
  return aligned(lines);
};
