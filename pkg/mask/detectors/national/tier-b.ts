import type { Detector } from '../../detector.ts';

/** Found only with a context word or key nearby. */
export const tierB: readonly Detector[] = [];
