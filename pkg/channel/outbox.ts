import type { PodIdentity } from '../api/configuration.ts';

/** A channel of a pod; another one of the same pod is another. */
interface Recipient {
  readonly pod: Pick<PodIdentity, 'uid'>;
}

/** What is being sent to all channels together, so that long configurations for many pods do not fill the memory. */
export interface Outbox {
  /** Whether something may be sent now; where not, the pod is told of once it may. */
  readonly hasRoomFor: (channel: Recipient) => boolean;
  /** So many bytes are being sent, until what it returns is called or the channel is closed. */
  readonly sending: (channel: Recipient, bytes: number) => () => void;
  readonly closed: (channel: Recipient) => void;
}

/** At `most` bytes, which one line may exceed, others wait for their turn; `onTurn` is told the uids of pods. */
export function createOutbox(most: number, onTurn: (uid: string) => void): Outbox {
  const unsent = new Map<Recipient, number>();
  const waiting = new Set<string>();
  let total = 0;

  const release = (channel: Recipient, bytes: number): void => {
    const before = unsent.get(channel) ?? 0;
    const freed = Math.min(before, bytes);
    if (freed === before) unsent.delete(channel);
    else unsent.set(channel, before - freed);
    total -= freed;
    for (const uid of waiting) {
      if (total >= most) return;
      waiting.delete(uid);
      onTurn(uid);
    }
  };
  return {
    hasRoomFor: ({ pod: { uid } }) => {
      if (total < most) return true;
      waiting.add(uid);
      return false;
    },
    sending: (channel, bytes) => {
      unsent.set(channel, (unsent.get(channel) ?? 0) + bytes);
      total += bytes;
      return () => release(channel, bytes);
    },
    closed: (channel) => release(channel, unsent.get(channel) ?? 0),
  };
}
