export interface PlaceTally {
  allowed: number;
  masked: number;
  denied: number;
  failed: number;
}

export interface Counted {
  /** A `PlaceLabel`, of which there are few; `undefined`: it was never located. */
  readonly place: string | undefined;
  readonly outcome: 'completed' | 'denied' | 'failed' | 'aborted';
  readonly masked: boolean;
  readonly exceptionsUsed: number;
}

/** What a summary counts: exchanges by place. */
export class Tally {
  readonly places = new Map<string, PlaceTally>();
  exceptionsUsed = 0;
  /** When a caller of ours last asked for something, whatever became of it: Unix milliseconds; 0: never yet. */
  lastExchangeAt = 0;

  count({ place = 'not located', outcome, masked, exceptionsUsed }: Counted): void {
    const row = this.places.get(place) ?? { allowed: 0, masked: 0, denied: 0, failed: 0 };
    this.places.set(place, row);
    if (outcome === 'denied') row.denied += 1;
    else if (outcome === 'failed') row.failed += 1;
    else row.allowed += 1;
    if (masked && outcome === 'completed') row.masked += 1;
    this.exceptionsUsed += exceptionsUsed;
  }
}
