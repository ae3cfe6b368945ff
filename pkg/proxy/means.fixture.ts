import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import type { MaskingConfig } from '../api/policy.ts';
import { finish } from '../api/text.ts';
import { CarriedValues } from '../mask/carried.ts';
import { createPromptMasker } from '../mask/masker.ts';
import { keys } from '../mask/prompt.fixture.ts';
import { CleanTexts } from './clean-texts.ts';
import type { Means } from './inspection.ts';

export const digestKey = createSecretKey(Buffer.alloc(32, 5));

/** What bodies are inspected with, at once. */
export function meansOf(masking: MaskingConfig, carried = new CarriedValues()): Means {
  const masker = createPromptMasker(masking, keys);
  return { masker, names: new CleanTexts(masker), carried, digestKey, run: finish };
}
