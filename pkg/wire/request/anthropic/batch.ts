import { fields, id, list } from '../address.ts';
import type { Address } from '../address.ts';
import { anthropicBody } from './address.ts';

/** Anthropic's batches: every item is a Messages body of its own, kept until it is processed. */
export const batchBody: Address = {
  notes: [
    (facts, document, node) => {
      facts.hop('batch', 'batches', document, node);
      facts.keeps('batches');
    },
  ],
  members: { requests: list(fields({ custom_id: id, params: anthropicBody })) },
};
