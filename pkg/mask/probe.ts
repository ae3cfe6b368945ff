import type { Detector } from './detector.ts';
import type { Kind } from './finding.ts';

/** A detector as the sweep calls it. */
export interface Probe {
  readonly kind: Kind;
  readonly detector: Detector;
}

export const probeOf = (detector: Detector): Probe => {
  const { name, certainty, secret } = detector;
  return { kind: { entity: name, certainty, secret }, detector };
};
