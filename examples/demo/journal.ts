import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Screen } from './screen.ts';
import { domicile, type Finished, type Stage } from './stage.ts';

/** The journal proves itself, and shows a change of one byte and a cut end. */
export async function showJournal(stage: Stage, said: string, screen: Screen): Promise<void> {
  screen.title('5  What exec says at the end, and what the journal proves');
  screen.quote(
    said
      .split('\n')
      .filter((line) => !line.includes('metrics on') && line !== '')
      .join('\n'),
  );
  const head = /head:\s+(\d+:[0-9a-f]{64})/.exec(said)?.[1] ?? '';

  const verify = verifier(screen, stage.signal);
  const intact = await verify('as it is', stage.journal, head);
  const altered = join(stage.folder, 'altered');
  const line = await alterOneByte(stage.journal, altered);
  const broken = await verify('a byte altered', altered, head);
  const cut = join(stage.folder, 'cut');
  await cutLastLine(stage.journal, cut);
  const unnoticed = await verify('cut, no head', cut);
  const noticed = await verify('cut, with head', cut, head);

  screen.check('the journal is whole', intact.status === 0 && intact.output.includes(head));
  screen.check(
    `a refusal (451) made to look like an answer (251) is found, and its line named: ${line}`,
    broken.status === 1 && broken.output.includes(`line ${line} `),
  );
  screen.check(
    'a cut end is found by whoever kept the head that exec printed, and only by them',
    unnoticed.status === 0 && noticed.status === 1,
  );
}

type Verify = (what: string, folder: string, head?: string) => Promise<Finished>;

function verifier(screen: Screen, signal: AbortSignal): Verify {
  return async (what, folder, head) => {
    const proof = head === undefined ? [] : ['--head', head];
    const finished = await domicile(['journal', 'verify', folder, ...proof], signal);
    screen.row(what, `${finished.output.trim().replaceAll(/\s*\n\s*/g, ' ')} (status ${finished.status})`);
    return finished;
  };
}

/** Copies the journal and makes the first refusal a success; returns the line's number. */
async function alterOneByte(from: string, to: string): Promise<number> {
  const { path, bytes } = await copy(from, to);
  const at = bytes.indexOf('"status":451') + '"status":'.length;
  bytes.write('2', at);
  await writeFile(path, bytes);
  return bytes.subarray(0, at).toString('latin1').split('\n').length;
}

async function cutLastLine(from: string, to: string): Promise<void> {
  const { path, bytes } = await copy(from, to);
  await writeFile(path, bytes.subarray(0, bytes.lastIndexOf('\n', bytes.length - 2) + 1));
}

async function copy(from: string, to: string): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  await cp(from, to, { recursive: true });
  const file = (await readdir(to)).find((name) => name.endsWith('.jsonl')) ?? '';
  const path = join(to, file);
  return { path, bytes: await readFile(path) };
}
