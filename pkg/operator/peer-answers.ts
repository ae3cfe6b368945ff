import type { Acknowledgement } from '../api/configuration.ts';

export type Answers = Readonly<Record<string, Pick<Acknowledgement, 'hash' | 'problem'>>>;

/** How a replica tells others what it has heard: pods that said the same stand together, since an object has 1 MiB. */
export interface PeerAnswers {
  /** Unix milliseconds. */
  readonly at: number;
  readonly said: readonly {
    readonly hash: string;
    readonly problem?: string;
    readonly pods: readonly string[];
  }[];
}

/** Pods of one replica that others are told of, 39 bytes each; of further ones nothing is told, and they count as not current. */
export const toldPods = 12_000;

export function packed(at: number, answers: Answers): PeerAnswers {
  const groups = new Map<string, { hash: string; problem?: string; pods: string[] }>();
  for (const [uid, said] of Object.entries(answers).slice(0, toldPods)) {
    const key = JSON.stringify([said.hash, said.problem]);
    const group = groups.get(key) ?? { ...said, pods: [] };
    group.pods.push(uid);
    groups.set(key, group);
  }
  return { at, said: [...groups.values()] };
}

/** What a replica of another version writes may have another form: it is as if it had said nothing. */
export function unpacked(
  text: string,
): { readonly at: number; readonly answers: ReadonlyMap<string, Answers[string]> } | undefined {
  try {
    const { at, said } = JSON.parse(text) as Partial<PeerAnswers>;
    if (typeof at !== 'number' || !Array.isArray(said)) return undefined;
    const answers = new Map<string, Answers[string]>();
    for (const { pods, ...answer } of said as PeerAnswers['said'])
      for (const uid of pods) answers.set(uid, answer);
    return { at, answers };
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
