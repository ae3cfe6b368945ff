import { on } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { configOf, keys, rule } from '../../mask/prompt.fixture.ts';
import { digestKey } from '../means.fixture.ts';
import type { Order, Report } from './messages.ts';
import { serveInspector } from './serve.ts';

const policy = {
  masking: configOf(rule({ entities: ['EmailAddress'] })),
  keys,
  digestKey,
};

const reading = (text: string): Order => ({
  kind: 'read',
  form: { protocol: 'anthropic-messages', params: {} },
  bytes: new Uint8Array(Buffer.from(text)),
});

const letter = (content: string): string => JSON.stringify({ messages: [{ role: 'user', content }] });

describe('orders that are given before the one before them is carried out', () => {
  let there: MessagePort;
  let here: MessagePort;
  let tidied: number;

  beforeEach(() => {
    ({ port1: there, port2: here } = new MessageChannel());
    tidied = 0;
    serveInspector(there, () => (tidied += 1));
    here.postMessage({ kind: 'policy', policy });
  });

  afterEach(() => {
    here.close();
  });

  async function reportsOn(orders: readonly Order[]): Promise<readonly Report[]> {
    const reports: Report[] = [];
    const messages = on(here, 'message');
    for (const order of orders) here.postMessage(order);
    for await (const [report] of messages) {
      if (reports.push(report as Report) === orders.length) break;
    }
    return reports;
  }

  const all: readonly Order[] = [
    { kind: 'scan', carried: undefined },
    { kind: 'record' },
    { kind: 'mask' },
    { kind: 'digest' },
  ];

  test('are reported in their order', async () => {
    const reports = await reportsOn([
      reading(letter('a@example.eu')),
      ...all,
      reading(letter('b@example.eu, c@example.eu')),
      ...all,
    ]);
    const kinds = ['read', 'scanned', 'recorded', 'masked', 'digested'];
    expect(reports.map(({ kind }) => kind)).toEqual([...kinds, ...kinds]);
    expect(reports.flatMap((report) => (report.kind === 'masked' ? [report.masked] : []))).toEqual([1, 2]);
    // The last is tidied up behind while its report is on its way.
    await reportsOn([reading(letter('Hi.'))]);
    expect(tidied).toBe(2);
  });

  test('are refused when their own body cannot be read, whatever was at hand before', async () => {
    const reports = await reportsOn([reading(letter('a@example.eu')), reading('{'), ...all]);
    expect(reports.map((report) => (report.kind === 'refused' ? report.code : report.kind))).toEqual([
      'read',
      'request.invalid_json',
      'masking.failed',
      'masking.failed',
      'masking.failed',
      'masking.failed',
    ]);
  });

  test('a body in which nothing is masked has the digest of the same body in which something was', async () => {
    const text = letter('a@example.eu');
    const digestOf = (reports: readonly Report[]): unknown =>
      reports.flatMap((report) => (report.kind === 'digested' ? [report.digest] : []));
    const masked = await reportsOn([reading(text), ...all]);
    here.postMessage({ kind: 'policy', policy: { ...policy, masking: configOf() } });
    const left = await reportsOn([reading(text), ...all]);
    expect(left).toContainEqual(expect.objectContaining({ kind: 'masked', masked: 0 }));
    expect(digestOf(left)).toEqual(digestOf(masked));
  });
});
