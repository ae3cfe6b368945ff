import type { ClientRequest, IncomingMessage } from 'node:http';
import type { DomicileError } from '../errors/domicile-error.ts';
import { connectionFailed, closedWithout, notFinal, transferCoded } from './upstream-errors.ts';

/** Statuses below are said before an answer, or change to another protocol. RFC 9110, 15.2. */
const firstFinal = 200;

/** The answer to a request; rejects with `upstream.*` where none comes, whatever comes in its place. */
export function answerOf(upstream: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const refuse = (error: DomicileError): void => {
      reject(error);
      upstream.destroy();
    };
    const instead = ({ statusCode = 0 }: IncomingMessage): void => refuse(notFinal(statusCode));
    upstream
      .on('response', (answer) => {
        isAnswered = true;
        if ((answer.statusCode ?? 0) < firstFinal) instead(answer);
        else if (isCoded(answer)) refuse(transferCoded());
        else resolve(answer);
      })
      .on('upgrade', (answer, socket) => {
        socket.destroy();
        instead(answer);
      })
      .on('error', (cause) => reject(connectionFailed(cause)))
      .on('close', () => {
        // To make an error, with its stack, for each request that was answered would take 2 % of it.
        if (!isAnswered) reject(closedWithout());
      });
  });
}

/** Whether bytes of the body stand for others: Node undoes chunks alone. */
function isCoded({ headers: { 'transfer-encoding': coding = '' } }: IncomingMessage): boolean {
  return !/^(?:chunked|identity)?$/i.test(coding.trim());
}
