/** One line of the text format: `name{labels} value`. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const help = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \S.*$/;
const type = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$/;
const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN)$/;
const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,(?!$)|$)/gy;

/**
 * Reads Prometheus' text format (0.0.4) as strictly as it is written down. Throws at a line that is neither a comment
 * nor a sample, a sample without a type, a type that is told twice or after its samples, a series that is there twice,
 * a histogram whose buckets fall or do not end in its count, and a missing end of line.
 */
export function parseMetrics(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  const series = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '' || help.test(line)) continue;
    const typed = type.exec(line);
    if (typed === null) samples.push(sampleOf(line, types, series));
    else addType(typed[1] ?? '', typed[2] ?? '', types, samples);
  }
  for (const [name, kind] of types) if (kind === 'histogram') checkHistogram(name, samples);
  return samples;
}

function addType(name: string, kind: string, types: Map<string, string>, samples: readonly Sample[]): void {
  if (types.has(name) || samples.some((one) => familyOf(one.name, types) === name))
    throw new Error(`the type of ${name} comes twice or late`);
  types.set(name, kind);
}

function sampleOf(line: string, types: ReadonlyMap<string, string>, series: Set<string>): Sample {
  const found = sample.exec(line);
  if (found === null) throw new Error(`neither a comment nor a sample: ${line}`);
  const [, name = '', inBraces, value = ''] = found;
  if (!types.has(familyOf(name, types))) throw new Error(`no type before ${line}`);
  const labels = labelsOf(inBraces ?? '', line);
  const key = `${name}${keyOf(labels)}`;
  if (series.has(key)) throw new Error(`there twice: ${line}`);
  series.add(key);
  return { name, labels, value: numberOf(value) };
}

function labelsOf(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let end = 0;
  for (const [whole, name = '', value = ''] of text.matchAll(label)) {
    if (Object.hasOwn(labels, name)) throw new Error(`a label twice: ${line}`);
    labels[name] = value;
    end += whole.length;
  }
  if (end !== text.length) throw new Error(`labels that are none: ${line}`);
  return labels;
}

/** Equal for equal labels, in whatever order; one may be left out. */
function keyOf(labels: Readonly<Record<string, string>>, without = ''): string {
  const names = Object.keys(labels).filter((name) => name !== without);
  return JSON.stringify(names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => [name, labels[name]]));
}

/** `request_seconds` of `request_seconds_bucket`, where that is a histogram. */
function familyOf(name: string, types: ReadonlyMap<string, string>): string {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  return types.get(base) === 'histogram' ? base : name;
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const buckets = Map.groupBy(
    samples.filter((one) => one.name === `${name}_bucket`),
    ({ labels }) => keyOf(labels, 'le'),
  );
  const counts = new Map(
    samples.filter((one) => one.name === `${name}_count`).map(({ labels, value }) => [keyOf(labels), value]),
  );
  if (buckets.size !== counts.size)
    throw new Error(`${name}: a count without buckets, or the other way round`);
  for (const [labels, own] of buckets) checkBuckets(`${name}${labels}`, own, counts.get(labels));
}

function checkBuckets(what: string, buckets: readonly Sample[], count: number | undefined): void {
  const last = buckets.at(-1);
  if (last?.labels['le'] !== '+Inf' || last.value !== count)
    throw new Error(`${what}: the buckets do not end in the count`);
  for (const [index, { labels, value }] of buckets.entries()) {
    const before = buckets[index - 1];
    if (before === undefined) continue;
    if (value < before.value || numberOf(labels['le'] ?? '') <= numberOf(before.labels['le'] ?? ''))
      throw new Error(`${what}: buckets fall`);
  }
}

function numberOf(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}
