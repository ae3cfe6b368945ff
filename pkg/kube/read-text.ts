import type { IncomingMessage } from 'node:http';
import { KubeError } from './kube-error.ts';

/** Bytes of an answer that is read whole: a page of 500 of the largest pods has less. Above, the read fails. */
export const answerBytes = 67_108_864;

export async function readText(response: IncomingMessage, bound: number = answerBytes): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bound) {
      response.destroy();
      throw new KubeError(0, '', `the API server's answer has more than ${bound} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Bytes of one event of a watch; etcd stores objects of 1.5 MiB at most. Above, the watch fails. */
export const eventBytes = 4_194_304;

/** The lines of a watch as they come. */
export async function* readLines(
  response: AsyncIterable<Buffer>,
  bound: number = eventBytes,
): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, end)]).toString('utf8');
      pending = [];
      size = 0;
      from = end + 1;
    }
    pending.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > bound) throw new KubeError(0, '', `an event of a watch has more than ${bound} bytes`);
  }
}
