import { expect, test } from '@jest/globals';
import { type EventOf, eventRecorder, noteCharacters, rememberedEvents } from './events.ts';
import { KubeError } from './kube-error.ts';
import { objectOf } from './kube-object.fixture.ts';

function rig(answer: () => Error | undefined = () => undefined) {
  const calls: string[] = [];
  const errors: unknown[] = [];
  const call = async (what: string): Promise<ReturnType<typeof objectOf>> => {
    calls.push(what);
    const error = answer();
    if (error !== undefined) throw error;
    return objectOf('e', 'u', 1);
  };
  const recorder = eventRecorder({
    client: {
      create: (_resource, event) => call(`create ${String(event['note']).length}`),
      merge: (_resource, _place, patch) =>
        call(`count ${(patch as { series: { count: number } }).series.count}`),
    },
    controller: 'domicile.dev/operator',
    instance: 'operator-1',
    onError: (error) => errors.push(error),
  });
  return { calls, errors, recorder };
}

const event = (note: string): EventOf => ({
  regarding: objectOf('pod', 'u1', 1, { apiVersion: 'v1', kind: 'Pod' }),
  type: 'Warning',
  reason: 'Refused',
  action: 'Inject',
  note,
});

test('the same event again is counted in the first; another one is another', async () => {
  const { calls, recorder } = rig();
  for (const note of ['a', 'a', 'bb', 'a']) await recorder.record(event(note));
  expect(calls).toEqual(['create 1', 'count 2', 'create 2', 'count 3']);
});

test('a note is cut at the bound of the API', async () => {
  const { calls, recorder } = rig();
  await recorder.record(event('n'.repeat(noteCharacters)));
  await recorder.record(event('n'.repeat(noteCharacters + 1)));
  expect(calls).toEqual([`create ${noteCharacters}`, `create ${noteCharacters}`]);
});

test('at the bound the oldest event is forgotten, and told anew', async () => {
  const { calls, recorder } = rig();
  for (let n = 0; n < rememberedEvents; n += 1) await recorder.record(event(`note ${n}`));
  await recorder.record(event('note 0'));
  expect(calls.at(-1)).toBe('count 2');
  await recorder.record(event('one more'));
  await recorder.record(event('note 1'));
  expect(calls.at(-1)).toMatch(/^create/);
});

test('what cannot be told is reported, except what is told already; what is gone is told anew', async () => {
  const answers = [new KubeError(409, 'AlreadyExists', 'there'), new KubeError(404, 'NotFound', 'gone')];
  const { calls, errors, recorder } = rig(() => answers.shift());
  for (let n = 0; n < 3; n += 1) await recorder.record(event('a'));
  expect(calls).toEqual(['create 1', 'count 2', 'create 1']);
  expect(errors).toEqual([]);
  answers.push(new KubeError(403, 'Forbidden', 'no'));
  await recorder.record(event('a'));
  expect(errors).toHaveLength(1);
});
