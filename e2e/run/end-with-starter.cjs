// Preloaded into programs that tests start: they end when their starter has ended, however that was. File descriptor 3
// is a pipe on which nothing ever comes but its end. Their threads load this too, and the descriptor is none of theirs:
// it would be closed with the first of them, and the next connection be taken for it.
const { Socket } = require('node:net');
const process = require('node:process');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  const starter = new Socket({ fd: 3, readable: true, writable: false });
  starter.once('close', () => process.exit(1));
  starter.resume();
  starter.unref();
}
