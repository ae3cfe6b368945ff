import type { MaskingConfig } from '../../pkg/api/policy.ts';
import { applied } from '../../pkg/mask/applied.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';
import { createEngine, findAll } from '../../pkg/mask/engine.ts';
import { finish } from '../../pkg/api/text.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import type { PromptPart } from '../../pkg/mask/prompt.ts';
import type { Place, Sources } from './contenders.ts';
import { Dice, dictionary } from './corpus.ts';
import { keys } from './keys.ts';

const ENTRIES = 10_000;

const entities = allDetectors.map(({ name }) => name);
const restore = { text: true, tools: true };
const whole = { entities, pattern: undefined, strategy: 'Pseudonym', keepLast: 0, restore } as const;
const patternOf = (name: string, pattern: string): MaskingConfig['rules'][number] => ({
  ...whole,
  name,
  entities: undefined,
  pattern,
  direction: 'Request',
});

const configOf = (more: Partial<MaskingConfig>): MaskingConfig => ({
  rules: [{ ...whole, name: 'all', direction: 'Both' }],
  dictionaries: [],
  allow: { values: [], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: [],
  placeholderInTool: 'Allow',
  hashIdentifiers: true,
  ...more,
});

/** All detectors alone. */
export const plain = configOf({});
export const noSources: Sources = { dictionaries: [], patterns: [] };

const dictionaries = [{ name: 'Customer', values: dictionary(new Dice(1), ENTRIES) }];

/** All detectors, a dictionary and two patterns with a literal in them. */
export const full = configOf({
  rules: [
    { ...whole, name: 'all', entities: [...entities, 'Customer'], direction: 'Both' },
    patternOf('Employee', String.raw`emp[:= ]+(?P<value>E-\d{6})`),
    patternOf('Ticket', String.raw`TICKET-\d{4,9}`),
  ],
  dictionaries,
});

/** What `full` brings, for contenders. */
export const sources: Sources = {
  dictionaries,
  patterns: [
    { name: 'Employee', regex: /emp[:= ]+(?<value>E-\d{6})/g },
    { name: 'Ticket', regex: /TICKET-\d{4,9}/g },
  ],
};

export const partOf = (text: string): PromptPart => ({
  text,
  section: 'messages',
  isKey: false,
  key: '',
  role: 'text',
});

/** A text as we mask it, by itself. */
export const maskedByUs = (text: string): string => {
  const { masking } = finish(createMasker(full, keys).scanPrompt([partOf(text)], new CarriedValues()));
  return applied(text, masking.edits[0] ?? []);
};

/** What our engine finds with `full`. */
export const whatEngineFinds = (text: string): readonly Place[] =>
  finish(findAll(createEngine(full), text, '')).map(({ start, end, kind }) => ({
    start,
    end,
    entity: kind.entity,
  }));
