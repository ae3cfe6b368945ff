import type { DecisionLabel, ReasonLabel } from '../metrics/labels.ts';
import { placeLabel } from '../residency/place-label.ts';
import type { Exchange } from './exchange.ts';

/** Counts one ended exchange: in the metrics, and for the summary. */
export function meter(exchange: Exchange): void {
  const place = exchange.locality === undefined ? undefined : placeLabel(exchange.locality);
  meterDecision(exchange, place);
  meterTimes(exchange);
  meterContent(exchange);
  exchange.engine.tally.count({
    place,
    outcome: exchange.outcome,
    masked: exchange.masked > 0,
    exceptionsUsed: exchange.decision?.exceptionsUsed.length ?? 0,
  });
}

function meterDecision(exchange: Exchange, place: string | undefined): void {
  const { metrics } = exchange.engine;
  metrics.request(providerOf(exchange), place ?? 'none', actionOf(exchange), reasonOf(exchange));
  if (exchange.decision === undefined) return;
  for (const used of exchange.decision.exceptionsUsed) {
    const [policy = '', exception = ''] = used.split(' ');
    metrics.exceptionUsed(policy, exception);
  }
}

function actionOf({ outcome, decision }: Exchange): DecisionLabel {
  if (outcome === 'denied') return 'Deny';
  return decision === undefined ? 'none' : decision.action;
}

function reasonOf({ code, decision }: Exchange): ReasonLabel {
  if (code !== undefined) return code;
  return decision === undefined ? 'allowed' : decision.deciding.reason;
}

function meterTimes(exchange: Exchange): void {
  const { metrics } = exchange.engine;
  const { began, sentAt, firstByteAt, upstreamEndAt, endedAt } = exchange;
  metrics.duration(providerOf(exchange), (endedAt - began) / 1000);
  if (firstByteAt > 0) metrics.timeToFirstByte(providerOf(exchange), (firstByteAt - began) / 1000);
  if (sentAt === 0) return;
  const afterUpstream = upstreamEndAt === 0 ? 0 : endedAt - upstreamEndAt;
  metrics.addedLatency((sentAt - began + afterUpstream) / 1000);
}

function meterContent(exchange: Exchange): void {
  const { metrics } = exchange.engine;
  metrics.findings('request', exchange.findings);
  metrics.findings('response', exchange.answerFindings);
  for (const [kind, count] of Object.entries(exchange.uninspectable)) metrics.uninspectable(kind, count);
  if (exchange.masked > 0) metrics.masked(exchange.masked);
  metrics.bytes(exchange.inspected, 'request', exchange.bytesIn);
  metrics.bytes(exchange.inspected, 'response', exchange.bytesOut);
}

function providerOf(exchange: Exchange): string {
  return exchange.destination?.provider ?? (exchange.asked?.provider || 'none');
}
