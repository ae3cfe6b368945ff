/**
 * In what a pod can differ from what injection would make of it now. Stable: they are reasons of events and labels of
 * metrics.
 */
export const driftCodes = [
  /** Another image than this installation's, of the proxy or of what locks down. */
  'OldImage',
  /** The proxy would be started or mounted otherwise, or finds another operator. */
  'OldBootstrap',
  /** The proxy was created to trust other authorities, and has not said that it was told of those of now. */
  'OldAuthority',
  /** A variable that leads clients through the proxy has another value. */
  'RoutesOverridden',
  /** The same in a pod that is locked down: such clients reach nothing. */
  'RoutesBlocked',
  /** Something else of an agent's container that injection decides: what it may do, where its keys come from. */
  'AgentChanged',
  /** A policy keeps its pods to regions of nodes, and the scheduler was not told. */
  'NotPlaced',
] as const;

export type DriftCode = (typeof driftCodes)[number];

export interface Drift {
  readonly code: DriftCode;
  /** What differs, for people: `domicile-proxy: image`; never a value. */
  readonly parts: readonly string[];
}
