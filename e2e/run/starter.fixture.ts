import process from 'node:process';
import { spawnTied } from './tied.ts';

/** Starts a program that never ends by itself, says its process id, and never ends either. */
const child = spawnTied(process.execPath, ['-e', "console.error('up'); setInterval(() => {}, 60_000)"], {});
child.stderr.once('data', () => console.log(child.pid));
