import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Statement } from '../api/location.ts';
import { withGiven } from '../residency/given.ts';
import { Handles } from './handles.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const at = (location: Statement['location']): Statement => ({
  location,
  confidence: 'Documented',
  source: 's',
  asOf: '2026-11-01',
  reason: 'r',
});
const storage = at({ kind: 'countries', countries: ['FR'], regions: [] });

describe('handles', () => {
  test('are where the request that made them has its state kept', () => {
    const handles = new Handles(key);
    handles.sawMade('resp_1', { storage });
    expect(handles.find('resp_1')).toBe(storage);
    expect(handles.find('resp_2')).toBeUndefined();
  });

  test('of a place that nobody knows are not remembered, unless a policy may declare it', () => {
    const handles = new Handles(key);
    const unknown = at({ kind: 'unknown' });
    handles.sawMade('resp_1', { storage: unknown });
    expect(handles.find('resp_1')).toBeUndefined();
    const declarable = withGiven(unknown, [{ kind: 'deployment', host: 'h', deployment: undefined }]);
    handles.sawMade('resp_1', { storage: declarable });
    expect(handles.find('resp_1')).toBe(declarable);
  });

  test('at the bound the oldest is forgotten; one that is seen again is not the oldest', () => {
    const handles = new Handles(key, 2);
    for (const handle of ['a', 'b', 'a', 'c']) handles.sawMade(handle, { storage });
    expect(['a', 'b', 'c'].map((handle) => handles.find(handle) === storage)).toEqual([true, false, true]);
  });
});
