import type { CloseBody, OpenBody } from '../api/record.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';
import type { Soon } from './soon.ts';
import { writtenSteering } from './written-steering.ts';

/** Appends what was asked and decided. Rejects when it cannot be kept and the policy says `onFailure: Block`. */
export function recordOpen(exchange: Exchange): Promise<void> {
  return open(exchange, maskedRequest);
}

/** The same of what is refused: without its text where that is not to be had, as what inspects it may have ended. */
export function recordRefused(exchange: Exchange): Promise<void> {
  return open(exchange, maskedIfThere);
}

async function open(exchange: Exchange, requestOf: typeof maskedRequest): Promise<void> {
  const recording = exchange.policy?.snapshot.recording;
  if (recording === undefined || recording.level === 'Off') return;
  const request = recording.level === 'Masked' ? await requestOf(exchange) : undefined;
  exchange.opened = true;
  try {
    await exchange.engine.journal.append(exchange.engine.session, exchange.id, openBody(exchange, request));
  } catch (cause) {
    exchange.opened = false;
    exchange.engine.metrics.recordingFailed();
    if (recording.onFailure === 'Continue') return;
    throw new DomicileError(
      'recording.failed',
      'The journal cannot take the record, so the request was not sent. Free the disk, or set recording.onFailure: Continue.',
      { cause, by: { field: 'recording.onFailure' } },
    );
  }
}

/** Appends how the exchange ended. By now nothing can be refused any more: a failure is metered. */
export async function recordClose(exchange: Exchange): Promise<void> {
  const { engine, recordedAnswer } = exchange;
  try {
    const response = recordedAnswer && (await engine.scheduler.run(recordedAnswer()));
    await engine.journal.append(engine.session, exchange.id, closeBody(exchange, response));
  } catch {
    engine.metrics.recordingFailed();
  }
}

/** Whether the record has all that it will ever want of the request. */
export function hasRecorded({ opened, policy }: Exchange): boolean {
  return opened || policy?.snapshot.recording.level !== 'Masked';
}

function maskedRequest(exchange: Exchange): Soon<string | undefined> {
  return exchange.scanned?.record();
}

async function maskedIfThere(exchange: Exchange): Promise<string | undefined> {
  try {
    return await maskedRequest(exchange);
  } catch (error) {
    if (!(error instanceof DomicileError)) exchange.engine.reportFailure(error);
    return undefined;
  }
}

/** What clients chose in it is masked; the request came masked. */
function openBody(exchange: Exchange, request: string | undefined): OpenBody {
  const { locality, decision, destination, policy } = exchange;
  const host = destination?.host;
  return {
    type: 'open',
    policy: policy?.snapshot.version ?? '',
    catalog: exchange.engine.catalog.version,
    destination: destinationOf(exchange),
    locality: locality && policy?.written.recurring(locality, host),
    decision: decision && policy?.written.recurring(decision, host),
    steered: writtenSteering(exchange),
    findings: exchange.findings,
    request,
    requestDigest: exchange.bodyDigest?.digest(),
    bytesIn: exchange.bytesIn,
  };
}

function destinationOf({ destination, asked, policy, inbound }: Exchange): OpenBody['destination'] {
  const method = inbound.request.method ?? '';
  const nowhere = { provider: '', host: '', method, path: '' };
  if (policy === undefined) return nowhere;
  if (destination !== undefined) return policy.written.destination(destination);
  return asked === undefined ? nowhere : policy.written.asked({ ...asked, method });
}

/** What providers chose in it is masked; the answer comes masked. */
function closeBody(exchange: Exchange, response: string | undefined): CloseBody {
  const { echo, policy, destination } = exchange;
  return {
    type: 'close',
    outcome: exchange.outcome,
    status: exchange.status,
    code: exchange.code,
    findings: exchange.answerFindings,
    restored: exchange.restored,
    response,
    echo: policy?.written.all(echo, destination?.host) ?? {},
    echoMismatch: exchange.echoMismatch,
    addressEvidence: exchange.addressEvidence,
    bytesOut: exchange.bytesOut,
    durationMs: Math.round(exchange.endedAt - exchange.began),
  };
}
