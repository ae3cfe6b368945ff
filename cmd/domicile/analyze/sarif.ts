import { createHash } from 'node:crypto';
import type { Analysis } from './analysis.ts';
import type { AnalysisFinding, Place } from './finding.ts';
import { type RuleCode, rules } from './rules.ts';

const documentation = 'https://github.com/domicile-dev/domicile/blob/main/docs/analyze.md';

/** SARIF 2.1.0, as code hosts take it from CI. */
export function sarifLog({ findings }: Analysis, version: string): object {
  const used = [...new Set(findings.map(({ code }) => code))].toSorted();
  const index = new Map(used.map((code, position) => [code, position]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'domicile', version, informationUri: documentation, rules: used.map(ruleOf) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, index)),
      },
    ],
  };
}

const ruleOf = (code: RuleCode): object => ({
  id: code,
  shortDescription: { text: rules[code].title },
  helpUri: `${documentation}#${code.toLowerCase()}`,
  defaultConfiguration: { level: rules[code].level },
});

function resultOf(finding: AnalysisFinding, index: ReadonlyMap<RuleCode, number>): object {
  const { code, message, subject, place } = finding;
  return {
    ruleId: code,
    ruleIndex: index.get(code),
    level: rules[code].level,
    message: { text: subject === '' ? message : `${subject}: ${message}` },
    locations: [locationOf(place, subject)],
    partialFingerprints: { 'domicile/v1': fingerprintOf(finding) },
  };
}

/** An object of a cluster stands in no file. */
function locationOf({ where, line, column }: Place, subject: string): object {
  const named = { fullyQualifiedName: subject === '' ? where : subject, kind: 'resource' };
  if (line === undefined) return { logicalLocations: [named] };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(where) },
      region: { startLine: line, startColumn: column ?? 1 },
    },
    logicalLocations: [named],
  };
}

const uriOf = (file: string): string => file.split(/[\\/]/).map(encodeURIComponent).join('/');

/** The same finding after lines have moved. */
const fingerprintOf = ({ code, subject, message, place }: AnalysisFinding): string =>
  createHash('sha256')
    .update(JSON.stringify([code, place.where, subject, message]))
    .digest('hex')
    .slice(0, 32);
