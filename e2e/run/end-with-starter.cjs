// Preloaded into programs that tests start: they end when their starter has ended, however that was. File descriptor 3
// is a pipe on which nothing ever comes but its end.
const { Socket } = require('node:net');
const process = require('node:process');

const starter = new Socket({ fd: 3, readable: true, writable: false });
starter.once('close', () => process.exit(1));
starter.resume();
starter.unref();
