import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { loadPolicyFiles } from '../../pkg/config/policies.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import type { LoadedPolicies } from '../../pkg/policy/compile-documents.ts';
import { finish } from '../../pkg/api/text.ts';
import { openCatalog } from '../open-catalog.ts';
import { clock } from '../process.ts';
import { MAX_REQUEST_BYTES, readAll, readLines } from './bounded-input.ts';
import { readAsked } from './locate-input.ts';
import { openAddressEvidence } from '../../pkg/proxy/address-evidence.ts';
import { resolveAll } from '../../pkg/proxy/addresses.ts';
import { addressesOf, addressLines, type Resolved } from './locate-addresses.ts';
import { errorJson, explanationJson, resolvedJson } from './locate-json.ts';
import { type Explanation, locateRequest, type Surveyor } from './locate-request.ts';
import { explanationTree } from './locate-tree.ts';

export interface LocateOptions {
  readonly policy?: readonly string[];
  readonly dataClass?: readonly string[];
  readonly catalog?: readonly string[];
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly resolve?: boolean;
  readonly addressEvidence?: string;
}

/** Explains requests read from standard input; resolves with 1 where a line was no request, 0 otherwise. */
export async function locate(options: LocateOptions): Promise<number> {
  const surveyor = await surveyorFor(options);
  const resolving = await resolverFor(options);
  if (options.jsonl === true) return locateLines(surveyor, resolving);
  return locateOne(surveyor, resolving, options.json === true);
}

/** Says what the addresses of a request's host speak for; without `--resolve` nobody is asked. */
type Resolving = (explanation: Explanation) => Promise<Resolved | undefined>;

async function resolverFor({ resolve = false, addressEvidence }: LocateOptions): Promise<Resolving> {
  if (!resolve && addressEvidence !== undefined) throw new UsageError('--address-evidence needs --resolve.');
  if (!resolve) return async () => undefined;
  const evidence = addressEvidence === undefined ? undefined : await openAddressEvidence(addressEvidence);
  return async ({ destination, locality }) =>
    destination && addressesOf(destination.host, locality.processing.location, resolveAll, evidence);
}

async function locateOne(surveyor: Surveyor, resolving: Resolving, json: boolean): Promise<number> {
  const text = await readAll(process.stdin);
  if (text === undefined) throw new UsageError(`The request is longer than ${MAX_REQUEST_BYTES} bytes.`);
  const asked = orUsage(() => readAsked(text));
  const explanation = locateRequest(asked, surveyor);
  const resolved = await resolving(explanation);
  const decides = surveyor.snapshot !== undefined;
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...explanationJson(explanation, decides), ...resolvedJson(resolved) }, null, 2)}\n`
      : explanationTree(explanation, resolved && addressLines(resolved)),
  );
  return 0;
}

function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`The request on standard input cannot be read: ${error.message}.`, { cause: error });
  }
}

async function locateLines(surveyor: Surveyor, resolving: Resolving): Promise<number> {
  let status = 0;
  for await (const line of readLines(process.stdin)) {
    if (line?.trim() === '') continue;
    const answer = await answerTo(line, surveyor, resolving);
    if ('error' in answer) status = 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await drained();
  }
  return status;
}

async function answerTo(
  line: string | undefined,
  surveyor: Surveyor,
  resolving: Resolving,
): Promise<Readonly<Record<string, unknown>>> {
  if (line === undefined) return errorJson(`the line is longer than ${MAX_REQUEST_BYTES} bytes`);
  try {
    const explanation = locateRequest(readAsked(line), surveyor);
    const resolved = resolvedJson(await resolving(explanation));
    return { ...explanationJson(explanation, surveyor.snapshot !== undefined), ...resolved };
  } catch (error) {
    if (error instanceof UsageError) return errorJson(error.message);
    throw error;
  }
}

function drained(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('drain', () => resolve()));
}

async function surveyorFor(options: LocateOptions): Promise<Surveyor> {
  const { policy: policies = [], dataClass = [] } = options;
  const now = clock.now();
  const catalog = await openCatalog(options.catalog ?? []);
  if (policies.length === 0 && dataClass.length > 0) throw new UsageError('--data-class needs --policy.');
  if (policies.length === 0) return { catalog, snapshot: undefined, findings: () => ({}), now };
  const loaded = await loadPolicyFiles(policies, catalog, now, dataClass);
  return { catalog, snapshot: loaded.snapshot, findings: finder(loaded), now };
}

/** Findings matter to data classes alone: where there are none, nothing is scanned. */
function finder({ snapshot }: LoadedPolicies): Surveyor['findings'] {
  if (snapshot.policies.every(({ dataClasses }) => dataClasses.length === 0)) return () => ({});
  const key = randomBytes(32);
  const masker = createMasker(snapshot.masking, { current: key, previous: undefined });
  return ({ parts }) => finish(masker.scanPrompt(parts, new CarriedValues())).findings;
}
