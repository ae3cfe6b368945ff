import type { Acknowledgement } from '../api/configuration.ts';
import type { KubeClient } from '../kube/client.ts';
import { type ReflectorOptions, startReflector } from '../kube/reflector.ts';
import type { KubeObject } from '../kube/resource.ts';
import { configMaps, names } from './resources.ts';

/** Milliseconds between two writes of one replica at least, without news at most, and until it counts as gone. */
export const peerMs = { least: 500, most: 20_000, gone: 60_000 } as const;
/** Characters of a reason that are passed on: 10,000 pods must fit into one object. */
const problemCharacters = 120;

export type Answers = Readonly<Record<string, Pick<Acknowledgement, 'hash' | 'problem'>>>;

interface Peer {
  /** Unix milliseconds. */
  readonly at: number;
  readonly answers: Answers;
}

/** What sidecars said to other replicas: each has the channels of some pods, and one writes the status of all. */
export interface Peers {
  readonly answerOf: (uid: string) => Answers[string] | undefined;
  /** Our own have changed. */
  readonly changed: () => void;
  readonly stop: () => Promise<void>;
}

export interface PeersOptions {
  readonly client: Pick<KubeClient, 'page' | 'merge'>;
  readonly watch: ReflectorOptions<unknown>['watch'];
  readonly namespace: string;
  readonly instance: string;
  readonly ownAnswers: () => Answers;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
  readonly now: () => number;
}

/** Replicas tell one another in a ConfigMap that the chart creates, each under its own name. */
export function joinPeers(options: PeersOptions): Peers {
  const { client, namespace, instance, now } = options;
  let dirty = true;
  let wroteAt = 0;
  let writing = Promise.resolve();
  const reflector = startReflector({
    client,
    watch: options.watch,
    resource: configMaps,
    selection: { namespace, fieldSelector: `metadata.name=${names.channels}` },
    keep: peersIn,
    onChange: options.onChange,
    onError: options.onError,
  });
  const all = (): ReadonlyMap<string, Peer> => reflector.cache.all()[0] ?? new Map();
  const write = async (): Promise<void> => {
    const own: Peer = { at: now(), answers: options.ownAnswers() };
    const gone = [...all()].filter(([name, { at }]) => name !== instance && now() - at > peerMs.gone);
    const data = {
      ...Object.fromEntries(gone.map(([name]) => [name, null])),
      [instance]: JSON.stringify(own),
    };
    await client.merge(configMaps, { namespace, name: names.channels }, { data });
  };
  const timer = setInterval(() => {
    if (!dirty && now() - wroteAt < peerMs.most) return;
    dirty = false;
    wroteAt = now();
    writing = write().catch((error: unknown) => {
      dirty = true;
      options.onError(error);
    });
  }, peerMs.least);
  return {
    answerOf: (uid) => {
      const said = [...all()].filter(([name, { at }]) => name !== instance && now() - at <= peerMs.gone);
      const latest = said
        .toSorted(([, a], [, b]) => b.at - a.at)
        .find(([, { answers }]) => Object.hasOwn(answers, uid));
      return latest?.[1].answers[uid];
    },
    changed: () => {
      dirty = true;
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
      await reflector.stop();
    },
  };
}

export const shortened = ({ hash, problem }: Acknowledgement): Answers[string] =>
  problem === undefined ? { hash } : { hash, problem: problem.slice(0, problemCharacters) };

/** What a replica of another version writes may have another form: it is as if it had said nothing. */
function peersIn(object: KubeObject): ReadonlyMap<string, Peer> {
  const { data = {} } = object as KubeObject & { readonly data?: Readonly<Record<string, string>> };
  return new Map(
    Object.entries(data).flatMap(([name, text]) => {
      const peer = peerOf(text);
      return peer === undefined ? [] : [[name, peer] as const];
    }),
  );
}

function peerOf(text: string): Peer | undefined {
  try {
    const { at, answers } = JSON.parse(text) as Partial<Peer>;
    return typeof at === 'number' && typeof answers === 'object' ? { at, answers } : undefined;
  } catch {
    return undefined;
  }
}
