import { createEngine, findAll } from '../pkg/mask/engine.ts';
import { finish } from '../pkg/api/text.ts';
import { divide } from '../pkg/mask/ownership.ts';
import type { Label } from './sample.ts';

const engine = createEngine({
  rules: [],
  dictionaries: [],
  allow: { values: [], patterns: [], domains: [], documentation: false },
});

/** What all detectors find; of findings that overlap, those that own some of the text. */
export const findIn = (text: string): readonly Label[] => {
  const owners = new Set(divide(finish(findAll(engine, text, ''))).map(({ finding }) => finding));
  return [...owners].map(({ start, end, kind }) => ({ start, end, entity: kind.entity }));
};
