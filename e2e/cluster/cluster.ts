import { type Client, clientOf } from './client.ts';
import { type ApiServer, type Audit, serviceRanges, startControlPlane } from './control-plane.ts';
import { createNetwork, createSecondNetwork, type Network } from './network.ts';
import { type Node, startNodes } from './node/node.ts';
import { firstPlace, type Place, secondPlace, secondPodRanges } from './node/place.ts';
import { createState, type State } from './state.ts';
import { sweep, takeDown } from './take-down.ts';

export interface Wanted {
  /** A node that runs pods, or only the API server with its store. */
  readonly node: boolean;
  /** A second node, in a region of its own; the first is in `eu-central-1`. */
  readonly secondNode?: { readonly region: string };
  /** Whether the API server answers lists and watches from its own memory; it does by default. */
  readonly watchCache?: boolean;
  /** What the audit log has of writes; bodies too by default. */
  readonly audit?: Audit;
  /** Stays when the process that started it ends: for a person. */
  readonly kept?: boolean;
}

export interface Cluster extends AsyncDisposable {
  readonly state: State;
  readonly api: ApiServer;
  /** In every group that may do all. */
  readonly admin: Client;
  /** Where there is a node. */
  readonly network: Network | undefined;
  readonly nodes: readonly Node[];
  /** Somebody who may do only what RBAC lets them. */
  readonly user: (name: string, ...groups: readonly string[]) => Promise<Client>;
  readonly down: () => Promise<void>;
}

/** Starts a cluster, once what crashed runs left behind is gone. What fails on the way is taken down again. */
export async function up(wanted: Wanted): Promise<Cluster> {
  await sweep();
  const state = createState(wanted.kept === true);
  const down = (): Promise<void> => takeDown(state);
  try {
    const network = wanted.node ? await createNetwork(state, serviceRanges) : undefined;
    const api = await startControlPlane(state, { network, ...wanted });
    const nodes =
      network === undefined ? [] : await startNodes(state, await places(state, network, wanted), api);
    const user: Cluster['user'] = (name, ...groups) => clientOf(state, api.url, { name, groups });
    return { state, api, admin: api.admin, network, nodes, user, down, [Symbol.asyncDispose]: down };
  } catch (error) {
    await down();
    throw error;
  }
}

async function places(
  state: State,
  network: Network,
  { secondNode }: Wanted,
): Promise<readonly [Place, ...Place[]]> {
  const first = firstPlace(state, network);
  if (secondNode === undefined) return [first];
  const joined = await createSecondNetwork(network, serviceRanges, secondPodRanges);
  return [first, secondPlace(state, joined, secondNode.region)];
}
