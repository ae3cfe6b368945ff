import { describe, expect, test } from '@jest/globals';
import {
  applyPolicy,
  ask,
  askUntil,
  editPolicy,
  isAnswered,
  isRefusedWith,
  requestsWith,
  type Story,
} from './story.ts';

const allowing = (place: string): object => ({ residency: { allow: [place] } });

/** A policy is edited while its agents run. */
export function edited(story: () => Story): void {
  describe('a sidecar that runs', () => {
    test('changes its mind with the policy, and changes it back', async () => {
      const question = { content: 'Chapter seven', geo: 'us' };
      expect((await editPolicy(story(), 'us-only', allowing('DE'))).status).toBe(200);
      await askUntil(story(), 'support', question, isRefusedWith(451));
      const passed = requestsWith(story(), 'Chapter seven').length;
      expect(await ask(story(), 'support', question)).toMatchObject({ status: 451 });
      expect(requestsWith(story(), 'Chapter seven')).toHaveLength(passed);
      expect((await editPolicy(story(), 'us-only', allowing('US'))).status).toBe(200);
      await askUntil(story(), 'support', question, isAnswered);
    });

    test('goes by a second policy as soon as there is one, and no more once it is gone', async () => {
      const question = { content: 'Chapter eight', geo: 'us' };
      const selector = { matchLabels: { app: 'support' } };
      await applyPolicy(story(), 'stricter', { selector, ...allowing('CH') });
      await askUntil(story(), 'support', question, isRefusedWith(451));
      await story().olga.kubectl('delete', 'residencypolicy', 'stricter', '-n', 'agents');
      await askUntil(story(), 'support', question, isAnswered);
    });
  });
}
