import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leastBounds } from '../pkg/api/bounds.ts';
import { inspectorNiceness } from '../pkg/proxy/inspector/give-way.ts';
import { type Double, startDouble } from './double/double.ts';
import { say } from './double/reply.ts';
import { root } from './run/domicile.ts';
import { journalFaults } from './run/journal.ts';
import './run/patience.ts';
import { messages, post, type Posted } from './run/post.ts';
import { mostResident, type Sidecar, startAsInImage, startSidecar } from './run/sidecar.ts';

const mebibyte = 1024 * 1024;
const large = 26 * mebibyte;
/** Of the whole process at its worst, in this file: bodies that wait for the thread and are sent, its heap, its own. */
const residentBound = 700 * mebibyte;

const raw = '@clients.example.com';
const sentence = 'The quick brown fox reads a long report about nothing in particular. ';
const filled = (bytes: number, text = sentence): string => text.repeat(Math.ceil(bytes / text.length));
const withField = (field: string): string => `${JSON.stringify(messages('hi')).slice(0, -1)},"x":${field}}`;
const listed = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join();
const ordinary = (name: string): string =>
  JSON.stringify(messages(`first-${name}${raw} ${filled(large)} last-${name}${raw}`));

/** Bodies that take more work than their size says; what becomes of each. */
const hostile: readonly (readonly [string, () => string, number, RegExp])[] = [
  [
    'a value every 30 bytes',
    () => JSON.stringify(messages(listed(large / 30, (index) => `a${index}${raw}`))),
    413,
    /more than 262,144 values/,
  ],
  [
    'a million keys',
    () => withField(`{${listed(1_000_000, (index) => `"k${index}":1`)}}`),
    400,
    /1048576 values/,
  ],
  [
    'half a million keys',
    () => withField(`{${listed(500_000, (index) => `"k${index}":1`)}}`),
    413,
    /more than 262,144 texts/,
  ],
  [
    'long numbers',
    () => withField(`[${listed(1_000_000, (index) => `1${index}4567`)}]`),
    413,
    /262,144 texts/,
  ],
  ['deep nesting', () => withField('['.repeat(large)), 400, /nested deeper than 256/],
  ['one giant string', () => JSON.stringify(messages(filled(large))), 200, /./],
  [
    'one giant string beyond ASCII',
    () => JSON.stringify(messages(filled(large / 2, 'Größe 漢字 '))),
    200,
    /./,
  ],
  ['nothing but escapes', () => withField(`"${filled(large, '\\u00e9\\n')}"`), 200, /./],
  [
    'JSON in strings',
    () =>
      JSON.stringify(
        messages('', {
          messages: [
            {
              role: 'user',
              content: JSON.stringify(Array.from({ length: 300_000 }, (_, i) => ({ mail: `a${i}${raw}` }))),
            },
          ],
        }),
      ),
    413,
    /more than 262,144/,
  ],
];

describe('large bodies, through the production bundle as its image starts it', () => {
  let double: Double;
  let sidecar: Sidecar;

  beforeAll(async () => {
    double = await startDouble();
    sidecar = await startAsInImage(double);
  });
  afterAll(async () => {
    await sidecar[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  /** No value came through, nowhere; the process is the one that was started, and no larger than it may be. */
  const stands = async (): Promise<void> => {
    expect(double.seen.filter(({ body }) => body.includes(raw))).toEqual([]);
    expect(sidecar.process.exitCode).toBeNull();
    const resident = await mostResident(sidecar);
    expect(resident).toBeGreaterThan(0);
    expect(resident).toBeLessThan(residentBound);
    expect(await journalFaults(sidecar.journal, [raw])).toEqual([]);
  };

  test('are masked and restored, several at once, while a stream goes on', async () => {
    const steps: (() => void)[] = [];
    const gate = {
      pass: (index: number) =>
        index < 3 ? Promise.resolve() : new Promise<void>((resolve) => steps.push(resolve)),
      held: Promise.resolve(),
      release: () => undefined,
    };
    double.play(() => say('one two three four five six seven', { gate, cut: (text) => text.split(/(?= )/) }));
    const stream = await fetch(`${sidecar.base().href}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messages('hi', { stream: true })),
    });
    const reader = stream.body?.getReader();
    await reader?.read();

    double.play(({ body }) => say(`Noted, ${/EMAIL_ADDRESS_\w+/.exec(body.toString('latin1'))?.[0]}.`));
    const names = ['anna', 'ben', 'cleo', 'dora', 'emil'];
    let answered = 0;
    const answers = Promise.all(
      names.map(async (name) => {
        const answer = await post(sidecar, ordinary(name));
        answered += 1;
        return answer;
      }),
    );
    let frames = 0;
    while (answered === 0) {
      const step = steps.shift();
      if (step === undefined) await new Promise((resolve) => setImmediate(resolve));
      else {
        step();
        await reader?.read();
        frames += 1;
      }
      if (frames > 3) break;
    }
    expect(answered).toBe(0);
    for (const [index, answer] of (await answers).entries()) {
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`Noted, first-${names[index]}${raw}.`);
    }
    await reader?.cancel();
    expect(double.seen.map(({ body }) => body.length > large)).toEqual(names.map(() => true));
    await stands();
  });

  test.each(hostile)(
    'made of %s: the proxy says what is wrong, or passes it',
    async (_what, make, status, why) => {
      double.play(() => say('Fine.'));
      const answers: readonly Posted[] = await Promise.all([1, 2, 3].map(() => post(sidecar, make())));
      expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
      for (const { text } of answers) expect(text).toMatch(why);
      expect(double.seen).toHaveLength(status === 200 ? 3 : 0);
      expect((await post(sidecar, messages('Are you there?'))).status).toBe(200);
      await stands();
    },
  );
});

test('a body that takes more than the least heap that may be set is refused, and nothing else ends', async () => {
  await using double = await startDouble();
  const policies = [join(root, 'e2e', 'policies', 'us.yaml')];
  const bounds = leastBounds;
  // Without flags of Node's: they would count instead of the bound.
  await using sidecar = await startSidecar('production bundle', { policies, double, bounds });
  const listedValues = listed(200_000, (index) => `a${index}${raw}`);
  for (let times = 0; times < 3; times++) {
    double.play(() => say('Fine.'));
    const answer = await post(sidecar, messages(listedValues));
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('the bound inspectorHeapBytes');
    expect((await post(sidecar, messages('Are you there?'))).status).toBe(200);
  }
  expect(sidecar.process.exitCode).toBeNull();
  expect(await journalFaults(sidecar.journal, [raw])).toEqual([]);
});

/** The priorities of the threads of a process that have this name, as `nice` counts. */
async function prioritiesOf(pid: number, name: string): Promise<readonly number[]> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder);
  const names = await Promise.all(threads.map((thread) => readFile(join(folder, thread, 'comm'), 'utf8')));
  return threads
    .filter((_, index) => names[index]?.trim() === name)
    .map((thread) => getPriority(Number(thread)));
}

test('the threads that compile and collect for all others let the event loop go first', async () => {
  await using double = await startDouble();
  await using sidecar = await startAsInImage(double);
  const { pid = 0 } = sidecar.process;
  const helpers = await prioritiesOf(pid, 'V8Worker');
  expect(helpers).not.toEqual([]);
  expect(new Set(helpers)).toEqual(new Set([inspectorNiceness]));
  expect(getPriority(pid)).toBe(getPriority());
});
