import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { builtInCatalog } from './catalog.ts';
import { sortBetas } from './steer-betas.ts';

const target = (provider: 'bedrock' | 'vertex') => builtInCatalog.providers.get(provider)?.data.betas;
const known = { betas: [], undescribed: [] };
const odd = { betas: [], undescribed: ['telepathy'] };

/** What the Claude Agent SDK 0.3 sends, for Opus 4.6 and for later models, and what its bodies need. */
const ofAgentSdk = [
  'claude-code-20250219',
  'interleaved-thinking-2025-05-14',
  'context-management-2025-06-27',
  'per-turn-control-2026-07-01',
  'mid-conversation-tool-changes-2026-07-01',
  'thinking-token-count-2026-05-13',
  'effort-2025-11-24',
  'thinking-display-updates-2026-08-18',
];
const needed = ['thinking-display-updates', 'context-management', 'per-turn-control', 'tool-search-tool'];
const usedByAgentSdk = { betas: needed, undescribed: [] };

describe('betas of a request that is steered', () => {
  test.each(['bedrock', 'vertex'] as const)(
    'those of the Agent SDK all find their place at %s',
    (provider) => {
      const sorted = sortBetas(ofAgentSdk, usedByAgentSdk, target(provider));
      if (sorted.kind === 'lacking') throw new Error(sorted.lacking);
      expect([...sorted.carried, ...sorted.leftOut].toSorted()).toEqual(ofAgentSdk.toSorted());
      expect(sorted.carried).toEqual(
        expect.arrayContaining([ofAgentSdk[1], ofAgentSdk[2], ofAgentSdk[3], ofAgentSdk[7]]),
      );
    },
  );

  test.each([
    ['taken by the target', 'computer-use-2025-11-24', odd, { carried: ['computer-use-2025-11-24'] }],
    [
      'called otherwise there',
      'advanced-tool-use-2025-11-20',
      odd,
      { carried: ['tool-search-tool-2025-10-19'] },
    ],
    ['of a program', 'claude-code-20250219', odd, { leftOut: ['claude-code-20250219'] }],
    [
      'unknown, and the body holds nothing that could need it',
      'levity-2027-01-01',
      known,
      { leftOut: ['levity-2027-01-01'] },
    ],
    ['unknown, of a body without uses', 'levity-2027-01-01', undefined, { leftOut: ['levity-2027-01-01'] }],
  ])('%s', (_, beta, uses, expected) => {
    expect(sortBetas([beta], uses, target('bedrock'))).toMatchObject({ kind: 'sorted', ...expected });
  });

  test.each([
    ['what Anthropic alone has', ['files-api-2025-04-14'], known, 'the beta files-api-2025-04-14'],
    [
      'an unknown one that something may need',
      ['levity-2027-01-01'],
      odd,
      'the beta levity-2027-01-01, which is not known and which telepathy may need',
    ],
    ['an unusual name', ['a beta\n'], known, 'a beta with an unusual name'],
    [
      'what the body needs, whatever the header says',
      [],
      { betas: ['fast-mode'], undescribed: [] },
      'what the body needs the beta fast-mode for',
    ],
  ])('lacking: %s', (_, betas, uses, lacking) => {
    expect(sortBetas(betas, uses, target('bedrock'))).toEqual({ kind: 'lacking', lacking });
  });

  test('a provider that the catalog says nothing of takes none', () => {
    expect(sortBetas(['computer-use-2025-11-24'], known, undefined)).toMatchObject({ carried: [] });
    expect(sortBetas([], { betas: ['computer-use'], undescribed: [] }, undefined)).toMatchObject({
      kind: 'lacking',
    });
  });

  test('each is carried, left out by name or lacking, and nothing that the target does not take is carried', () => {
    const beta = fc.constantFrom(
      ...ofAgentSdk,
      'skills-2025-10-02',
      'advanced-tool-use-2025-11-20',
      'x-1',
      'é',
    );
    const uses = fc.record({
      betas: fc.subarray(['context-management', 'fast-mode']),
      undescribed: fc.subarray(['telepathy']),
    });
    const takes = (family: string) =>
      [...(target('bedrock')?.carried ?? []), 'tool-search-tool'].includes(family);
    fc.assert(
      fc.property(fc.uniqueArray(beta), uses, (betas, body) => {
        const sorted = sortBetas(betas, body, target('bedrock'));
        if (sorted.kind === 'lacking') return;
        expect(sorted.carried.every((one) => takes(one.replace(/-\d{4}-\d{2}-\d{2}$/, '')))).toBe(true);
        expect(sorted.carried.length + sorted.leftOut.length).toBe(betas.length);
        expect(body.betas).not.toContain('fast-mode');
        expect(sorted.leftOut).not.toContain('skills-2025-10-02');
      }),
    );
  });
});
