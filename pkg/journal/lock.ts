import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DomicileError } from '../errors/domicile-error.ts';

const lockName = 'journal.lock';

/** Tells a process from a later one with the same id: its start, in clock ticks after boot. Empty where not known. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The command, in brackets, may hold spaces and brackets itself; the start is the 20th field behind it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

const heldHere = new Set<string>();

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isHeld(content: string): Promise<boolean> {
  const [id = '', start = ''] = content.trim().split(' ');
  const pid = Number(id);
  // Our own id in a file that we do not hold: a container's first process has the same id in every life.
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  return exists(pid) && (start === '' || start === (await startOf(pid)));
}

const inUse = (pid: string): DomicileError =>
  new DomicileError(
    'recording.failed',
    `another process (${pid.trim().split(' ')[0] ?? ''}) writes this journal`,
  );

/** Moves a dead writer's lock away, unless another process was faster. */
async function removeStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await rename(path, aside);
  const moved = await readFile(aside, 'utf8');
  if (moved !== judged) await link(aside, path);
  await rm(aside);
  if (moved !== judged) throw inUse(moved);
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function acquire(path: string): Promise<void> {
  const content = `${process.pid} ${await startOf(process.pid)}\n`;
  if (await create(path, content)) return;
  const judged = await readFile(path, 'utf8');
  if (await isHeld(judged)) throw inUse(judged);
  await removeStale(path, judged);
  if (!(await create(path, content))) throw inUse(await readFile(path, 'utf8'));
}

/**
 * Makes this process the journal's one writer: a file with its id and its start. A lock whose process is gone is
 * taken over. Processes of another pid namespace are not seen: give every pod its own directory.
 * Returns what gives the lock back; rejects with `recording.failed` when another writer lives.
 */
export async function takeLock(directory: string): Promise<() => Promise<void>> {
  const path = join(resolve(directory), lockName);
  if (heldHere.has(path)) throw inUse(String(process.pid));
  heldHere.add(path);
  try {
    await acquire(path);
  } catch (error) {
    heldHere.delete(path);
    throw error;
  }
  return async () => {
    await rm(path, { force: true });
    heldHere.delete(path);
  };
}
