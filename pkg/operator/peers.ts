import type { Acknowledgement } from '../api/configuration.ts';
import type { KubeClient } from '../kube/client.ts';
import type { WithData } from '../kube/data.ts';
import { type ReflectorOptions, startReflector } from '../kube/reflector.ts';
import { type Answers, changed, type PeerAnswers, packed, talking, unpacked } from './peer-answers.ts';
import { configMaps, names } from './resources.ts';

/** Milliseconds between two writes of one replica at least, without news at most, and until it counts as gone. */
export const peerMs = { least: 500, most: 20_000, gone: 60_000 } as const;

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
  /** Pods of which we have channels whose sidecars have not said anything yet. */
  readonly unanswered: () => readonly string[];
  /** Pods whose sidecars have said something else to another replica. */
  readonly onChange: (uids: readonly string[]) => void;
  /** Pods that have talked through their sidecars, as another replica has heard. */
  readonly onExchanges: (uids: readonly string[]) => void;
  /** A replica has just said of which pods it has channels; `at`: Unix milliseconds by its clock. */
  readonly onHeard: (replica: string, has: (uid: string) => boolean, at: number) => void;
  readonly onError: (error: unknown) => void;
  readonly now: () => number;
}

/** Replicas tell one another in a ConfigMap that the chart creates, each under its own name. */
export function joinPeers(options: PeersOptions): Peers {
  const { client, namespace, instance, now } = options;
  let peers: ReadonlyMap<string, Peer> = new Map();
  let dirty = true;
  let wroteAt = 0;
  let writing = Promise.resolve();
  const reflector = startReflector<ReadonlyMap<string, string>>({
    client,
    watch: options.watch,
    resource: configMaps,
    selection: { namespace, fieldSelector: `metadata.name=${names.channels}` },
    keep: (object) => textsIn(object, instance),
    onChange: ({ kept }) => {
      const before = peers;
      peers = peersOf(kept, before, now());
      options.onChange(differing(before, peers, changed));
      options.onExchanges(differing(before, peers, talking));
      for (const [name, { text, has, at }] of peers)
        if (before.get(name)?.text !== text) options.onHeard(name, has, at);
    },
    onError: options.onError,
  });
  const isGone = ({ heardAt }: Peer): boolean => now() - heardAt > peerMs.gone;
  const write = async (): Promise<void> => {
    const own: PeerAnswers = packed(now(), options.ownAnswers(), options.unanswered());
    const gone = [...peers].filter(([, peer]) => isGone(peer));
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
      let latest: Peer | undefined;
      for (const peer of peers.values()) {
        if (isGone(peer) || !peer.answers.has(uid)) continue;
        if (latest === undefined || peer.heardAt > latest.heardAt) latest = peer;
      }
      return latest?.answers.get(uid);
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

interface Peer {
  readonly text: string;
  /** When its text was last another, by our own clock: clocks of others are not to be trusted. */
  readonly heardAt: number;
  /** When it was written, by the clock of the replica. */
  readonly at: number;
  readonly answers: ReadonlyMap<string, Answers[string]>;
  /** Whether it has a channel of a pod. */
  readonly has: (uid: string) => boolean;
}

/** What each of the others wrote. */
function textsIn({ data = {} }: WithData, instance: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(data).filter(([name]) => name !== instance));
}

/** Read anew only where a text has changed. */
const peersOf = (
  texts: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, Peer>,
  heardAt: number,
): ReadonlyMap<string, Peer> =>
  new Map(
    [...texts].flatMap(([name, text]) => {
      const known = before.get(name);
      if (known?.text === text) return [[name, known] as const];
      const read = unpacked(text);
      return read === undefined ? [] : [[name, { ...read, text, heardAt }] as const];
    }),
  );

/** Pods of which the replicas say something else than before. */
function differing(
  before: ReadonlyMap<string, Peer>,
  after: ReadonlyMap<string, Peer>,
  compare: typeof changed,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => compare(before.get(name)?.answers, after.get(name)?.answers));
}

/** Characters of a reason that are passed on: the answers of all pods must fit into one object. */
const problemCharacters = 120;

export const shortened = ({ hash, problem, lastExchangeAt }: Acknowledgement): Answers[string] => ({
  hash,
  ...(problem !== undefined && { problem: problem.slice(0, problemCharacters) }),
  ...(lastExchangeAt !== undefined && { lastExchangeAt }),
});
