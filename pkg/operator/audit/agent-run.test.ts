import { describe, expect, test } from '@jest/globals';
import { agentRunOf } from './agent-run.ts';

const content = `sha256:${'a'.repeat(64)}`;
const running = (imageID: string, startedAt = '2026-11-30T12:00:00Z') => ({
  imageID,
  state: { running: { startedAt } },
});
const pod = (...containerStatuses: readonly object[]) => ({
  metadata: { uid: 'u', name: 'one', resourceVersion: '1' },
  status: { containerStatuses },
});
const runOf = (...statuses: readonly object[]) => agentRunOf(pod(...statuses), undefined);

describe('what the agents of a pod run', () => {
  test('began when the last of them did', () => {
    const run = runOf(running('one'), running('two', '2026-11-30T13:00:00Z'));
    expect(run?.startedAt).toBe(Date.parse('2026-11-30T13:00:00Z'));
  });

  test('is known by what is in the images, in any order and from any registry', () => {
    const [one, two] = [running(`ghcr.io/a/b@${content}`), running('other')];
    expect(runOf(one, two)?.images).toBe(runOf(two, running(`mirror.example/b@${content}`))?.images);
    expect(runOf(one)?.images).not.toBe(runOf(two)?.images);
  });

  test.each([
    ['there is none', []],
    ['one waits', [running('one'), { imageID: 'two', state: { waiting: {} } }]],
    ['one has no image yet', [running('one'), running('')]],
    ['one started at no time', [running('one', 'soon')]],
  ])('is what it was while %s', (_, statuses) => {
    const before = { images: 'before', startedAt: 7 };
    expect(agentRunOf(pod(...statuses), before)).toBe(before);
    expect(agentRunOf(pod(...statuses), undefined)).toBeUndefined();
  });

  test('is what it was where a container was only started again', () => {
    const before = runOf(running('one'));
    expect(agentRunOf(pod(running('one', '2026-11-30T13:00:00Z')), before)).toBe(before);
    expect(agentRunOf(pod(running('two', '2026-11-30T13:00:00Z')), before)).not.toEqual(before);
  });
});
