import { setTimeout as sleep } from 'node:timers/promises';
import { type Gate, paced } from '../../e2e/double/gate.ts';
import { say, tokensIn } from '../../e2e/double/reply.ts';
import { holdsValue, seenPrompt, values, wholeOf } from './facts.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

const prompt = `Write a note to ${values.email} about the refund to ${values.iban}.`;
/** How fast the double writes, in milliseconds a delta, and how much at once. */
const pace = 70;
const pieceLength = 14;
/** How long the last delta waits for the agent to read the first. Milliseconds. */
const patience = 5_000;
/** Frames of an Anthropic stream before its first delta. */
const opening = 3;

interface Written {
  readonly at: number;
  readonly text: string;
  readonly read: string[];
}

/** A stream: what the model writes, and what the agent reads of it meanwhile. */
export async function showStreamed(stage: Stage, screen: Screen): Promise<void> {
  screen.title('2  A masked stream: deltas as the model writes them, and as the agent reads them');
  const rows: Written[] = [];
  const delays: number[] = [];
  const began = performance.now();
  const firstRead = Promise.withResolvers<void>();
  let firstReadAt = Number.POSITIVE_INFINITY;
  let note = '';
  stage.double.play((request) => {
    note = noteTo(tokensIn(seenPrompt(request)));
    const pieces = piecesOf(note);
    return say(note, { cut: piecesOf, gate: watched(pieces, firstRead.promise, wrote) });
  });
  function wrote(text: string): void {
    if (stage.signal.aborted) return;
    showRow(screen, rows.at(-1), began);
    rows.push({ at: performance.now(), text, read: [] });
  }
  screen.pair('ms', 'the model writes', 'the agent reads');
  const report = await stage.agent.act({ prompt, geo: 'us', stream: true, webSearch: false }, (text) => {
    const latest = rows.at(-1);
    latest?.read.push(text);
    const now = performance.now();
    delays.push(now - (latest?.at ?? 0));
    firstReadAt = Math.min(firstReadAt, now);
    firstRead.resolve();
  });
  showRow(screen, rows.at(-1), began);
  const answer = report.kind === 'answer' ? report.text : '';
  judge(stage, screen, { answer, note, rows, delays, firstReadAt });
}

interface Watched {
  readonly answer: string;
  /** What the model wrote. */
  readonly note: string;
  readonly rows: readonly Written[];
  readonly delays: readonly number[];
  readonly firstReadAt: number;
}

function judge(stage: Stage, screen: Screen, { answer, note, rows, delays, firstReadAt }: Watched): void {
  const read = rows.flatMap((row) => row.read).filter((text) => text !== '');
  const median = delays.toSorted((a, b) => a - b)[delays.length >> 1] ?? 0;
  const pieces = rows.map(({ text }) => text);
  screen.check(
    `the agent was reading while the model still wrote: ${read.length} deltas, at the median ${median.toFixed(1)} ms behind it`,
    read.length > 1 && firstReadAt < (rows.at(-1)?.at ?? 0),
  );
  screen.check(
    'tokens that the model wrote in pieces came out whole, as the values',
    pieces.every((piece) => tokensIn(piece).length === 0) &&
      pieces.join('') === note &&
      read.join('') === answer &&
      answer === noteTo([values.email, values.iban]),
  );
  screen.check('the provider was sent neither value', !holdsValue(wholeOf(stage.double.seen[0])));
}

function noteTo([email = '', iban = '']: readonly string[]): string {
  return `Dear colleague, the refund to ${iban} is on its way. Write to ${email} with any question.`;
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) pieces.push(text.slice(at, at + pieceLength));
  return pieces;
}

/** Lets a delta out every `pace` milliseconds; the last only after the agent has read the first. */
function watched(pieces: readonly string[], firstRead: Promise<void>, wrote: (text: string) => void): Gate {
  const steady = paced(pace);
  return {
    ...steady,
    pass: async (frame) => {
      const text = pieces[frame - opening];
      if (text === undefined) return;
      await steady.pass(frame);
      if (frame - opening === pieces.length - 1)
        await Promise.race([firstRead, sleep(patience, undefined, { ref: false })]);
      wrote(text);
    },
  };
}

function showRow(screen: Screen, row: Written | undefined, began: number): void {
  if (row === undefined) return;
  const read = row.read.join('');
  screen.pair(String(Math.round(row.at - began)), row.text, read === '' ? '(held back)' : read);
}
