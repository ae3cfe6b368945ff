import process from 'node:process';
import { dictionaryReader } from '../../../pkg/config/dictionary-file.ts';
import { policyContext } from '../../../pkg/config/policies.ts';
import { defaultResources } from '../../../pkg/config/operator-config.ts';
import { UsageError } from '../../../pkg/errors/usage-error.ts';
import { clientsOf } from '../../../pkg/inject/clients.ts';
import { openCatalog } from '../../open-catalog.ts';
import { clock, version } from '../../process.ts';
import { analyze as analyzeManifests, fails } from './analysis.ts';
import type { Around } from './facts.ts';
import { analysisJson, analysisText } from './format.ts';
import { filesNamed } from './manifest-files.ts';
import { readManifests } from './read-manifests.ts';
import { isRuleCode, type RuleCode } from './rules.ts';
import { sarifLog } from './sarif.ts';

export interface AnalyzeOptions {
  readonly filename?: readonly string[];
  readonly catalog?: readonly string[];
  readonly enforce?: boolean;
  readonly namespace?: string;
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly failOn: string;
  readonly ignore?: readonly string[];
}

/** Judges policies and manifests together, as they are before they are applied. Resolves with the exit status. */
export async function analyze(options: AnalyzeOptions): Promise<number> {
  const failOn = levelOf(options.failOn);
  const ignored = new Set((options.ignore ?? []).map(codeOf));
  if (options.json === true && options.sarif === true)
    throw new UsageError('Name one of --json and --sarif.');
  if (options.filename === undefined)
    throw new UsageError('Name what to analyze: -f FILE, or - for standard input.');
  const read = (await filesNamed(options.filename)).map(readManifests);
  const analysis = analyzeManifests(
    read.flatMap(({ manifests }) => manifests),
    read.flatMap(({ findings }) => findings),
    await aroundOf(options),
    ignored,
  );
  if (options.sarif === true) print(sarifLog(analysis, version));
  else if (options.json === true) print(analysisJson(analysis));
  else process.stdout.write(analysisText(analysis));
  return fails(analysis.findings, failOn) ? 1 : 0;
}

const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

async function aroundOf({
  catalog: extra = [],
  enforce = false,
  namespace = 'default',
}: AnalyzeOptions): Promise<Around> {
  const catalog = await openCatalog(extra);
  return {
    catalog,
    clients: clientsOf(catalog),
    config: {
      version,
      images: { proxy: 'domicile-proxy', capture: 'domicile-capture' },
      imagePullPolicy: 'IfNotPresent',
      channel: { url: 'https://domicile-operator', ca: '' },
      resources: defaultResources,
      resolvers: [],
      trustedAuthorities: '',
    },
    context: { ...policyContext(catalog, clock.now()), readDictionary: dictionaryReader() },
    enforce,
    namespace,
    complete: false,
  };
}

function levelOf(text: string): 'error' | 'warning' {
  if (text === 'error' || text === 'warning') return text;
  throw new UsageError(`--fail-on: found "${text}"; allowed: error, warning`);
}

function codeOf(text: string): RuleCode {
  if (isRuleCode(text)) return text;
  throw new UsageError(`--ignore: found "${text}"; allowed: a code of docs/analyze.md, such as DOM033`);
}
