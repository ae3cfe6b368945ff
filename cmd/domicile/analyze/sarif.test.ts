import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from '@jest/globals';
import { analysisOf } from './analysis.fixture.ts';
import { sarifLog } from './sarif.ts';

/**
 * As published by OASIS at SchemaStore. It is of draft 4, whose dialect ajv no longer has; it uses nothing that
 * changed.
 */
const {
  $schema: dialect,
  id: _,
  ...schema
} = JSON.parse(
  readFileSync(join(import.meta.dirname, 'sarif-2.1.0.schema.test-data.json'), 'utf8'),
) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
(formats as unknown as { default: (to: Ajv) => void }).default?.(ajv);
const valid = ajv.compile(schema);

const text = [
  'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: eu, namespace: agents}',
  'spec: {mode: Audit, residency: {allow: [EUU]}}',
  '---\nkind: Pod\nmetadata: {name: a b, namespace: agents, annotations: {domicile.dev/inject: enabled}}',
  'spec: {hostNetwork: true, containers: [{name: agent}]}\n',
].join('\n');

describe('a log in SARIF', () => {
  const analysis = analysisOf([{ file: 'some folder/a.yaml', text }]);

  test('is one by the published schema', () => {
    expect(dialect).toBe('http://json-schema.org/draft-04/schema#');
    const log = sarifLog(analysis, '1.2.3');
    expect(valid(log) ? [] : valid.errors).toEqual([]);
    expect(valid({ ...log, runs: [{}] })).toBe(false);
    expect(valid(sarifLog({ ...analysis, findings: [] }, '1.2.3'))).toBe(true);
  });

  test('is one for objects of a cluster, which stand in no file', () => {
    const findings = analysis.findings.map((finding) => ({ ...finding, place: { where: finding.subject } }));
    const log = sarifLog({ ...analysis, findings }, '1.2.3');
    expect(valid(log) ? [] : valid.errors).toEqual([]);
    expect(JSON.stringify(log)).not.toContain('physicalLocation');
  });

  test('has rules, levels and places', () => {
    expect(sarifLog(analysis, '1.2.3')).toMatchObject({
      runs: [
        {
          tool: { driver: { rules: [{ id: 'DOM007' }, { id: 'DOM106' }] } },
          results: [
            {
              ruleId: 'DOM007',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'some%20folder/a.yaml' },
                    region: { startLine: 4, startColumn: 41 },
                  },
                },
              ],
            },
            { ruleId: 'DOM106', ruleIndex: 1 },
          ],
        },
      ],
    });
  });

  test('knows a finding again after lines have moved', () => {
    const moved = analysisOf([{ file: 'some folder/a.yaml', text: `# A comment.\n${text}` }]);
    const prints = (one: typeof analysis) =>
      JSON.stringify(sarifLog(one, '1')).match(/"domicile\/v1":"\w+"/g);
    expect(prints(moved)).toEqual(prints(analysis));
    expect(new Set(prints(analysis)).size).toBe(2);
  });
});
