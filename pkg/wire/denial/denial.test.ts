import { describe, expect, test } from '@jest/globals';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { DomicileError, type ErrorCode, statuses } from '../../errors/domicile-error.ts';
import { denialOf } from './denial.ts';
import type { ErrorShape } from './error-names.ts';
import { streamErrorOf } from './stream-error.ts';

const message = 'policy "eu-only" (residency.allow) refuses this: ask for a model in the EU';
const denied = new DomicileError('policy.denied', message);
const shapes: readonly ErrorShape[] = ['anthropic', 'openai', 'aws', 'google', 'problem'];
const json = (bytes: Buffer): unknown => JSON.parse(bytes.toString());

test.each(shapes)('a denial where no exchange began has no empty id (%s)', (shape) => {
  expect(Object.values(denialOf(shape, denied, '').headers)).not.toContain('');
});

describe('a denial by policy in every shape', () => {
  test.each<[ErrorShape, object, object]>([
    [
      'anthropic',
      { type: 'error', error: { type: 'permission_error', message }, request_id: 'req_1' },
      { 'request-id': 'req_1' },
    ],
    [
      'openai',
      { error: { message, type: 'request_forbidden', param: null, code: 'policy.denied' } },
      { 'x-request-id': 'req_1' },
    ],
    ['aws', { message }, { 'x-amzn-errortype': 'AccessDeniedException', 'x-amzn-requestid': 'req_1' }],
    [
      'google',
      {
        error: {
          code: 451,
          message,
          status: 'PERMISSION_DENIED',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'policy.denied',
              domain: 'domicile.dev',
            },
          ],
        },
      },
      { 'x-request-id': 'req_1' },
    ],
    [
      'problem',
      {
        type: 'urn:domicile:error:policy.denied',
        title: 'Refused',
        status: 451,
        detail: message,
        code: 'policy.denied',
      },
      { 'content-type': 'application/problem+json' },
    ],
  ])('%s', (shape, body, headers) => {
    const denial = denialOf(shape, denied, 'req_1');
    expect(denial.status).toBe(451);
    expect(json(denial.body)).toEqual(body);
    expect(denial.headers).toMatchObject(headers);
    expect(denial.headers['content-length']).toBe(String(denial.body.length));
    expect(denial.headers).not.toHaveProperty('x-should-retry');
  });
});

test.each<[ErrorCode, string, string]>([
  ['request.invalid_json', 'invalid_request_error', 'ValidationException'],
  ['request.too_large', 'request_too_large', 'ValidationException'],
  ['request.timeout', 'timeout_error', 'ServiceUnavailableException'],
  ['caller.secret_missing', 'permission_error', 'AccessDeniedException'],
  ['proxy.internal', 'api_error', 'ServiceUnavailableException'],
  ['upstream.unreachable', 'api_error', 'ServiceUnavailableException'],
  ['upstream.timeout', 'timeout_error', 'ServiceUnavailableException'],
])('%s is called %s by Anthropic and %s by AWS', (code, anthropic, aws) => {
  const error = new DomicileError(code, message);
  expect(json(denialOf('anthropic', error, 'r').body)).toMatchObject({ error: { type: anthropic } });
  expect(denialOf('aws', error, 'r').headers['x-amzn-errortype']).toBe(aws);
});

test('our own failures, and they alone, ask not to be repeated', () => {
  for (const code of Object.keys(statuses) as ErrorCode[]) {
    const { status, headers } = denialOf('anthropic', new DomicileError(code, message), 'r');
    expect(status).toBe(statuses[code]);
    expect(headers['x-should-retry']).toBe(status === 503 ? 'false' : undefined);
  }
});

test('a cause, which may hold data, is not told', () => {
  const error = new DomicileError('proxy.internal', message, { cause: new Error('alice@example.eu') });
  for (const shape of shapes) {
    expect(denialOf(shape, error, 'r').body.includes('alice')).toBe(false);
    expect(streamErrorOf(shape, 'sse', error).includes('alice')).toBe(false);
    expect(streamErrorOf(shape, 'eventstream', error).includes('alice')).toBe(false);
  }
});

describe('once a stream has begun', () => {
  test.each<[ErrorShape, string | undefined, object]>([
    ['anthropic', 'error', { type: 'error', error: { type: 'permission_error', message } }],
    [
      'openai',
      undefined,
      {
        type: 'error',
        code: 'policy.denied',
        message,
        param: null,
        error: { message, type: 'request_forbidden', param: null, code: 'policy.denied' },
      },
    ],
    ['google', undefined, { error: { code: 451, status: 'PERMISSION_DENIED' } }],
    ['aws', 'error', { message }],
    ['problem', 'error', { code: 'policy.denied' }],
  ])('%s tells it in an event', (shape, name, body) => {
    const text = streamErrorOf(shape, 'sse', denied).toString();
    const [, event, data] = /^(?:event: (.*)\n)?data: (.*)\n\n$/u.exec(text) ?? [];
    expect(event).toBe(name);
    expect(JSON.parse(data ?? '')).toMatchObject(body);
  });

  test.each<[ErrorCode, string]>([
    ['policy.denied', 'validationException'],
    ['recording.failed', 'serviceUnavailableException'],
  ])('an event stream tells %s in an exception that the AWS codec reads', (code, type) => {
    const codec = new EventStreamCodec(
      (bytes) => Buffer.from(bytes).toString(),
      (text) => Buffer.from(text),
    );
    const found = codec.decode(streamErrorOf('aws', 'eventstream', new DomicileError(code, message)));
    expect(found.headers[':message-type']?.value).toBe('exception');
    expect(found.headers[':exception-type']?.value).toBe(type);
    expect(json(Buffer.from(found.body))).toEqual({ message });
  });
});
