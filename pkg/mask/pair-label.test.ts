import { describe, expect, test } from '@jest/globals';
import { labelsBefore } from './pair-label.ts';

const labelOf = (before: string): string => labelsBefore(`${before}X`, before.length).join('/');

describe('what the member before says of a value whose own name says nothing', () => {
  test.each([
    ['- name: DB_PASSWORD\n  value: ', 'DB_PASSWORD'],
    ['- name: "DB_PASSWORD"\r\n  value: "', 'DB_PASSWORD'],
    ['{"name":"ssn","value":"', 'ssn'],
    ['{\\"name\\":\\"ssn\\",\\"value\\":\\"', 'ssn'],
    ['{\n  "system": "http://hl7.org/fhir/sid/us-ssn",\n  "value": "', 'http://hl7.org/fhir/sid/us-ssn'],
    ["{Type: 'phone', Value: '", 'phone'],
    ['"db_password": {\n  "sensitive": true,\n  "type": "string",\n  "value": "', 'string/db_password'],
    ['{\\"ssn\\":{\\"value\\":\\"', 'ssn'],
    ['ssn = { value = "', 'ssn'],
    ['<input name="ssn" value="', 'ssn'],
    [`{"name":"${'a'.repeat(64)}","value":"`, 'a'.repeat(64)],
  ])('%j', (before, label) => {
    expect(labelOf(before)).toBe(label);
  });

  test.each([
    '{"name":"ssn","id":"',
    '{"ssn":"x","value":"',
    '{"name":"ssn"},{"value":"',
    '{"name":"ssn","note":"x","value":"',
    '{"name":"ssn","value": {"a": "',
    '"ssn": {"a": {"b": 1}, "value": "',
    '"ssn": [{"value": "',
    'if (ssn) { value = "',
    '{"filename":"ssn","value":"',
    'name: ssn value ',
    'value: ',
    `{"name":"${'a'.repeat(65)}","value":"`,
  ])('nothing in %j', (before) => {
    expect(labelOf(before)).toBe('');
  });
});
