import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { PlaceResolver } from './context.ts';
import { list, quote } from './describe.ts';
import { allowedPlaces, outside } from './places.ts';
import { policyName } from './policy-name.ts';

type Spec = Pick<PolicyDocument['spec'], 'residency' | 'nodeRegions'>;

/** Whether a node of that region lies within what a policy allows. `unknown`: nobody says where it is. */
export type NodePlace = 'inside' | 'outside' | 'unknown';

/** Label of nodes, and since Kubernetes 1.35 of the pods that are bound to them. */
export const regionLabel = 'topology.kubernetes.io/region';

/**
 * Judges the value of a node's region label; empty where it has none. Clouds may have regions of the same name, and a
 * policy may declare one that they have: then all of them must lie inside.
 */
export function placeOfNode(
  { residency, nodeRegions = [] }: Spec,
  region: string,
  places: PlaceResolver,
): NodePlace {
  const declared = nodeRegions.find(({ name }) => name === region)?.location ?? [];
  const named = [...declared, ...places.regions.filter((full) => bare(full) === region)];
  if (named.length === 0) return 'unknown';
  const allowed = allowedPlaces(residency.allow, places);
  return named.every((one) => outside(one, allowed, places)?.length === 0) ? 'inside' : 'outside';
}

/** The regions whose nodes lie inside, as labels of nodes name them; sorted. */
export function allowedNodeRegions(spec: Spec, places: PlaceResolver): readonly string[] {
  const known = [...(spec.nodeRegions ?? []).map(({ name }) => name), ...places.regions.map(bare)];
  return [...new Set(known)].filter((region) => placeOfNode(spec, region, places) === 'inside').toSorted();
}

/** Whether a policy keeps its pods off nodes outside; one in `Audit` mode keeps nothing from anybody. */
export const requiresPlacement = ({ spec }: PolicyDocument): boolean =>
  spec.placement === 'Require' && spec.mode !== 'Audit';

/** The regions that every policy which requires placement allows; `undefined` where none does. */
export function requiredNodeRegions(
  policies: readonly PolicyDocument[],
  places: PlaceResolver,
): readonly string[] | undefined {
  const each = policies.filter(requiresPlacement).map(({ spec }) => allowedNodeRegions(spec, places));
  const [first, ...rest] = each;
  return first?.filter((region) => rest.every((other) => other.includes(region)));
}

/** Why nothing may be served on a node of that region; empty where nothing speaks against it. */
export function placementProblem(
  policies: readonly PolicyDocument[],
  region: string,
  places: PlaceResolver,
): string {
  const wrong = policies.find(
    (policy) => requiresPlacement(policy) && placeOfNode(policy.spec, region, places) !== 'inside',
  );
  if (wrong === undefined) return '';
  const allowed = list(wrong.spec.residency.allow);
  const node =
    region === '' ? `a node without the label ${regionLabel}` : `a node of the region ${quote(region)}`;
  const place = placeOfNode(wrong.spec, region, places);
  const where = place === 'outside' ? `lies outside of ${allowed}` : 'is not known to lie anywhere';
  const repair = place === 'outside' ? elsewhere : toBeKnown;
  return `the pod runs on ${node}, which ${where}, while ${policyName(wrong)} requires its pods to run in ${allowed}: ${repair}`;
}

const elsewhere =
  'create the pod anew on another node; what nodeRegions declares never replaces what the catalog knows of a region';
const toBeKnown = 'label the node, declare the region in nodeRegions, or create the pod anew';

const bare = (full: string): string => full.slice(full.indexOf('/') + 1);
