import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Selection } from './client.ts';
import type { KubeRequest } from './transport.ts';
import { watch } from './watch.ts';

const resource = { group: 'domicile.dev', version: 'v1alpha1', plural: 'residencypolicies' };

async function watched(lines: readonly string[], selection: Selection = {}) {
  const requests: KubeRequest[] = [];
  const body = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
  const response = Object.assign(body, { setTimeout: () => body }) as unknown as IncomingMessage;
  const stream = async (request: KubeRequest): Promise<IncomingMessage> => {
    requests.push(request);
    return response;
  };
  const from = { resourceVersion: '7', timeoutSeconds: 300, signal: new AbortController().signal };
  const types: string[] = [];
  const error = await (async () => {
    for await (const { type } of watch({ stream }, resource, selection, from)) types.push(type);
    return undefined;
  })().catch((cause: unknown) => cause);
  return { types, error, request: requests[0], destroyed: response.destroyed };
}

const line = (type: string, object: object = {}): string => JSON.stringify({ type, object });

describe('a watch', () => {
  test('asks for bookmarks from where the list ended, and for metadata alone where that is enough', async () => {
    const { request } = await watched([], { namespace: 'agents', metadataOnly: true, labelSelector: 'a=b' });
    expect(request).toMatchObject({
      path: '/apis/domicile.dev/v1alpha1/namespaces/agents/residencypolicies',
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: '7',
        timeoutSeconds: 300,
        labelSelector: 'a=b',
      },
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    });
  });

  test('gives events in order, ends with the answer, and leaves no connection', async () => {
    const all = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'];
    const { types, error, destroyed } = await watched(all.map((type) => line(type)));
    expect({ types, error, destroyed }).toEqual({ types: all, error: undefined, destroyed: true });
  });

  test.each([
    [
      'an error of the server',
      line('ERROR', { code: 410, reason: 'Expired', message: 'too old' }),
      410,
      'too old',
    ],
    ['an event of no known type', line('RENAMED'), 0, 'an event of a watch is of no known type'],
    ['half an event', '{"type":"ADDED","obj', 0, 'an event of a watch is not JSON'],
  ])('fails at %s, and takes no connection for its own any more', async (_what, bad, status, message) => {
    const { types, error, destroyed } = await watched([line('ADDED'), bad, line('ADDED')]);
    expect(types).toEqual(['ADDED']);
    expect(error).toMatchObject({ name: 'KubeError', status, message });
    expect(destroyed).toBe(true);
  });
});
