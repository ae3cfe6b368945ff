import { finish } from '../../api/text.ts';
import type { SseEvent, SseParser } from './sse-parser.ts';

/** The events that a chunk ends. */
export function eventsIn(parser: SseParser, chunk: Buffer): SseEvent[] {
  finish(parser.add(chunk));
  const events: SseEvent[] = [];
  for (let event = parser.next(); event !== undefined; event = parser.next()) events.push(event);
  return events;
}
