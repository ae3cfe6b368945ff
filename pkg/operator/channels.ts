import type { PodIdentity } from '../api/configuration.ts';
import { channelBounds } from '../channel/bounds.ts';
import { createRegistry, type Registry } from '../channel/registry.ts';
import type { EventOf, EventRecorder } from '../kube/events.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { Compiled, Compiler } from './compile.ts';
import type { Answers } from './peer-answers.ts';
import { shortened } from './peers.ts';
import type { PodFacts, World } from './world.ts';

export interface ChannelsOptions {
  readonly world: Pick<World, 'pod' | 'catchUp'>;
  readonly compiler: Pick<Compiler, 'compile'>;
  readonly events: EventRecorder;
  readonly metrics: Pick<OperatorMetrics, 'acknowledged' | 'secondChannel'>;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** A sidecar has answered what it was sent. */
  readonly onAnswer: (uid: string) => void;
  /** A pod has talked through its sidecar since it was last heard of. */
  readonly onExchange: (uid: string) => void;
  /** A sidecar is not connected any more. */
  readonly onClosed: (uid: string) => void;
}

/** The channels of this replica, with what each pod is to run on; what is odd about one is an event on its pod. */
export function createChannels(options: ChannelsOptions): Registry {
  const { world, compiler, events, metrics } = options;
  const compiledFor = (pod: PodIdentity): Compiled | undefined => {
    const known = admittedPod(world, pod);
    return known && compiler.compile(known);
  };
  const tell = (pod: PodIdentity, reason: string, note: string): void =>
    void events.record(podEvent(pod, reason, note));
  return createRegistry({
    configurationOf: (pod) => {
      const compiled = compiledFor(pod);
      return compiled && (compiled.line ?? { stands: compiled.stands });
    },
    now: options.now,
    lineBytes: channelBounds.lineBytes,
    sendingBytes: channelBounds.sendingBytes,
    onSecond: (pod, where) => {
      metrics.secondChannel();
      tell(pod, 'SecondChannel', second[where]);
    },
    onTooLong: (pod) =>
      tell(pod, 'PoliciesTooLong', 'The policies of this pod are more than the channel carries.'),
    onUntaken: world.catchUp,
    onClosed: ({ uid }) => options.onClosed(uid),
    onExchange: ({ uid }) => options.onExchange(uid),
    onAcknowledged: (pod, { problem }, ms) => {
      metrics.acknowledged(ms / 1000, problem === undefined);
      options.onAnswer(pod.uid);
    },
  });
}

const second = {
  here: 'A second proxy opened the channel of this pod; the newer one stays.',
  elsewhere: 'Two proxies have the channel of this pod open, at two replicas of the operator.',
} as const;

/** What is known of a pod that may have a channel: it is there, and injected. */
export function admittedPod(world: Pick<World, 'pod'>, pod: PodIdentity): PodFacts | undefined {
  const known = world.pod(pod.uid);
  return known?.injected === true && known.namespace === pod.namespace ? known : undefined;
}

/** What the sidecars of this replica have said, for the others. */
export const answersOf = (registry: Registry): Answers =>
  Object.fromEntries(
    registry.pods().flatMap(({ uid }) => {
      const said = registry.stateOf(uid)?.acknowledged;
      return said === undefined ? [] : [[uid, shortened(said)]];
    }),
  );

/** The pods whose sidecars have said nothing yet to this replica. */
export const unansweredOf = (registry: Registry): readonly string[] =>
  registry
    .pods()
    .map(({ uid }) => uid)
    .filter((uid) => registry.stateOf(uid)?.acknowledged === undefined);

const podEvent = (pod: PodIdentity, reason: string, note: string): EventOf => ({
  regarding: { apiVersion: 'v1', kind: 'Pod', metadata: { ...pod, resourceVersion: '' } },
  type: 'Warning',
  reason,
  action: 'Configure',
  note,
});
