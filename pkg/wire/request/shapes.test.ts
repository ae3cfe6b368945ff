import { describe, expect, test } from '@jest/globals';
import * as shapes from './shapes.ts';

const { idShape, mediaTypeShape, modelShape, nameShape, referenceShape, schemaVersionShape } = shapes;

describe('exempt shapes take what protocols use', () => {
  test.each([
    ['a type', nameShape, 'text_editor_20250728'],
    ['a tool of an MCP server', nameShape, 'mcp__crm__find_customer'],
    ['a name of 128 characters', nameShape, 'a'.repeat(128)],
    ['an id of Anthropic', idShape, 'toolu_01A09q90qw90lq917835lq9'],
    ['an id with many digits', idShape, 'call_1234567890123'],
    ['an id of 128 characters', idShape, 'a'.repeat(128)],
    ['a model', modelShape, 'claude-opus-5-5'],
    ['a model of Vertex', modelShape, 'claude-opus-4@20250514'],
    ['a model of Bedrock', modelShape, 'eu.anthropic.claude-sonnet-4-20250514-v1:0'],
    ['a tuned model', modelShape, 'ft:gpt-4o-mini-2024-07-18:org::id'],
    ['a model with an owner', modelShape, '@cf/meta/llama-3.1-8b-instruct'],
    ['an ARN', modelShape, 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc'],
    ['a model of 256 characters', modelShape, 'a'.repeat(256)],
    [
      'a media type',
      mediaTypeShape,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a reference', referenceShape, '#/$defs/Person'],
    ['the reference to the root', referenceShape, '#'],
    ['a schema version', schemaVersionShape, 'http://json-schema.org/draft-07/schema#'],
  ])('%s', (_, shape, value) => {
    expect(shape.test(value)).toBe(true);
  });
});

describe('exempt shapes take neither prose nor personal data', () => {
  test.each([
    [
      'an e-mail address',
      [nameShape, idShape, modelShape, mediaTypeShape, referenceShape],
      'ann@example.com',
    ],
    ['an e-mail address behind a path', [modelShape, schemaVersionShape], 'https://x/ann@example.com'],
    ['an e-mail address in a reference', [referenceShape], '#/$defs/ann@example.com'],
    ['a name of a person', [nameShape, idShape, modelShape, mediaTypeShape], 'Ann Smith'],
    ['a card number', [nameShape, idShape], '4111111111111111'],
    ['a card number behind a letter', [nameShape], 'a4111111111111111'],
    ['a telephone number', [nameShape, idShape, modelShape], '+4915112345678'],
    ['a second line', [nameShape, idShape, modelShape, mediaTypeShape, referenceShape], 'a\nb'],
    ['a line end', [nameShape, idShape, modelShape, mediaTypeShape, referenceShape], 'a\n'],
    ['nothing', [nameShape, idShape, modelShape, mediaTypeShape, referenceShape], ''],
    ['129 characters', [nameShape, idShape], 'a'.repeat(129)],
    ['257 characters', [modelShape], 'a'.repeat(257)],
  ])('%s', (_, refusing, value) => {
    expect(refusing.filter((shape) => shape.test(value))).toEqual([]);
  });
});
