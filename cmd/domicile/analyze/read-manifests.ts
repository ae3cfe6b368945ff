import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import type { Path } from '../../../pkg/policy/problem.ts';
import { offsetOf } from '../../../pkg/policy/yaml-position.ts';
import { syntaxFindings, yaml11Warnings, yamlFindings } from '../../../pkg/policy/yaml-rules.ts';
import type { AnalysisFinding, Manifest, Place } from './finding.ts';
import { ruleOfProblem, type RuleCode } from './rules.ts';

/** Characters of one file; over it the file is refused. */
export const maxManifestLength = 16 * 1024 * 1024;

export interface ManifestFile {
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
}

export interface Read {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly AnalysisFinding[];
}

/** Every object of a file, those of a `List` one by one, with what is wrong with its YAML. */
export function readManifests({ file, text }: ManifestFile): Read {
  if (text.length > maxManifestLength) {
    const message = `found ${text.length} characters; allowed: at most ${maxManifestLength} in a file`;
    const place = { where: file, line: 1, column: 1 };
    return { manifests: [], findings: [{ code: 'DOM001', message, subject: '', place }] };
  }
  const template = text.indexOf('{{');
  const lines = new LineCounter();
  const documents = [
    ...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, version: '1.2', merge: true }),
  ];
  if (template >= 0 && documents.some(({ errors }) => errors.length > 0)) {
    const place = { where: file, ...placeOf(text, template) };
    return { manifests: [], findings: [{ code: 'DOM001', message: rendered, subject: '', place }] };
  }
  const read = documents.map((document) => readDocument(file, document, lines));
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    findings: read.flatMap(({ findings }) => findings),
  };
}

const rendered =
  'found a template; allowed: manifests, such as helm template CHART | domicile analyze -f - has them rendered';

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function readDocument(file: string, document: Document, lines: LineCounter): Read {
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { where: file, line, column: col };
  };
  const at = (code: RuleCode, offset: number, message: string): AnalysisFinding => ({
    code,
    message,
    subject: '',
    place: placeAt(offset),
  });
  const value = valueOf(document);
  if (value === undefined) {
    // What follows is mostly a consequence of the first.
    const problems = syntaxFindings(document)
      .slice(0, 1)
      .map(({ offset, found, allowed }) => at('DOM001', offset, `found ${found}; allowed: ${allowed}`));
    const bomb = at('DOM001', 0, 'found aliases that expand without end; allowed: valid YAML');
    return { manifests: [], findings: problems.length === 0 ? [bomb] : problems };
  }
  const manifests = objectsIn(value).map(
    ({ path, value: object }): Manifest => ({
      value: object,
      place: (below, atKey = false) => placeAt(offsetOf(document, [...path, ...below], atKey)),
    }),
  );
  if (!manifests.some((manifest) => isPolicy(manifest.value))) return { manifests, findings: [] };
  const strict = yamlFindings(document).map(({ code, offset, found, allowed }) =>
    at(ruleOfProblem[code], offset, `found ${found}; allowed: ${allowed}`),
  );
  const plain = yaml11Warnings(document).map(({ offset, text }) => at('DOM030', offset, text));
  const kept = strict.length === 0 ? manifests : manifests.filter((manifest) => !isPolicy(manifest.value));
  return { manifests: kept, findings: [...strict, ...plain] };
}

/** `undefined`: there is no saying what it means; `null`: nothing. */
function valueOf(document: Document): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return (document.toJS() as unknown) ?? null;
  } catch {
    return undefined;
  }
}

interface Nested {
  readonly path: Path;
  readonly value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As `kubectl get -o yaml` writes several. */
function objectsIn(value: unknown): readonly Nested[] {
  if (!isFields(value)) return [];
  const { kind, items } = value;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items))
    return items.map((item: unknown, index) => ({ path: ['items', index], value: item }));
  return [{ path: [], value }];
}

const policyKinds = ['ResidencyPolicy', 'ClusterResidencyPolicy'];

/** Or means to be one. */
export function isPolicy(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const { apiVersion, kind } = value;
  if (policyKinds.includes(String(kind))) return true;
  return typeof apiVersion === 'string' && apiVersion.startsWith('domicile.dev/');
}
