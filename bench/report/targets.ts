import type { ContenderId } from '../contenders/contender.ts';
import type { Metric, Results } from '../results.ts';

type Read = (metric: Metric, contender?: ContenderId) => number;

interface Target {
  readonly text: string;
  /** What was reached and where the limit lies; a number that was not measured throws `NotMeasured`. */
  readonly value: (read: Read) => number;
  readonly limit: (read: Read) => number;
  readonly atLeast?: true;
  readonly unit: string;
}

const OURS: ContenderId = 'domicile-on';

const TARGETS: readonly Target[] = [
  {
    text: 'added p50 at 1 connection <= 2.5 x Envoy',
    value: (read) => read('addedSmallP50'),
    limit: (read) => 2.5 * read('addedSmallP50', 'envoy'),
    unit: 'us',
  },
  {
    text: 'added p99 at 1 connection <= bare node:http + 1 ms',
    value: (read) => read('addedSmallP99'),
    limit: (read) => read('addedSmallP99', 'node-http') + 1000,
    unit: 'us',
  },
  {
    text: 'a body of 1 MiB, all of it new: added p50 <= 25 ms',
    value: (read) => read('addedMebibyteP50'),
    limit: () => 25,
    unit: 'ms',
  },
  {
    text: 'a body of 1 MiB, 95 % of it seen before: added p50 <= 6 ms',
    value: (read) => read('mostSeenP50'),
    limit: () => 6,
    unit: 'ms',
  },
  {
    text: 'requests/s at 16 connections >= 0.3 x Envoy',
    value: (read) => read('perSecond'),
    limit: (read) => 0.3 * read('perSecond', 'envoy'),
    atLeast: true,
    unit: '1/s',
  },
  {
    text: 'requests/s at 16 connections >= 3 x Portkey',
    value: (read) => read('perSecond'),
    limit: (read) => 3 * read('perSecond', 'portkey'),
    atLeast: true,
    unit: '1/s',
  },
  { text: 'streams: no frame missing', value: (read) => read('missing'), limit: () => 0, unit: '' },
  {
    text: 'streams: added time to first token p99 <= 10 ms',
    value: (read) => read('firstTokenP99'),
    limit: () => 10,
    unit: 'ms',
  },
  {
    text: 'streams while 5 MB bodies arrive: no frame missing',
    value: (read) => read('bulkMissing'),
    limit: () => 0,
    unit: '',
  },
  {
    text: 'streams while 5 MB bodies arrive: added delay of a delta p99 <= 10 ms',
    value: (read) => read('bulkDeltaP99'),
    limit: () => 10,
    unit: 'ms',
  },
  { text: 'resident memory, idle <= 64 MiB', value: (read) => read('idleMiB'), limit: () => 64, unit: 'MiB' },
  {
    text: 'resident memory, under load <= bare node:http + 40 MiB',
    value: (read) => read('loadedMiB'),
    limit: (read) => read('loadedMiB', 'node-http') + 40,
    unit: 'MiB',
  },
  { text: 'start to ready <= 400 ms', value: (read) => read('readyMs'), limit: () => 400, unit: 'ms' },
  { text: 'no wrong answer', value: (read) => read('wrong'), limit: () => 0, unit: '' },
  { text: 'no value reached the provider raw', value: (read) => read('leaked'), limit: () => 0, unit: '' },
];

class NotMeasured extends Error {}

export interface TargetLine {
  readonly text: string;
  readonly outcome: 'pass' | 'miss' | 'not measured';
}

const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

const judged = (target: Target, read: Read): TargetLine => {
  const value = target.value(read);
  const limit = target.limit(read);
  const met = target.atLeast === true ? value >= limit : value <= limit;
  const ratio = limit === 0 ? '' : `, ${short(value / limit)} x the limit`;
  return {
    outcome: met ? 'pass' : 'miss',
    text: `${target.text}: ${short(value)} ${target.unit} against ${short(limit)}${ratio}`,
  };
};

/** One line per target, in the order in which they are stated. */
export const targetLines = (results: Results): TargetLine[] => {
  const read: Read = (metric, contender = OURS) => {
    const value = results.get(metric, contender);
    if (value === undefined) throw new NotMeasured();
    return value;
  };
  return TARGETS.map((target) => {
    try {
      return judged(target, read);
    } catch (error) {
      if (error instanceof NotMeasured) return { text: target.text, outcome: 'not measured' };
      throw error;
    }
  });
};
