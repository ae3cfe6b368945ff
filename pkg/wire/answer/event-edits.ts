import type { Slices, TextEnd } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { type ByteEdit, escapeJsonText } from '../json/splice.ts';

/** An event that is to go out before the one being read. */
export interface InsertedEvent {
  readonly name: string;
  readonly json: string;
}

/** What is to be done to one event: collected by a protocol, carried out by a framing, then cleared. */
export class EventEdits {
  readonly edits: ByteEdit[] = [];
  readonly inserted: InsertedEvent[] = [];

  get empty(): boolean {
    return this.edits.length === 0 && this.inserted.length === 0;
  }

  clear(): void {
    this.edits.length = 0;
    this.inserted.length = 0;
  }

  insert(name: string, event: object): void {
    this.inserted.push({ name, json: JSON.stringify(event) });
  }

  replaceText(document: JsonDocument, node: number, text: string): void {
    this.edits.push({
      start: document.start(node) + 1,
      end: document.end(node) - 1,
      bytes: escapeJsonText(text),
    });
  }

  replaceNode(document: JsonDocument, node: number, json: string): void {
    this.edits.push({ start: document.start(node), end: document.end(node), bytes: json });
  }

  /** The edits in the order of the bytes: members of an object come in any order. */
  sorted(): readonly ByteEdit[] {
    return this.edits.length > 1 ? this.edits.sort((left, right) => left.start - right.start) : this.edits;
  }
}

/** What is left to be done of a piece of work; `undefined` where it is done. */
export type Rest = Slices<void> | undefined;

/** Reads one protocol's events, whatever frames them, and says on an `EventEdits` what is to be done to each. */
export interface AnswerEvents {
  /** `name`: the event's name where the framing carries one (`:event-type`), else empty. */
  event(document: JsonDocument, name: string): Rest;
  /** The stream ends or breaks off: what is held back is inserted as deltas; no stop event is invented. */
  finish(end: TextEnd): Slices<void>;
}
