import type { Acknowledgement, ConfigurationLine, PodIdentity } from '../api/configuration.ts';
import { createOutbox } from './outbox.ts';

/** One open channel of a pod. */
export interface Channel {
  readonly pod: PodIdentity;
  /**
   * Sends a line as it is, with its end; hangs up on a sidecar that does not read. Tells once it is on its way, where
   * the channel does not end before.
   */
  readonly write: (text: string, sent?: () => void) => void;
  readonly end: () => void;
}

/** What is known of one pod's channel. */
export interface ChannelState {
  readonly pod: PodIdentity;
  /** Last sent; empty before the first. */
  readonly sent: string;
  /** Last acknowledged. */
  readonly acknowledged: Acknowledgement | undefined;
}

/** What a pod should run on cannot be said at the moment: it goes on by what was last right. */
export interface Standing {
  /** The hash of that; empty where nothing is known to have been right. */
  readonly stands: string;
}

export interface RegistryOptions {
  /** What the pod should run on now; `undefined`: nothing is known of it yet, and nothing is sent. */
  readonly configurationOf: (pod: PodIdentity) => Omit<ConfigurationLine, 'issuedAt'> | Standing | undefined;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** A pod has a second live channel. `here`: the newer one stays; `elsewhere`: at another replica, and both do. */
  readonly onSecond: (pod: PodIdentity, where: 'here' | 'elsewhere') => void;
  /** The milliseconds between the sending of a configuration and its first acknowledgement. */
  readonly onAcknowledged: (pod: PodIdentity, acknowledgement: Acknowledgement, ms: number) => void;
  /** A pod says another time than before at which it last talked through its proxy. */
  readonly onExchange: (pod: PodIdentity) => void;
  /** A configuration above the bound of a line: the sidecar keeps what it has until that is stale. */
  readonly onTooLong: (pod: PodIdentity) => void;
  /**
   * At a beat, once for each line: a sidecar has not taken what it was sent a while ago. It may hold what was made from
   * newer lists than ours, by another replica.
   */
  readonly onUntaken: () => void;
  /** A pod has no live channel any more. */
  readonly onClosed: (pod: PodIdentity) => void;
  readonly lineBytes: number;
  /** Of configurations that are being sent; from there on others wait for their turn. */
  readonly sendingBytes: number;
}

/** Milliseconds after which a line that was not acknowledged was not taken. */
export const untakenMs = 5_000;
/**
 * Milliseconds for which a replica may still tell of a sidecar that has left it: by its next line, a beat later,
 * it knows, however long it stood still before.
 */
export const leavingMs = 15_000;
/** Milliseconds after which a replica that lives has said something again; one that has not may have stood still. */
export const stillMs = 30_000;

/** That a replica tells of a channel of a pod as well: since when, as it says, and when we last heard it say so. */
interface Claim {
  readonly since: number;
  readonly heardAt: number;
}

interface Open {
  readonly channel: Channel;
  readonly openedAt: number;
  /** By replica; `told`: somebody was told of it. */
  elsewhere: Map<string, Claim> | 'told';
  sent: string;
  /** Somebody was told that it was not taken. */
  untaken: boolean;
  sentLineage: string;
  sentAt: number;
  acknowledged: Acknowledgement | undefined;
}

/** The open channels of all pods, at most one for each. */
export interface Registry {
  readonly open: (channel: Channel) => void;
  readonly closed: (channel: Channel) => void;
  /** Sends what has changed: to these pods, or to all. */
  readonly push: (uids?: Iterable<string>) => void;
  /** A line for each channel, so that both ends know that the other lives. */
  readonly beat: () => void;
  readonly acknowledge: (pod: PodIdentity, acknowledgement: Acknowledgement) => void;
  /** A replica has just been heard to say, at this time by its clock, of which pods it has channels. */
  readonly heardElsewhere: (replica: string, has: (uid: string) => boolean, at: number) => void;
  readonly stateOf: (uid: string) => ChannelState | undefined;
  readonly pods: () => readonly PodIdentity[];
  readonly end: (uid: string) => void;
  readonly endAll: () => void;
}

export function createRegistry(options: RegistryOptions): Registry {
  const { now, lineBytes } = options;
  const channels = new Map<string, Open>();
  const outbox = createOutbox(options.sendingBytes, (uid) => {
    const open = channels.get(uid);
    if (open !== undefined) pushTo(open);
  });

  const sendWhole = (open: Open, line: Omit<ConfigurationLine, 'issuedAt'>): void => {
    const text = `${JSON.stringify({ ...line, issuedAt: now() })}\n`;
    const bytes = Buffer.byteLength(text);
    if (bytes > lineBytes) return options.onTooLong(open.channel.pod);
    if (open.sent !== line.hash) {
      open.sentAt = now();
      open.untaken = false;
    }
    open.sent = line.hash;
    open.sentLineage = line.lineage;
    open.channel.write(text, outbox.sending(open.channel, bytes));
  };
  const pushTo = (open: Open): void => {
    const line = options.configurationOf(open.channel.pod);
    if (line === undefined || 'stands' in line) return;
    if (line.hash === open.sent && line.lineage === open.sentLineage) return;
    if (outbox.hasRoomFor(open.channel)) sendWhole(open, line);
  };
  const isUntaken = ({ sent, sentAt, acknowledged }: Open): boolean =>
    sent !== '' && acknowledged?.hash !== sent && now() - sentAt >= untakenMs;
  /**
   * The revision of what stays as it is grows too: older lists are the past, whatever they hold. What was not taken is
   * sent again: it may have been from older lists than those of another replica, which ours have reached by now. While
   * nothing can be said, what was last right stands, of the lists of then.
   */
  const beatTo = (open: Open): void => {
    const line = options.configurationOf(open.channel.pod);
    if (line === undefined) return;
    if ('stands' in line) {
      const said = { issuedAt: now(), hash: line.stands };
      return open.channel.write(`${JSON.stringify(said)}\n`);
    }
    const { hash, revision, dictionariesRevision, lineage } = line;
    const isDue = isUntaken(open) || hash !== open.sent || lineage !== open.sentLineage;
    if (isDue && outbox.hasRoomFor(open.channel)) return sendWhole(open, line);
    // Who waits for its turn hears of the configuration that it does not have yet, and stands by none.
    open.channel.write(`${JSON.stringify({ issuedAt: now(), hash, revision, dictionariesRevision })}\n`);
  };
  /** Once is not enough: one of the two may have stood still, and hear only in a moment of what has ended meanwhile. */
  const compare = (open: Open, replica: string, has: (uid: string) => boolean, said: number): void => {
    const { elsewhere, channel } = open;
    if (elsewhere === 'told') return;
    for (const [one, { heardAt }] of elsewhere) if (now() - heardAt > stillMs) elsewhere.delete(one);
    const since = elsewhere.get(replica)?.since ?? said;
    if (!has(channel.pod.uid)) {
      elsewhere.delete(replica);
    } else if (said - since < leavingMs) {
      elsewhere.set(replica, { since, heardAt: now() });
    } else {
      open.elsewhere = 'told';
      options.onSecond(channel.pod, 'elsewhere');
    }
  };
  return {
    open: (channel) => {
      const { uid } = channel.pod;
      const before = channels.get(uid);
      const unsent = { sent: '', sentLineage: '', sentAt: 0, untaken: false };
      const open: Open = {
        channel,
        openedAt: now(),
        elsewhere: new Map(),
        ...unsent,
        acknowledged: undefined,
      };
      channels.set(uid, open);
      if (before !== undefined) {
        options.onSecond(channel.pod, 'here');
        before.channel.end();
      }
      pushTo(open);
    },
    closed: (channel) => {
      outbox.closed(channel);
      if (channels.get(channel.pod.uid)?.channel !== channel) return;
      channels.delete(channel.pod.uid);
      options.onClosed(channel.pod);
    },
    push: (uids) => {
      const chosen = uids === undefined ? [...channels.values()] : [...uids].map((uid) => channels.get(uid));
      for (const open of chosen) if (open !== undefined) pushTo(open);
    },
    beat: () => {
      const news = [...channels.values()].filter((open) => !open.untaken && isUntaken(open));
      for (const open of news) open.untaken = true;
      if (news.length > 0) options.onUntaken();
      for (const open of channels.values()) beatTo(open);
    },
    acknowledge: (pod, acknowledgement) => {
      const open = channels.get(pod.uid);
      // Of an earlier line, or of another replica's: the right one is on its way.
      if (open === undefined || acknowledgement.hash !== open.sent) return;
      const before = open.acknowledged;
      const first = before?.hash !== acknowledgement.hash;
      open.acknowledged = acknowledgement;
      if (before?.lastExchangeAt !== acknowledgement.lastExchangeAt) options.onExchange(pod);
      if (first) options.onAcknowledged(pod, acknowledgement, now() - open.sentAt);
    },
    heardElsewhere: (replica, has, at) => {
      // What it says may have been long on its way, and neither clock is to be trusted alone.
      const said = Math.min(at, now());
      for (const open of channels.values()) if (said >= open.openedAt) compare(open, replica, has, said);
    },
    stateOf: (uid) => {
      const open = channels.get(uid);
      return open && { pod: open.channel.pod, sent: open.sent, acknowledged: open.acknowledged };
    },
    pods: () => [...channels.values()].map(({ channel }) => channel.pod),
    end: (uid) => channels.get(uid)?.channel.end(),
    endAll: () => {
      for (const { channel } of channels.values()) channel.end();
    },
  };
}
