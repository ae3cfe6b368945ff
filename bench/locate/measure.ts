import { getHeapStatistics } from 'node:v8';
import { catalogFiles } from '../../pkg/residency/catalog-files.ts';
import { builtInCatalog, type Catalog, compileCatalog } from '../../pkg/residency/catalog.ts';
import { allowed, policy, snapshot } from '../../pkg/residency/decide.fixture.ts';
import { decide } from '../../pkg/residency/decide.ts';
import { hostSet } from '../../pkg/residency/host-names.ts';
import { identify } from '../../pkg/residency/identify.ts';
import { locate } from '../../pkg/residency/locate.ts';
import { isRefusal } from '../../pkg/residency/refusal.ts';
import { finish } from '../../pkg/api/text.ts';
import { readRequest } from '../../pkg/wire/request/read-request.ts';
import { median, Samples } from '../statistics.ts';

/** Microseconds of locate and decide together, at the median. */
const TARGET_US = 20;
/** Calls measured as one: a clock is too coarse for a single one. */
const BATCH = 50;
const BATCHES = 4000;
const WARM_UP = 20_000;
/** How many catalogs' worth of providers are put into the large catalog. */
const COPIES = 8;

interface Case {
  readonly name: string;
  readonly url: string;
  readonly body: object;
}

const messages = [{ role: 'user', content: 'Hello' }];
const claude = { max_tokens: 5, messages };

const cases: readonly Case[] = [
  {
    name: 'Anthropic, inference_geo',
    url: 'https://api.anthropic.com/v1/messages',
    body: { ...claude, model: 'claude-opus-4-8', inference_geo: 'us' },
  },
  {
    name: 'Bedrock, eu. profile',
    url: 'https://bedrock-runtime.eu-central-1.amazonaws.com/model/eu.anthropic.claude-opus-4-8/invoke',
    body: { ...claude, anthropic_version: 'bedrock-2023-05-31' },
  },
  {
    name: 'OpenAI, denied',
    url: 'https://api.openai.com/v1/responses',
    body: { model: 'gpt-5', input: 'Hello' },
  },
  {
    name: 'Anthropic, four second hops',
    url: 'https://api.anthropic.com/v1/messages',
    body: {
      ...claude,
      model: 'claude-opus-4-8',
      inference_geo: 'us',
      tools: [{ type: 'web_search_20250305' }, { type: 'code_execution_20250825' }],
      mcp_servers: [{ type: 'url', name: 's', url: 'https://mcp.example.eu/' }],
      fallbacks: [{ model: 'claude-opus-4-7' }],
    },
  },
];

const deciding = snapshot(
  policy({ name: 'bench', allow: allowed('EU', 'US'), secondHops: 'Allow', uninspectable: 'Allow' }),
);
const surroundings = { declaredHosts: hostSet([]), hostParams: {} };

/** One call: locate and decide on a request that was identified and read before. */
function callOf({ url, body }: Case, catalog: Catalog): () => unknown {
  const destination = identify('POST', { kind: 'absolute', url }, catalog, surroundings);
  if (isRefusal(destination)) throw new Error(destination.message);
  const bytes = Buffer.from(JSON.stringify(body));
  const { facts } = finish(readRequest(destination.protocol, destination.params, bytes));
  const now = Date.now();
  return () => {
    const locality = locate(destination, facts, catalog);
    return decide(deciding, { destination, locality, findings: {}, uninspectable: 0 }, now, catalog);
  };
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

function measured(call: () => unknown): Measured {
  for (let index = 0; index < WARM_UP; index += 1) call();
  const times = new Samples();
  const bytes: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const heap = batch % 16 === 0 ? getHeapStatistics().used_heap_size : undefined;
    const began = performance.now();
    for (let index = 0; index < BATCH; index += 1) call();
    times.add(((performance.now() - began) * 1000) / BATCH);
    if (heap !== undefined) bytes.push((getHeapStatistics().used_heap_size - heap) / BATCH);
  }
  const { p50, p99 } = times.distribution();
  return { p50, p99, bytes: median(bytes) };
}

/** The same providers several times over, under other names and hosts. */
function largeCatalog(): Catalog {
  const copies = Array.from({ length: COPIES }, (_, copy) =>
    catalogFiles.providers.map((provider) => ({
      ...provider,
      id: `${provider.id}-${copy}`,
      hosts: provider.hosts.map((host) => ({ ...host, template: `copy-${copy}.${host.template}` })),
      clientModes: [],
    })),
  );
  return compileCatalog({ ...catalogFiles, providers: [...catalogFiles.providers, ...copies.flat()] });
}

/** A table for people. `progress` is told what is measured. */
export function locateTable(progress: (what: string) => void): string {
  const large = largeCatalog();
  const lines = cases.map((one) => {
    progress(one.name);
    const own = measured(callOf(one, builtInCatalog));
    const inLarge = measured(callOf(one, large));
    const outcome = own.p50 <= TARGET_US ? 'met' : 'missed';
    const figures = [own.p50, own.p99, inLarge.p50].map((value) => value.toFixed(2).padStart(8));
    const sizes = [own.bytes, inLarge.bytes].map((value) => value.toFixed(0).padStart(7));
    return [one.name.padEnd(30), ...figures, ...sizes, `  p50 <= ${TARGET_US} us: ${outcome}`].join('');
  });
  const head = `${''.padEnd(30)} p50 us  p99 us  p50 x${COPIES + 1}  bytes  bytes x${COPIES + 1}`;
  return [head, ...lines].join('\n');
}
