import { describe, expect, test } from '@jest/globals';
import { asAnthropicError } from './foreign-error.ts';

const told = (status: number, body: string): unknown =>
  JSON.parse(asAnthropicError(status, Buffer.from(body)).toString());
const error = (type: string, message: string) => ({ type: 'error', error: { type, message } });

describe('an error of another provider', () => {
  test.each<readonly [title: string, status: number, body: string, expected: object]>([
    ['of AWS', 403, '{"message":"no access"}', error('permission_error', 'no access')],
    ['of AWS, capitalised', 400, '{"Message":"bad"}', error('invalid_request_error', 'bad')],
    ['of Google', 429, '{"error":{"code":429,"message":"slow"}}', error('rate_limit_error', 'slow')],
    ['of Google, in a list', 404, '[{"error":{"message":"none"}}]', error('not_found_error', 'none')],
    ['without words', 500, '<html>', error('api_error', 'The provider answered with status 500.')],
    [
      'with an empty message',
      418,
      '{"message":""}',
      error('invalid_request_error', 'The provider answered with status 418.'),
    ],
    [
      'beyond the bound',
      503,
      `{"message":"${'a'.repeat(64 * 1024)}"}`,
      error('overloaded_error', 'The provider answered with status 503.'),
    ],
    ['with a long message', 500, `{"message":"${'a'.repeat(2001)}"}`, error('api_error', 'a'.repeat(2000))],
  ])('%s is told in the form of Anthropic', (_title, status, body, expected) => {
    expect(told(status, body)).toEqual(expected);
  });

  test('that has the form already stays as it is', () => {
    const body = Buffer.from(
      '{"type":"error","error":{"type":"overloaded_error","message":"x"},"request_id":"r"}',
    );
    expect(asAnthropicError(529, body)).toBe(body);
  });
});
