import type { TextSlot } from './responses-texts.ts';

/** What the deltas of an event type are of. */
export interface TextKind {
  readonly slot: TextSlot;
  /** The member that tells the parts of an item apart; empty where there is one part. */
  readonly part: '' | 'content_index' | 'summary_index';
  /** The member of the end event that repeats the whole text. */
  readonly member: string;
}

const kinds: readonly (readonly [delta: string, end: string, kind: TextKind])[] = [
  ['output_text.delta', 'output_text.done', { slot: 'text', part: 'content_index', member: 'text' }],
  ['refusal.delta', 'refusal.done', { slot: 'refusal', part: 'content_index', member: 'refusal' }],
  [
    'reasoning_text.delta',
    'reasoning_text.done',
    { slot: 'reasoning', part: 'content_index', member: 'text' },
  ],
  [
    'reasoning_summary_text.delta',
    'reasoning_summary_text.done',
    { slot: 'summary', part: 'summary_index', member: 'text' },
  ],
  [
    'function_call_arguments.delta',
    'function_call_arguments.done',
    { slot: 'input', part: '', member: 'arguments' },
  ],
  [
    'custom_tool_call_input.delta',
    'custom_tool_call_input.done',
    { slot: 'input', part: '', member: 'input' },
  ],
  [
    'mcp_call_arguments.delta',
    'mcp_call_arguments.done',
    { slot: 'foreignInput', part: '', member: 'arguments' },
  ],
  [
    'code_interpreter_call_code.delta',
    'code_interpreter_call_code.done',
    { slot: 'foreignInput', part: '', member: 'code' },
  ],
];

/** Event types that carry a piece of a text. */
export const textDeltas: ReadonlyMap<string, TextKind> = new Map(
  kinds.map(([delta, , kind]) => [`response.${delta}`, kind]),
);
/** Event types that end a text and repeat it. */
export const textEnds: ReadonlyMap<string, TextKind> = new Map(
  kinds.map(([, end, kind]) => [`response.${end}`, kind]),
);

/** Events of states and of media. */
const passed: readonly string[] = [
  'audio.delta',
  'audio.done',
  'audio.transcript.delta',
  'audio.transcript.done',
  'code_interpreter_call.completed',
  'code_interpreter_call.in_progress',
  'code_interpreter_call.interpreting',
  'file_search_call.completed',
  'file_search_call.in_progress',
  'file_search_call.searching',
  'image_generation_call.completed',
  'image_generation_call.generating',
  'image_generation_call.in_progress',
  'image_generation_call.partial_image',
  'mcp_call.completed',
  'mcp_call.failed',
  'mcp_call.in_progress',
  'mcp_list_tools.completed',
  'mcp_list_tools.failed',
  'mcp_list_tools.in_progress',
  'web_search_call.completed',
  'web_search_call.in_progress',
  'web_search_call.searching',
];

export type EventGroup = 'annotation' | 'part' | 'summary' | 'item' | 'end' | 'begin' | 'error' | 'passed';

/** What the other event types are, as far as they are known. */
export const eventGroups: ReadonlyMap<string, EventGroup> = new Map<string, EventGroup>([
  ['error', 'error'],
  ['response.output_text.annotation.added', 'annotation'],
  ['response.content_part.added', 'part'],
  ['response.content_part.done', 'part'],
  ['response.reasoning_summary_part.added', 'passed'],
  ['response.reasoning_summary_part.done', 'summary'],
  ['response.output_item.added', 'item'],
  ['response.output_item.done', 'item'],
  ['response.completed', 'end'],
  ['response.incomplete', 'end'],
  ['response.failed', 'end'],
  ['response.created', 'begin'],
  ['response.queued', 'begin'],
  ['response.in_progress', 'begin'],
  ...passed.map((name): [string, EventGroup] => [`response.${name}`, 'passed']),
]);
