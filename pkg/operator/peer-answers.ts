import type { Acknowledgement } from '../api/configuration.ts';

export type Answers = Readonly<Record<string, Pick<Acknowledgement, 'hash' | 'problem' | 'lastExchangeAt'>>>;

/** How a replica tells others what it has heard: pods that said the same stand together, since an object has 1 MiB. */
export interface PeerAnswers {
  /** Unix milliseconds, by the clock of the replica: another time in each text, which shows that it lives. */
  readonly at: number;
  readonly said: readonly {
    readonly hash: string;
    readonly problem?: string;
    readonly pods: readonly string[];
    /**
     * When each of them last talked through its proxy, with commas between: seconds since 1970 in base 36, empty where
     * it has not said. Absent from older replicas.
     */
    readonly exchanges?: string;
  }[];
  /** Further pods that have a channel there, over which nothing was said yet. Absent from older replicas. */
  readonly unanswered?: readonly string[];
}

/**
 * Pods of one replica that others are told of, 46 bytes each; of further ones nothing is told, and they count as not
 * current.
 */
export const toldPods = 11_000;

const inSeconds = (ms: number | undefined): string =>
  ms === undefined ? '' : Math.floor(ms / 1000).toString(36);
const inMs = (seconds: string | undefined): number | undefined => {
  const read = seconds === undefined || seconds === '' ? Number.NaN : Number.parseInt(seconds, 36) * 1000;
  return Number.isSafeInteger(read) && read >= 0 ? read : undefined;
};

export function packed(at: number, answers: Answers, unanswered: readonly string[] = []): PeerAnswers {
  const groups = new Map<
    string,
    { readonly hash: string; readonly problem?: string; readonly pods: string[]; readonly times: string[] }
  >();
  const told = Object.entries(answers).slice(0, toldPods);
  for (const [uid, { lastExchangeAt, ...said }] of told) {
    const key = JSON.stringify([said.hash, said.problem]);
    const group = groups.get(key) ?? { ...said, pods: [], times: [] };
    group.pods.push(uid);
    group.times.push(inSeconds(lastExchangeAt));
    groups.set(key, group);
  }
  const said = [...groups.values()].map(({ times, ...group }) => ({ ...group, exchanges: times.join() }));
  return { at, said, unanswered: unanswered.slice(0, toldPods - told.length) };
}

/** What a replica of another version writes may have another form: it is as if it had said nothing. */
export function unpacked(text: string):
  | {
      readonly at: number;
      readonly answers: ReadonlyMap<string, Answers[string]>;
      readonly has: (uid: string) => boolean;
    }
  | undefined {
  try {
    const { at, said, unanswered } = JSON.parse(text) as Partial<PeerAnswers>;
    if (typeof at !== 'number' || !Array.isArray(said)) return undefined;
    const answers = new Map<string, Answers[string]>();
    for (const { pods, exchanges = '', ...answer } of said as PeerAnswers['said']) {
      const times = exchanges.split(',').map(inMs);
      for (const [index, uid] of pods.entries()) {
        const lastExchangeAt = times[index];
        answers.set(uid, lastExchangeAt === undefined ? answer : { ...answer, lastExchangeAt });
      }
    }
    const silent = new Set(unanswered);
    return { at, answers, has: (uid) => answers.has(uid) || silent.has(uid) };
  } catch {
    return undefined;
  }
}

type Read = ReadonlyMap<string, Answers[string]>;

/** Pods of which something else is said than before, or nothing any more. */
export function changed(before: Read = new Map(), after: Read = new Map()): readonly string[] {
  if (before === after) return [];
  const gone = [...before.keys()].filter((uid) => !after.has(uid));
  const other = [...after].filter(([uid, said]) => differs(before.get(uid), said)).map(([uid]) => uid);
  return [...gone, ...other];
}

const differs = (old: Answers[string] | undefined, { hash, problem }: Answers[string]): boolean =>
  old?.hash !== hash || old.problem !== problem;

/** Pods that have talked through their proxies since. */
export const talking = (before: Read = new Map(), after: Read = new Map()): readonly string[] =>
  before === after
    ? []
    : [...after]
        .filter(([uid, { lastExchangeAt = 0 }]) => lastExchangeAt > (before.get(uid)?.lastExchangeAt ?? 0))
        .map(([uid]) => uid);
