import { Buffer } from 'node:buffer';
import type { MaskRule, MaskingConfig } from '../api/policy.ts';
import type { AnswerChannel, TextEdit } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import { allDetectors } from './detectors/all.ts';
import { createEngine } from './engine.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import type { Masker } from './masker.ts';
import type { PromptMasking, PromptPart, PromptScan } from './prompt.ts';
import { macKey } from './pseudonym.ts';

export const keys = { current: Buffer.alloc(32, 1), previous: undefined };
export const key = macKey(keys.current);
export const entities = allDetectors.map(({ name }) => name);

export const rule = (more: Partial<MaskRule>): MaskRule => ({
  name: 'rule',
  entities: undefined,
  pattern: undefined,
  strategy: 'Pseudonym',
  direction: 'Request',
  keepLast: 0,
  restore: { text: true, tools: true },
  ...more,
});
export const employee = rule({ name: 'EmployeeId', pattern: 'emp[:= ]+(?P<value>E-\\d{6})' });
export const configOf = (...rules: readonly MaskRule[]): MaskingConfig => ({
  rules,
  dictionaries: [],
  allow: { values: ['support@example.eu'], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: [],
  placeholderInTool: 'Deny',
  hashIdentifiers: rules.length > 0,
});
export const everything = createMasker(configOf(rule({ entities }), employee), keys);
export const engine = createEngine(configOf(rule({ entities }), employee));

export const textPart = (text: string, more: Partial<PromptPart> = {}): PromptPart => ({
  text,
  section: 'messages',
  isKey: false,
  key: '',
  role: 'text',
  ...more,
});

export const apply = (text: string, edits: readonly TextEdit[] | undefined): string =>
  [...(edits ?? [])]
    .reverse()
    .reduce((out, { start, end, text: by }) => out.slice(0, start) + by + out.slice(end), text);

export interface Masked extends PromptMasking, PromptScan {
  readonly texts: readonly string[];
  readonly record: readonly string[];
}

export const mask = (
  masker: Masker,
  parts: readonly (string | PromptPart)[],
  carried = new CarriedValues(),
): Masked => {
  const all = parts.map((part) => (typeof part === 'string' ? textPart(part) : part));
  const scan = finish(masker.scanPrompt(all, carried));
  const masking = masker.maskPrompt(scan);
  return {
    ...scan,
    ...masking,
    texts: all.map(({ text }, i) => apply(text, masking.edits[i])),
    record: all.map(({ text }, i) => apply(text, masking.recordEdits[i])),
  };
};

export const secrets = allDetectors.filter(({ secret }) => secret).map(({ name }) => name);
export const silent = { restored: () => {}, withheld: () => {}, masked: () => {} };
export const restore = (
  masker: Masker,
  masked: PromptMasking,
  text: string,
  carried = new CarriedValues(),
): string => {
  const transform = masker.answerTransforms(masked.minted, carried, silent)({ kind: 'text', tool: '' });
  return transform === undefined ? text : transform.push(text) + transform.flush();
};

export interface Told {
  readonly out: string;
  /** Why values were withheld. */
  readonly why: readonly string[];
}
/** What becomes of an answer that arrives in these pieces. */
export const told = (
  masked: PromptMasking,
  channel: AnswerChannel,
  pieces: readonly string[],
  masker = everything,
): Told => {
  const why: string[] = [];
  const events = { ...silent, withheld: (_: string, reason: string) => why.push(reason) };
  const transform = masker.answerTransforms(masked.minted, new CarriedValues(), events)(channel);
  const out = pieces.map((piece) => transform?.push(piece) ?? piece).join('') + (transform?.flush() ?? '');
  return { out, why };
};
