import {
  createAuthority,
  endOf,
  isFresh,
  issueLeaf,
  type KeyPair,
  type Lifetimes,
  madeAt,
} from './certificates.ts';

/** The operator's authorities, at most three at a time, and the certificate that it serves with. */
export interface Authorities {
  /** Issues. */
  readonly current: KeyPair;
  /** Told of already, and issues nothing yet. */
  readonly next: KeyPair | undefined;
  /** Issues nothing any more; what it issued may still be served. Its key is gone. */
  readonly previous: string | undefined;
  readonly leaf: KeyPair;
  /** The last order to rotate that was followed. */
  readonly rotated: string;
}

/** As it was kept; what is served may be missing. */
export type Held = Omit<Authorities, 'leaf'> & { readonly leaf: KeyPair | undefined };

/** PEM of all that are to be trusted, the eldest first, so that the text stays as it is while one takes over. */
export const trusted = ({ current, next, previous }: Omit<Authorities, 'leaf' | 'rotated'>): string =>
  [previous, current.cert, next?.cert].filter((cert) => cert !== undefined).join('\n');

export interface Moment {
  /** Names and addresses that the leaf is for. */
  readonly hosts: readonly string[];
  /** Unix milliseconds. */
  readonly now: number;
  /** Somebody's order to rotate; another text is another order. Empty: none. */
  readonly order: string;
  readonly lifetimes: Lifetimes;
}

/**
 * What is to hold at this moment, from what held before. A successor is
 * made and told of long before it issues anything, and its predecessor is trusted until all that it issued has ended.
 */
export async function advance(held: Held | undefined, moment: Moment): Promise<Authorities> {
  if (held === undefined) return begin(moment);
  const { now, lifetimes } = moment;
  let state = held;
  if (isDue(state, moment))
    state = { ...state, next: await createAuthority(now, lifetimes), rotated: moment.order };
  if (state.next !== undefined && isToIssue(state.next, state.current, moment))
    state = { ...state, current: state.next, next: undefined, previous: state.current.cert };
  if (
    state.previous !== undefined &&
    now >= madeAt(state.current.cert) + lifetimes.overlap + lifetimes.retained
  )
    state = { ...state, previous: undefined };
  const { current, leaf } = state;
  if (leaf !== undefined && isFresh(leaf.cert, current.cert, moment.hosts, now, lifetimes))
    return { ...state, leaf };
  return { ...state, leaf: await issueLeaf(current, moment.hosts, now, lifetimes) };
}

async function begin({ hosts, now, order, lifetimes }: Moment): Promise<Authorities> {
  const current = await createAuthority(now, lifetimes);
  const leaf = await issueLeaf(current, hosts, now, lifetimes);
  return { current, leaf, next: undefined, previous: undefined, rotated: order };
}

/** One rotation at a time. */
const isDue = ({ current, next, previous, rotated }: Held, { now, order, lifetimes }: Moment): boolean =>
  next === undefined &&
  previous === undefined &&
  ((order !== '' && order !== rotated) || endOf(current.cert) - now <= lifetimes.announced);

/** Its time has come, or nobody else can issue any more. */
const isToIssue = (next: KeyPair, current: KeyPair, { now, lifetimes }: Moment): boolean =>
  now >= madeAt(next.cert) + lifetimes.overlap || endOf(current.cert) - now <= lifetimes.renewed;
