import { DomicileError } from '../errors/domicile-error.ts';
import { denialOf } from '../wire/denial/denial.ts';
import type { Exchange } from './exchange.ts';
import { endWithDenial } from './raw-denial.ts';
import { recordRefused } from './record.ts';
import { told } from './told.ts';

/**
 * The one place where a refusal or failure becomes an answer, in the client's own error format. Once an answer has
 * begun it can only be cut; `deliver` has by then written the stream's own error event where there is one.
 */
export async function refuse(exchange: Exchange, thrown: unknown): Promise<void> {
  const error = asDomicileError(exchange, thrown, 'failed, and does not guess');
  exchange.code = error.code;
  exchange.outcome = error.status === 451 || error.status === 403 ? 'denied' : 'failed';
  await recordRefusal(exchange);
  if (exchange.inbound.kind === 'connect') refuseConnect(exchange, error);
  else refuseHttp(exchange, error);
}

/** What is no refusal is a defect, which is reported. `what` the proxy did, in words that go on from "the proxy". */
export function asDomicileError({ engine }: Exchange, thrown: unknown, what: string): DomicileError {
  if (thrown instanceof DomicileError) return thrown;
  engine.reportFailure(thrown);
  return new DomicileError(
    'proxy.internal',
    `the proxy ${what}. Its log says more: report what it says, it holds no data.`,
    { cause: thrown },
  );
}

/**
 * A refusal stands even when it cannot be recorded: nothing was or will be forwarded. Callers that are not ours are
 * metered only: what any local process can trigger must not fill the journal.
 */
async function recordRefusal(exchange: Exchange): Promise<void> {
  if (exchange.opened || exchange.code === 'recording.failed' || !exchange.isOurs) return;
  try {
    await recordRefused(exchange);
  } catch {
    // It was metered there.
  }
}

function refuseHttp(exchange: Exchange, error: DomicileError): void {
  if (exchange.inbound.kind !== 'http') return;
  const { request, response } = exchange.inbound;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const denial = denialOf(exchange.errorShape, told(exchange, error), exchange.id);
  exchange.status = denial.status;
  exchange.bytesOut = denial.body.length;
  const headers: Record<string, string> = { ...denial.headers, 'content-length': String(denial.body.length) };
  if (!request.complete) headers.connection = 'close';
  response.writeHead(denial.status, headers);
  response.end(request.method === 'HEAD' ? undefined : denial.body);
  if (!request.complete) request.resume();
}

function refuseConnect(exchange: Exchange, error: DomicileError): void {
  if (exchange.inbound.kind !== 'connect') return;
  const { socket } = exchange.inbound;
  if (exchange.status !== 0 || socket.destroyed) {
    socket.end(() => socket.destroy());
    return;
  }
  const denial = denialOf('problem', told(exchange, error), exchange.id);
  exchange.status = denial.status;
  endWithDenial(socket, denial);
}
