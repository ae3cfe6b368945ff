import { setTimeout as sleep } from 'node:timers/promises';
import { Samples } from '../statistics.ts';
import type { Distribution } from '../statistics.ts';
import { RequestTemplate } from './body.ts';
import type { Target } from './body.ts';
import { Connection } from './connection.ts';

/** Requests that begin at fixed times, one at a time: a slow answer delays the next, it does not add one. */
export interface Paced {
  readonly kind: 'paced';
  readonly target: Target;
  readonly bodyBytes: number;
  readonly afterMs: number;
  readonly intervalMs: number;
  readonly count: number;
}

export interface PacedResult {
  readonly answers: number;
  readonly wrong: number;
  readonly example: string;
  readonly latencyMs: Distribution;
}

const EXAMPLE_CHARACTERS = 300;

/** Sends the request once; resolves to its status and body, status 0 for a broken connection. */
const exchange = (target: Target, request: Buffer): Promise<{ status: number; body: string }> =>
  new Promise((resolve) => {
    let status = 0;
    let body = '';
    const connection = new Connection(target.port, {
      status: (value) => {
        status = value;
      },
      body: (bytes) => {
        body += bytes.toString('latin1');
      },
      end: () => {
        connection.close();
        resolve({ status, body });
      },
      lost: () => resolve({ status: 0, body: 'the connection broke' }),
    });
    connection.send(request);
  });

export const paced = async (task: Paced): Promise<PacedResult> => {
  const template = new RequestTemplate(task.target, { bytes: task.bodyBytes, stream: false });
  const latency = new Samples();
  let wrong = 0;
  let example = '';
  await sleep(task.afterMs);
  for (let i = 0; i < task.count; i += 1) {
    template.renew();
    const startedAt = performance.now();
    const { status, body } = await exchange(task.target, template.bytes);
    const tookMs = performance.now() - startedAt;
    latency.add(tookMs);
    if (status !== 200 || !body.includes(template.expectedText())) {
      wrong += 1;
      example ||= `${status} ${body.slice(0, EXAMPLE_CHARACTERS)}`;
    }
    await sleep(Math.max(0, task.intervalMs - tookMs));
  }
  return { answers: task.count, wrong, example, latencyMs: latency.distribution() };
};
