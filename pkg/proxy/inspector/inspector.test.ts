import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultBounds } from '../../api/bounds.ts';
import { CarriedValues } from '../../mask/carried.ts';
import { allDetectors } from '../../mask/detectors/all.ts';
import { MIN_OFFERED } from '../../mask/offer.ts';
import { configOf, employee, keys, rule } from '../../mask/prompt.fixture.ts';
import { inspectBody } from '../inspect-body.ts';
import type { Inspection } from '../inspection.ts';
import { digestKey, meansOf } from '../means.fixture.ts';
import { startInspector } from '../rig.fixture.ts';
import { Inspector } from './inspector.ts';
import type { StartWorker } from './thread.ts';

const masking = configOf(
  rule({ entities: ['EmailAddress', 'Iban', 'PhoneNumber', 'ApiKey'] }),
  rule({ entities: ['IpAddress'], strategy: 'Hash' }),
  rule({ entities: ['CreditCard'], strategy: 'Partial', keepLast: 4 }),
  employee,
);
const policy = { masking, keys, digestKey };
const form = { protocol: 'anthropic-messages', params: {} } as const;
const bytesOf = (body: unknown): Buffer =>
  Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
/** A body in memory of its own, as it is when it was received: it is handed over. */
const received = (body: unknown): Buffer => {
  const bytes = bytesOf(body);
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
};

const fragment = fc.oneof(
  fc.constantFrom(
    ...allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text)),
    'emp: E-123456',
    'E-123456',
    ' ',
    '\\u0041',
    '{"mail":"a@b.co","n":12345678}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(fragment, { maxLength: 8 }).map((texts) => texts.join(' '));
const block = fc.oneof(
  text.map((one) => ({ type: 'text', text: one })),
  text.map((one) => ({ type: 'tool_use', id: 'toolu_1', name: 'mail', input: { to: one, 12345678: one } })),
  text.map((one) => ({ type: 'thinking', thinking: one, signature: 'c2lnbmVk' })),
  fc.tuple(text, fc.boolean()).map(([data, enabled]) => ({
    type: 'document',
    source: { type: 'text', media_type: 'text/plain', data },
    citations: { enabled },
  })),
);
const message = fc
  .tuple(fc.constantFrom('user', 'assistant'), fc.array(block, { maxLength: 3 }))
  .map(([role, content]) => ({ role, content }));
const conversation = fc.array(message, { minLength: 1, maxLength: 6 });
const broken = fc.constantFrom('{', '[]', '{"messages":[],"messages":[]}', '{"messages":"\u0000"}', '\u00ff');

interface Outcome {
  readonly [step: string]: unknown;
}

/** Everything that a body comes to, refusals included. */
async function outcomeOf(read: () => Promise<Inspection>): Promise<Outcome> {
  const outcome: Record<string, unknown> = {};
  const step = async <T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      const value = await work();
      if (name !== 'read') outcome[name] = value;
      return value;
    } catch (error) {
      outcome[name] = String(error);
      return undefined;
    }
  };
  const body = await step('read', read);
  if (body === undefined) return outcome;
  outcome['facts'] = body.facts;
  await step('scan', () => body.scan());
  await step('digest', () => body.digest());
  await step('record', () => body.record());
  await step('mask', async () => {
    const { body: bytes, minted, masked } = await body.mask();
    const { size, irreversible } = minted;
    return {
      bytes: bytes.toString(),
      masked,
      size,
      tokens: minted.tokens(),
      irreversible: [...irreversible],
    };
  });
  await step('recorded', () => body.record());
  return outcome;
}

const opened: Inspector[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((inspector) => inspector.close()));
});

function newInspector(...given: ConstructorParameters<typeof Inspector>): Inspector {
  const inspector = new Inspector(...given);
  opened.push(inspector);
  return inspector;
}

/** Counts the threads that were started. */
function counting(start: StartWorker = startInspector): { starts: Worker[]; start: StartWorker } {
  const starts: Worker[] = [];
  return {
    starts,
    start: async (heapBytes) => {
      const worker = await start(heapBytes);
      starts.push(worker);
      return worker;
    },
  };
}

async function inspected(inspector: Inspector, body: unknown, changes = false): Promise<Outcome> {
  const bytes = received(body);
  const place = inspector.enter(bytes.length);
  await place.granted;
  try {
    return await outcomeOf(() => place.inspect({ policy, form, body: bytes, recorded: true, changes }));
  } finally {
    place.leave();
  }
}

const manyValues = (count: number): object => ({
  model: 'm',
  messages: Array.from({ length: count }, (_, index) => ({ role: 'user', content: `a${index}@example.eu` })),
});

describe('a body in the thread of the inspector', () => {
  test('comes to what it comes to in the event loop, also as a conversation grows', async () => {
    const carried = new CarriedValues();
    const inspector = newInspector(startInspector, carried, defaultBounds);
    const means = meansOf(masking, carried);
    await fc.assert(
      fc.asyncProperty(
        conversation,
        conversation,
        fc.option(broken),
        fc.array(fragment, { maxLength: 3 }),
        fc.boolean(),
        async (head, tail, wrong, restored, changes) => {
          // Long enough to be remembered.
          const system = 'Answer in short sentences. '.repeat(200);
          const of = (messages: readonly object[]): object => ({ model: 'm', system, messages });
          for (const body of [of(head), of([...head, ...tail]), of(head), wrong ?? of(tail)]) {
            const here = await outcomeOf(async () => inspectBody(means, form, bytesOf(body)));
            expect(await inspected(inspector, body, changes)).toEqual(here);
            carried.add(restored.pop() ?? '', 'Carried');
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('comes to the same where its texts are long enough for two threads to search', async () => {
    const carried = new CarriedValues();
    const inspector = newInspector(startInspector, carried, defaultBounds);
    const means = meansOf(masking, carried);
    const values = allDetectors.flatMap(({ positives }) => positives.map(({ text: value }) => value));
    const content = (turn: number): string =>
      values.map((value, index) => `${turn}.${index} ${value} a${turn % 7}.${index}@example.eu`).join('; ');
    const messages = Array.from({ length: 24 }, (_, turn) => ({ role: 'user', content: content(turn) }));
    for (const count of [12, 24]) {
      const body = { model: 'm', messages: messages.slice(0, count) };
      expect(bytesOf(body).length).toBeGreaterThan(2 * MIN_OFFERED);
      const here = await outcomeOf(async () => inspectBody(means, form, bytesOf(body)));
      expect(await inspected(inspector, body)).toEqual(here);
      carried.add('a3.1@example.eu', 'Carried');
    }
  });

  test('that is changed is read anew there', async () => {
    const inspector = newInspector(startInspector, new CarriedValues(), defaultBounds);
    const body = received({ model: 'a', messages: [{ role: 'user', content: 'x@example.eu' }] });
    const place = inspector.enter(body.length);
    const read = await place.inspect({ policy, form, body, recorded: false, changes: true });
    const changed = await read.change(form, [{ kind: 'set', path: ['model'], json: '"b"' }]);
    expect([read.facts.model, changed.facts.model]).toEqual(['a', 'b']);
    await changed.scan();
    const { body: masked } = await changed.mask();
    expect(masked.toString()).toMatch(/^\{"model":"b",.*EMAIL_ADDRESS_/);
    place.leave();
  });

  test('that shares its memory with others is copied, and comes back as it is where nothing is masked', async () => {
    const inspector = newInspector(startInspector, new CarriedValues(), defaultBounds);
    const text = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi.' }] });
    const shared = Buffer.from(`before${text}after`);
    const body = shared.subarray(6, 6 + text.length);
    const place = inspector.enter(body.length);
    const read = await place.inspect({ policy, form, body, recorded: true, changes: false });
    await read.scan();
    expect((await read.mask()).body.toString()).toBe(text);
    expect(await read.record()).toBe(text);
    expect(shared.toString()).toBe(`before${text}after`);
    place.leave();
  });

  test('waits for its turn; one that is given up meanwhile has none', async () => {
    const { starts, start } = counting();
    const inspector = newInspector(start, new CarriedValues(), defaultBounds);
    const [first, gone, next] = [1, 2, 3].map(() => inspector.enter(10));
    if (!first || !gone || !next) throw new Error('three places');
    const job = (): Parameters<typeof first.inspect>[0] => ({
      policy,
      form,
      body: received(manyValues(2)),
      recorded: false,
      changes: false,
    });
    const read = await first.inspect(job());
    const refused = expect(gone.inspect(job())).rejects.toMatchObject({ code: 'request.length_mismatch' });
    gone.giveUp();
    const following = next.inspect(job());
    await read.scan();
    await read.mask();
    first.leave();
    await refused;
    gone.leave();
    await (await following).scan();
    next.leave();
    expect(starts).toHaveLength(1);
  });

  test('that takes more memory than there is ends the thread, not the process; the next one gets another', async () => {
    const { starts, start } = counting(
      async (heapBytes) =>
        new Worker(new URL('../../../cmd/inspector/inspector.ts', import.meta.url), {
          resourceLimits: { maxOldGenerationSizeMb: heapBytes / 1024 / 1024 },
        }),
    );
    const inspector = newInspector(start, new CarriedValues(), {
      ...defaultBounds,
      inspectorHeapBytes: 32 * 1024 * 1024,
    });
    // Which of the first two steps it is too much for is up to the collector.
    const { read, scan } = await inspected(inspector, manyValues(100_000));
    expect(read ?? scan).toMatch(/takes more to inspect than the bound inspectorHeapBytes \(33554432 bytes;/);
    expect(await inspected(inspector, manyValues(3))).toMatchObject({
      scan: { findings: { EmailAddress: 3 } },
    });
    expect(starts).toHaveLength(2);
  });

  test('that takes longer than it may is given up, and the thread with it', async () => {
    const { starts, start } = counting();
    const inspector = newInspector(start, new CarriedValues(), { ...defaultBounds, inspectionMs: 1 });
    const { read } = await inspected(inspector, manyValues(100_000));
    expect(read).toMatch(/takes more to inspect than the bound inspectionMs \(1 ms;/);
    const patient = newInspector(start, new CarriedValues(), defaultBounds);
    expect(await inspected(patient, manyValues(3))).toMatchObject({
      scan: { findings: { EmailAddress: 3 } },
    });
    expect(starts).toHaveLength(2);
  });

  test('leaves a thread that ends when nothing comes for a while; the next body starts another', async () => {
    const { starts, start } = counting();
    const inspector = newInspector(start, new CarriedValues(), { ...defaultBounds, inspectorIdleMs: 10 });
    await inspected(inspector, manyValues(3));
    const [worker] = starts;
    if (worker === undefined) throw new Error('a thread');
    await once(worker, 'exit');
    expect(await inspected(inspector, manyValues(3))).toMatchObject({
      scan: { findings: { EmailAddress: 3 } },
    });
    expect(starts).toHaveLength(2);
  });

  test('is refused where no thread can be started', async () => {
    const inspector = newInspector(
      async () => new Worker(new URL('./nowhere.ts', import.meta.url)),
      new CarriedValues(),
      defaultBounds,
    );
    expect((await inspected(inspector, manyValues(3)))['read']).toContain('ended before it was done');
  });
});
