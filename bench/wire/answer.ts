/**
 * What the double answers to the values it found in a request. Both ends use this file: the double with what reached
 * it, the load process with what it sent, so that any difference is the contender's.
 */

export const DELTAS = 64;
export const DELTA_INTERVAL_MS = 80;

const FILLER =
  'the invoice was found and its status is open so the customer should be told that the amount is due within ' +
  'thirty days and that a reminder follows unless it has been paid in the meantime by transfer or by card ';
const WORDS = FILLER.trim().split(' ');
const WORDS_PER_DELTA = 3;

export const wholeText = (values: readonly string[]): string =>
  `${FILLER}${values.join(' and ')} as you asked.`;

const MODEL = 'claude-sonnet-4-6';
const USAGE = '"usage":{"input_tokens":300,"output_tokens":80,"inference_geo":"us"}';
const MESSAGE_HEAD = `{"id":"msg_01BenchBenchBench","type":"message","role":"assistant","model":"${MODEL}"`;

/** An Anthropic message; `values` hold nothing that JSON would escape. */
export const wholeAnswer = (values: readonly string[]): string =>
  `${MESSAGE_HEAD},"content":[{"type":"text","text":"${wholeText(values)}"}],` +
  `"stop_reason":"end_turn","stop_sequence":null,${USAGE}}`;

const fillerOf = (delta: number): string => {
  let text = ' ';
  for (let i = 0; i < WORDS_PER_DELTA; i += 1)
    text += `${WORDS[(delta * WORDS_PER_DELTA + i) % WORDS.length]} `;
  return text;
};

/** One delta: `carried` ends a value begun before, `begun` starts one that the next delta ends. */
export interface DeltaText {
  readonly carried: string;
  readonly filler: string;
  readonly begun: string;
}

/** The texts of a stream's deltas: each value is cut over two deltas, the values spread over the stream. */
export const streamedTexts = (values: readonly string[]): DeltaText[] => {
  const apart = Math.floor(DELTAS / (values.length + 1));
  const texts: DeltaText[] = [];
  for (let delta = 0; delta < DELTAS; delta += 1) {
    const since = delta % apart;
    const value = (delta < apart ? undefined : values[Math.floor(delta / apart) - 1]) ?? '';
    const cut = Math.ceil(value.length / 2);
    texts.push({
      carried: since === 1 ? value.slice(cut) : '',
      filler: fillerOf(delta),
      begun: since === 0 ? value.slice(0, cut) : '',
    });
  }
  return texts;
};

/** The joined text of a stream, marks taken out. */
export const streamedText = (values: readonly string[]): string =>
  streamedTexts(values)
    .map(({ carried, filler, begun }) => carried + filler + begun)
    .join('');

const MARK = '~';
const SEQUENCE_LETTERS = 2;
const TIME_LETTERS = 10;
const MARK_LENGTH = 1 + SEQUENCE_LETTERS + TIME_LETTERS + 1;
const TIME_WRAP = 10 ** TIME_LETTERS;

/** Digits would look like a number worth masking: a mark is written in letters. */
const letters = (n: number, width: number): string => {
  let text = '';
  for (const digit of String(n).padStart(width, '0')) text += String.fromCharCode(0x61 + Number(digit));
  return text;
};

const numberOf = (text: string): number => {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) n = n * 10 + text.charCodeAt(i) - 0x61;
  return n;
};

/** Microseconds of the clock that all processes of the machine share. */
export const microseconds = (): number => Number((process.hrtime.bigint() / 1000n) % BigInt(TIME_WRAP));

export const markOf = (delta: number, now: number): string =>
  MARK + letters(delta, SEQUENCE_LETTERS) + letters(now, TIME_LETTERS) + MARK;

/** A mark that is whole at `at`, or `undefined`. */
export const readMark = (text: string, at: number): { delta: number; sentAt: number } | undefined => {
  if (text[at] !== MARK || text[at + MARK_LENGTH - 1] !== MARK) return undefined;
  const timeAt = at + 1 + SEQUENCE_LETTERS;
  return {
    delta: numberOf(text.slice(at + 1, timeAt)),
    sentAt: numberOf(text.slice(timeAt, timeAt + TIME_LETTERS)),
  };
};

export const withoutMarks = (text: string): string => text.replaceAll(/~[a-j]{12}~/g, '');

export const elapsedMicroseconds = (from: number, to: number): number => (to - from + TIME_WRAP) % TIME_WRAP;

const event = (type: string, rest: string): string => `event: ${type}\ndata: {"type":"${type}"${rest}}\n\n`;

export const STREAM_HEAD =
  event(
    'message_start',
    `,"message":${MESSAGE_HEAD},"content":[],"stop_reason":null,"stop_sequence":null,${USAGE}}`,
  ) + event('content_block_start', ',"index":0,"content_block":{"type":"text","text":""}');

export const STREAM_TAIL =
  event('content_block_stop', ',"index":0') +
  event(
    'message_delta',
    ',"delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":200}',
  ) +
  event('message_stop', '');

export const deltaEvent = ({ carried, filler, begun }: DeltaText, mark: string): string =>
  event(
    'content_block_delta',
    `,"index":0,"delta":{"type":"text_delta","text":"${carried}${mark}${filler}${begun}"}`,
  );
