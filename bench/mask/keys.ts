import { Buffer } from 'node:buffer';

export const keys = { current: Buffer.alloc(32, 7), previous: undefined };
