import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startLoad, startUpstream } from './children.ts';
import type { Upstream } from './children.ts';
import { readArguments, runBenchmark } from './command-line.ts';
import { ALL_CONTENDERS } from './contenders/all.ts';
import type { Contender } from './contenders/contender.ts';
import { start } from './contenders/running.ts';
import type { Running } from './contenders/running.ts';
import type { Bench } from './measure/bench.ts';
import { latencyRound, mebibyteRound } from './measure/latency.ts';
import { bulkRound, streaming, streamRound } from './measure/streaming.ts';
import { memory, throughputRound, warmUp } from './measure/throughput.ts';
import { FULL, QUICK, ROW_GROUPS } from './plan.ts';
import type { Plan, RowGroup } from './plan.ts';
import { table } from './report/table.ts';
import { targetLines } from './report/targets.ts';
import { Results } from './results.ts';

const USAGE = `node bench/main.ts [--quick] [--only GROUP,...] [--contenders ID,...]
  groups:     ${ROW_GROUPS.join(', ')}
  contenders: ${ALL_CONTENDERS.map(({ id }) => id).join(', ')} (direct always takes part)
`;
const RESULTS = fileURLToPath(new URL('results/latest.json', import.meta.url));
/** Values of the two load processes must differ. */
const BULK_NUMBERS = 50_000_000;

interface Options {
  readonly plan: Plan;
  readonly groups: ReadonlySet<RowGroup>;
  readonly contenders: readonly Contender[];
}

const options = (args: readonly string[]): Options => {
  const { quick, lists } = readArguments(args, {
    only: ROW_GROUPS,
    contenders: ALL_CONTENDERS.map(({ id }) => id),
  });
  const groups = ROW_GROUPS.filter((group) => lists.only?.includes(group) ?? true);
  const contenders = ALL_CONTENDERS.filter(
    ({ id }) => id === 'direct' || (lists.contenders?.includes(id) ?? true),
  );
  return { plan: quick ? QUICK : FULL, groups: new Set(groups), contenders };
};

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\u001B[2K\r${text}`);
  else process.stderr.write(`${text}\n`);
};

/** Splits the contenders into those that can be started and notes on those that cannot. */
const present = async (
  contenders: readonly Contender[],
): Promise<{ ready: Contender[]; absent: string[] }> => {
  const ready: Contender[] = [];
  const absent: string[] = [];
  for (const contender of contenders) {
    const reason = await contender.missing();
    if (reason === undefined) ready.push(contender);
    else absent.push(`${contender.title} left out: ${reason}`);
  }
  return { ready, absent };
};

/** A port of the double for each: what still arrives from one contender is not counted to the next. */
const portsFor = async (
  contenders: readonly Contender[],
  upstream: Upstream,
): Promise<ReadonlyMap<Contender, number>> => {
  const ports = new Map<Contender, number>();
  for (const contender of contenders) ports.set(contender, await upstream.listen());
  return ports;
};

/** Starts everybody in turns, as often as the plan says; the last of each stays. */
const startAll = async (
  { plan }: Options,
  contenders: readonly Contender[],
  upstream: Upstream,
  folder: string,
  results: Results,
): Promise<Running[]> => {
  const kept: Running[] = [];
  const ports = await portsFor(contenders, upstream);
  for (let round = 1; round <= plan.starts; round += 1) {
    for (const contender of contenders) {
      progress(`start ${round}: ${contender.title}`);
      const running = await start(contender, ports.get(contender) ?? 0, folder);
      if (running.pid !== undefined) results.add('readyMs', contender.id, running.readyMs);
      if (round === plan.starts) kept.push(running);
      else await running.stop();
    }
  }
  await sleep(plan.settleMs);
  return kept;
};

const measureStreams = async (bench: Bench, groups: ReadonlySet<RowGroup>): Promise<void> => {
  const able = { ...bench, running: await streaming(bench) };
  for (let round = 1; groups.has('streams') && round <= bench.plan.streamRounds; round += 1)
    await streamRound(able);
  if (groups.has('bulk')) await bulkRound(able);
};

const measure = async (bench: Bench, groups: ReadonlySet<RowGroup>): Promise<void> => {
  if (groups.has('memory')) await memory(bench);
  await warmUp(bench);
  for (let round = 1; round <= bench.plan.rounds; round += 1) {
    bench.progress(`round ${round} of ${bench.plan.rounds}`);
    if (groups.has('latency')) await latencyRound(bench);
    if (groups.has('mebibyte')) await mebibyteRound(bench);
    if (groups.has('throughput')) await throughputRound(bench);
  }
  if (groups.has('streams') || groups.has('bulk')) await measureStreams(bench, groups);
};

const report = async (
  { plan, contenders }: Options,
  results: Results,
  notes: readonly string[],
): Promise<string> => {
  const targets = targetLines(results);
  const machine = `${os.availableParallelism()} x ${os.cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`;
  await mkdir(path.dirname(RESULTS), { recursive: true });
  await writeFile(
    RESULTS,
    JSON.stringify({ plan, machine, rounds: results.rounds(), targets, notes }, undefined, 2),
  );
  return [
    `${plan.name} run on ${machine}; medians of ${plan.rounds} interleaved rounds`,
    'times of direct are the times themselves, all others what a contender adds; every body is new but where it says so',
    '',
    table(results, contenders),
    '',
    ...targets.map(({ outcome, text }) => `${outcome.padEnd('not measured'.length)}  ${text}`),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
};

/** Masking alone, without proxies and without a network. */
const masking = async (): Promise<void> => {
  const { maskTable } = await import('./mask/measure.ts');
  const rows = maskTable((what) => {
    progress(`masking: ${what}`);
  });
  progress('');
  process.stdout.write(
    `masking alone, one thread, CPU time, the least of several rounds; what is asked on the right\n\n${rows}\n`,
  );
};

/** Locating and deciding alone, on requests that were read before. */
const locating = async (): Promise<void> => {
  const { locateTable } = await import('./locate/measure.ts');
  const rows = locateTable((what) => {
    progress(`locate and decide: ${what}`);
  });
  progress('');
  process.stdout.write(
    `locate and decide on a read request, one thread; beside it with the catalog several times over\n\n${rows}\n`,
  );
};

const main = async (chosen: Options): Promise<void> => {
  if (chosen.groups.has('mask')) await masking();
  if (chosen.groups.has('locate')) await locating();
  if ([...chosen.groups].every((group) => group === 'mask' || group === 'locate')) return;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'domicile-bench-'));
  const results = new Results();
  const { ready, absent: notes } = await present(chosen.contenders);
  const upstream = startUpstream();
  const load = startLoad(0);
  const bulk = startLoad(BULK_NUMBERS);
  let running: Running[] = [];
  try {
    running = await startAll(chosen, ready, upstream, folder, results);
    const complain = (of: Running, what: string): void => {
      notes.push(`${of.contender.title}: ${what}`);
    };
    await measure(
      { plan: chosen.plan, running, upstream, load, bulk, results, progress, complain },
      chosen.groups,
    );
    progress('');
    process.stdout.write(await report({ ...chosen, contenders: ready }, results, notes));
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
    for (const child of [upstream, load, bulk]) child.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

await runBenchmark(USAGE, (args) => main(options(args)));
