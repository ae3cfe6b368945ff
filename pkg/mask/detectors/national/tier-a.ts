import type { Detector } from '../../detector.ts';

/** Identifiers of persons and companies that letters, separators or checksums make certain. */
export const nationalTierA: readonly Detector[] = [];
