import { expect, test } from '@jest/globals';
import { finish } from '../../api/text.ts';
import { MAX_PARTS } from './gathering.ts';
import { readRequest, type RequestMessage } from './read-request.ts';

test('a body has as many texts as the bound says, and not one more', () => {
  const listed = (count: number): RequestMessage => {
    const body = { messages: [], x: Array.from({ length: count }, () => 'a') };
    return finish(readRequest('anthropic-messages', {}, Buffer.from(JSON.stringify(body))));
  };
  // The key of the list is a text as well.
  expect(listed(MAX_PARTS - 1).parts).toHaveLength(MAX_PARTS);
  expect(() => listed(MAX_PARTS)).toThrow(expect.objectContaining({ code: 'request.too_large' }));
});

test('names that a record looks into count as texts', () => {
  const read = (count: number): RequestMessage => {
    const tools = Array.from({ length: count }, (_, index) => ({ name: `tool_${index + 100}` }));
    return finish(
      readRequest('anthropic-messages', {}, Buffer.from(JSON.stringify({ messages: [], tools }))),
    );
  };
  expect(read(MAX_PARTS).parts).toHaveLength(0);
  expect(() => read(MAX_PARTS + 1)).toThrow(expect.objectContaining({ code: 'request.too_large' }));
});
