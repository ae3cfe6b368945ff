import { placeLabel } from '../residency/place-label.ts';
import type { Exchange } from './exchange.ts';

/** Counts one ended exchange in the metrics. */
export function meter(exchange: Exchange): void {
  const { metrics } = exchange.engine;
  const provider = exchange.destination?.provider ?? 'none';
  metrics.request(provider, placeOf(exchange), decisionOf(exchange), exchange.code ?? exchange.decision?.deciding.reason ?? 'allowed');
  metrics.duration(provider, (exchange.endedAt - exchange.began) / 1000);
  if (exchange.firstByteAt > 0) metrics.timeToFirstByte(provider, (exchange.firstByteAt - exchange.began) / 1000);
  if (exchange.sentAt > 0) metrics.addedLatency(addedMs(exchange) / 1000);
  metrics.findings('request', exchange.findings);
  metrics.findings('response', exchange.answerFindings);
  if (exchange.masked > 0) metrics.masked(exchange.masked);
  metrics.bytes(exchange.inspected, 'request', exchange.bytesIn);
  metrics.bytes(exchange.inspected, 'response', exchange.bytesOut);
  for (const used of exchange.decision?.exceptionsUsed ?? []) {
    const [policy = '', exception = ''] = used.split(' ');
    metrics.exceptionUsed(policy, exception);
  }
}

/** Before the request left, and after the last byte of the answer came. */
function addedMs(exchange: Exchange): number {
  const after = exchange.upstreamEndAt === 0 ? 0 : exchange.endedAt - exchange.upstreamEndAt;
  return exchange.sentAt - exchange.began + after;
}

function placeOf(exchange: Exchange): string {
  return exchange.locality === undefined ? 'none' : placeLabel(exchange.locality);
}

function decisionOf(exchange: Exchange): 'Allow' | 'Deny' | 'RequireApproval' | 'none' {
  if (exchange.outcome === 'denied') return 'Deny';
  return exchange.decision?.action ?? 'none';
}
