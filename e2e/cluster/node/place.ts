import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Network, Ranges } from '../network.ts';
import type { State } from '../state.ts';

/** Where one node of a cluster lives: nothing of it is shared with another. */
export interface Place {
  /** Of the node, for Kubernetes. */
  readonly name: string;
  /** `topology.kubernetes.io/region`; the zone is its `a`. */
  readonly region: string;
  readonly network: Network;
  readonly podRanges: Ranges;
  /** Of its runtime, its kubelet and its pods. */
  readonly folder: string;
  /** Its root among the control groups: a kubelet kills what it does not know below its own. */
  readonly groups: string;
}

export const firstPlace = (state: State, network: Network): Place => ({
  name: 'node-1',
  region: 'eu-central-1',
  network,
  podRanges: { ipv4: '10.244.0.0/24', ipv6: 'fd00:10:244::/64' },
  folder: state.folder,
  groups: state.name,
});

export const secondPodRanges: Ranges = { ipv4: '10.244.1.0/24', ipv6: 'fd00:10:244:1::/64' };

export function secondPlace(state: State, network: Network, region: string): Place {
  const folder = join(state.folder, 'node-2');
  mkdirSync(folder, { recursive: true });
  return { name: 'node-2', region, network, podRanges: secondPodRanges, folder, groups: `${state.name}-2` };
}

/** Files and daemons of the first node go by their own names, those of another by its name too. */
export const named = ({ name }: Place, what: string): string =>
  name === 'node-1' ? what : `${what}-${name}`;
