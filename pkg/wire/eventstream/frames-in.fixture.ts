import { finish } from '../../api/text.ts';
import type { Frame, FrameReader } from './frame-reader.ts';

/** The frames that a chunk ends. */
export function framesIn(reader: FrameReader, chunk: Buffer): Frame[] {
  finish(reader.add(chunk));
  const frames: Frame[] = [];
  for (let next = finish(reader.next()); next !== undefined; next = finish(reader.next())) frames.push(next);
  return frames;
}
