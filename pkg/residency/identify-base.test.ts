import { describe, expect, test } from '@jest/globals';
import { builtInCatalog } from './catalog.ts';
import { hostSet } from './host-names.ts';
import { identify } from './identify.ts';
import { isRefusal } from './refusal.ts';

describe('a request to Claude on Google Cloud, whose base URL stands for project, location and workspace,', () => {
  const told = { project: 'p1', workspace: 'w1' };
  const to = (params: Record<string, string>, path = '/v1/messages') =>
    identify('POST', { kind: 'reverse', mode: 'anthropic-gcp', path, query: '?beta=true' }, builtInCatalog, {
      declaredHosts: hostSet([]),
      hostParams: { 'anthropic-gcp': params },
    });

  test.each([
    [told, '/v1/projects/p1/locations/global/workspaces/w1/invoke/v1/messages'],
    [{ ...told, location: 'us' }, '/v1/projects/p1/locations/us/workspaces/w1/invoke/v1/messages'],
  ])('goes where %j says', (params, path) => {
    expect(to(params)).toMatchObject({ host: 'claude.googleapis.com', path, query: '?beta=true' });
  });

  test('goes where its own path says, where it has one', () => {
    const path = '/v1/projects/p/locations/l/workspaces/w/invoke/v1/messages';
    expect(to(told, path)).toMatchObject({ path });
  });

  test.each([
    [{}, 'Set ANTHROPIC_GOOGLE_CLOUD_PROJECT and ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID.'],
    [{ project: 'p' }, 'Set ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID.'],
  ])('is refused where %j leaves it open, and says what to set', (params, fix) => {
    expect(to(params)).toMatchObject({ refused: 'operation.unlisted', provider: 'anthropic-gcp', fix });
  });

  test.each(['p/../q', '..', 'p/q', '', 'p?x', 'p%2Fq'])('does not go by the project %j', (project) => {
    expect(isRefusal(to({ ...told, project }))).toBe(true);
  });
});
