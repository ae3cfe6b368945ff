import { placeLabel } from '../residency/place-label.ts';
import type { Exchange } from './exchange.ts';

export interface PlaceTally {
  allowed: number;
  masked: number;
  denied: number;
  failed: number;
}

/** What a summary counts: exchanges by place. Places are labels of a small closed set, so it stays small. */
export class Tally {
  readonly places = new Map<string, PlaceTally>();
  exceptionsUsed = 0;

  count(exchange: Exchange): void {
    const place = exchange.locality === undefined ? 'not located' : placeLabel(exchange.locality);
    const row = this.places.get(place) ?? { allowed: 0, masked: 0, denied: 0, failed: 0 };
    this.places.set(place, row);
    if (exchange.outcome === 'denied') row.denied += 1;
    else if (exchange.outcome === 'failed') row.failed += 1;
    else row.allowed += 1;
    if (exchange.outcome === 'completed' && exchange.masked > 0) row.masked += 1;
    this.exceptionsUsed += exchange.decision?.exceptionsUsed.length ?? 0;
  }
}
