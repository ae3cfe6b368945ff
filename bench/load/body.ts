import { streamedText, wholeText } from '../wire/answer.ts';
import { DISTINCT, ECHOED, VALUE_CLOSE, VALUE_KINDS, VALUE_OPEN } from '../wire/values.ts';
import type { ValueKind } from '../wire/values.ts';

export interface BodyShape {
  /** Length of the JSON body in bytes. */
  readonly bytes: number;
  readonly stream: boolean;
}

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Slot {
  readonly kind: ValueKind;
  readonly offset: number;
}

const PART_BYTES = 4096;
/** Prose with what detectors must not take for data (times, versions, hashes), escapes and, in long bodies, umlauts. */
const FILLER = [
  'The customer wrote on 2026-11-03T09:14:27Z that release 4.18.2 of the client shows a wrong total. ',
  'Order 8841-2210 left the warehouse at 14:05, weighs 12.750 kg and costs 1,249.90 EUR with tax. ',
  'See commit 9f2c1e7ab03d and ticket 7a1b0c44-5d1e-4c0f-9c55-20f1a3b7d6e2 for what was tried before.\\n',
  'Please answer \\"politely\\", keep it under 120 words and do not promise a date that is not in the file. ',
];
const LONG_FILLER = [
  ...FILLER,
  'Der Kunde bittet um R\u00fcckruf, weil die \u00dcberweisung noch nicht angekommen ist. ',
];

const HEAD_END = '\r\n\r\n';

const slotText = (kind: ValueKind): string => VALUE_OPEN + '0'.repeat(kind.length) + VALUE_CLOSE;

const partHead = (): string =>
  `Contact ${slotText(kindNamed('email'))}, account ${slotText(kindNamed('iban'))}, ` +
  `card ${slotText(kindNamed('card'))}, phone ${slotText(kindNamed('phone'))}. `;

const kindNamed = (name: ValueKind['name']): ValueKind => {
  const kind = VALUE_KINDS.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new Error(`no value kind ${name}`);
  return kind;
};

const messageHead = (index: number): string =>
  `{"role":"${index % 2 === 0 ? 'user' : 'assistant'}","content":[{"type":"text","text":"`;
const MESSAGE_TAIL = '"}]}';
const BODY_TAIL = ']}';

/** The text of a message, `bytes` long in UTF-8. */
const partText = (bytes: number, filler: readonly string[]): string => {
  let text = partHead();
  let size = Buffer.byteLength(text);
  for (let i = 0; ; i += 1) {
    const sentence = filler[i % filler.length] ?? '';
    const length = Buffer.byteLength(sentence);
    if (size + length > bytes) break;
    text += sentence;
    size += length;
  }
  return text + '.'.repeat(bytes - size);
};

const bodyText = ({ bytes, stream }: BodyShape): string => {
  const head =
    `{"model":"claude-sonnet-4-6","inference_geo":"us",${stream ? '"stream":true,' : ''}` +
    '"max_tokens":1024,"messages":[';
  let count = Math.max(1, Math.floor(bytes / PART_BYTES));
  if (count % 2 === 0) count -= 1;
  const messages: string[] = [];
  let left = bytes - head.length - BODY_TAIL.length - (count - 1);
  for (let index = 0; index < count; index += 1) {
    const frame = messageHead(index).length + MESSAGE_TAIL.length;
    const size = Math.floor(left / (count - index)) - frame;
    messages.push(messageHead(index) + partText(size, count === 1 ? FILLER : LONG_FILLER) + MESSAGE_TAIL);
    left -= size + frame;
  }
  return head + messages.join(',') + BODY_TAIL;
};

const requestHead = (target: Target, length: number): string => {
  const headers = {
    host: `127.0.0.1:${target.port}`,
    'content-type': 'application/json',
    'x-api-key': 'sk-bench-not-a-key',
    'anthropic-version': '2023-06-01',
    ...target.headers,
    'content-length': String(length),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${target.path} HTTP/1.1\r\n${lines.join('')}\r\n`;
};

const slotsOf = (request: Buffer, from: number): Slot[] => {
  const slots: Slot[] = [];
  let at = request.indexOf(VALUE_OPEN, from, 'latin1');
  while (at !== -1) {
    const kind = VALUE_KINDS[slots.length % VALUE_KINDS.length];
    if (kind !== undefined) slots.push({ kind, offset: at + VALUE_OPEN.length });
    at = request.indexOf(VALUE_OPEN, at + 1, 'latin1');
  }
  return slots;
};

let numbered = 0;

/** Processes that send to the same contender begin at different numbers, so that no value is sent twice. */
export const startNumbersAt = (n: number): void => {
  numbered = n % DISTINCT;
};

/** One request in memory whose values are written anew, in place, before each sending. */
export class RequestTemplate {
  /** Request line, headers and body, ready to be written to a socket. */
  readonly bytes: Buffer;
  readonly #slots: readonly Slot[];
  readonly #stream: boolean;
  readonly #target: Target;

  constructor(target: Target, shape: BodyShape) {
    const body = Buffer.from(bodyText(shape));
    const head = requestHead(target, body.length);
    this.bytes = Buffer.concat([Buffer.from(head, 'latin1'), body]);
    this.#slots = slotsOf(this.bytes, head.length);
    this.#stream = shape.stream;
    this.#target = target;
  }

  /** A request with the first messages of this one: as many as fit into this share of its body. */
  beginning(share: number): Buffer {
    const start = this.bytes.indexOf(HEAD_END) + HEAD_END.length;
    const limit = start + Math.floor((this.bytes.length - start) * share);
    const end = this.bytes.lastIndexOf(MESSAGE_TAIL, limit, 'latin1') + MESSAGE_TAIL.length;
    const body = Buffer.concat([this.bytes.subarray(start, end), Buffer.from(BODY_TAIL)]);
    return Buffer.concat([Buffer.from(requestHead(this.#target, body.length), 'latin1'), body]);
  }

  /** Gives every slot a value never sent before. */
  renew(): void {
    for (let i = 0; i < this.#slots.length; i += VALUE_KINDS.length) {
      for (let j = i; j < i + VALUE_KINDS.length; j += 1) {
        const slot = this.#slots[j];
        if (slot !== undefined) slot.kind.write(this.bytes, slot.offset, numbered);
      }
      numbered = (numbered + 1) % DISTINCT;
    }
  }

  /** The text that a right answer to the present values has. */
  expectedText(): string {
    const values = this.#slots
      .slice(0, ECHOED)
      .map(({ kind, offset }) => this.bytes.toString('latin1', offset, offset + kind.length));
    return this.#stream ? streamedText(values) : wholeText(values);
  }
}
