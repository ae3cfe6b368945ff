import type { SecondHopKind } from '../api/location.ts';
import type { BodyFacts, Destination, HopFact } from '../api/request.ts';
import type { Provider } from './provider.ts';

/** What an operation does besides or instead of inference, whatever its body says. */
interface Implied {
  readonly hop?: SecondHopKind;
  /** The provider keeps what it is given. */
  readonly keeps?: string;
}

/** By the id of the operation in the catalog. */
const byOperation: Readonly<Record<string, Implied>> = {
  batches: { hop: 'batch', keeps: 'batches' },
  'create-batch': { hop: 'batch', keeps: 'batches' },
  batch: { hop: 'batch', keeps: 'batches' },
  'async-invoke': { hop: 'batch', keeps: 'async-invoke' },
  files: { keeps: 'files' },
  uploads: { keeps: 'files' },
  skills: { keeps: 'skills' },
  'fine-tuning': { keeps: 'fine-tuning' },
  evals: { keeps: 'evals' },
  agents: { hop: 'agent', keeps: 'agents' },
  assistants: { hop: 'agent', keeps: 'assistants' },
  sessions: { hop: 'handle', keeps: 'sessions' },
  environments: { hop: 'handle', keeps: 'environments' },
  'memory-stores': { hop: 'handle', keeps: 'memory-stores' },
  threads: { hop: 'handle', keeps: 'threads' },
  conversations: { hop: 'handle', keeps: 'conversations' },
  'stored-chat': { hop: 'handle' },
  'stored-responses': { hop: 'handle' },
  'cached-contents': { hop: 'handle', keeps: 'cachedContents' },
  'vector-stores': { hop: 'knowledge_base', keeps: 'vector-stores' },
  libraries: { hop: 'knowledge_base', keeps: 'libraries' },
  containers: { hop: 'code_execution', keeps: 'containers' },
  extensions: { hop: 'data_source' },
  'apply-guardrail': { hop: 'guardrail' },
  'invoke-agent': { hop: 'agent', keeps: 'agents' },
  flows: { hop: 'agent' },
  'knowledge-bases': { hop: 'knowledge_base' },
  'retrieve-and-generate': { hop: 'knowledge_base' },
  'retrieve-and-generate-stream': { hop: 'knowledge_base' },
  'generate-query': { hop: 'knowledge_base' },
};

/** ARNs that name more than a model. */
const byArn: Readonly<Record<string, SecondHopKind>> = {
  prompt: 'prompt',
  'prompt-router': 'fallback',
  'default-prompt-router': 'fallback',
  agent: 'agent',
  'agent-alias': 'agent',
  flow: 'agent',
  'knowledge-base': 'knowledge_base',
};

const none: readonly HopFact[] = [];

/** Second hops that path and model ask for. */
export function impliedHops(destination: Destination, model: string | undefined): readonly HopFact[] {
  const byPath = hopOfPath(destination);
  const byModel = model?.startsWith('arn:') === true ? hopOfArn(model) : undefined;
  if (byPath === undefined && byModel === undefined) return none;
  return [byPath, byModel].filter((hop) => hop !== undefined);
}

function impliedBy({ params }: Destination): Implied | undefined {
  const operation = params.operation ?? '';
  return Object.hasOwn(byOperation, operation) ? byOperation[operation] : undefined;
}

function hopOfPath(destination: Destination): HopFact | undefined {
  const { hop, keeps } = impliedBy(destination) ?? {};
  return hop && { kind: hop, target: keeps ?? destination.params.operation ?? '', by: 'path' };
}

function hopOfArn(arn: string): HopFact | undefined {
  const type = /^arn:[a-z-]+:bedrock:[a-z0-9-]*:\d*:([a-z-]+)\//.exec(arn)?.[1] ?? '';
  const kind = Object.hasOwn(byArn, type) ? byArn[type] : undefined;
  return kind && { kind, target: arn, by: 'model' };
}

const nothing: readonly string[] = [];

/** What operation and model themselves have the provider keep, before what the body asks for. */
export function keptState(
  destination: Destination,
  facts: BodyFacts | undefined,
  provider: Provider | undefined,
): readonly string[] {
  const asked = facts?.keepsState ?? nothing;
  const kept = impliedBy(destination)?.keeps;
  const all = kept === undefined || asked.includes(kept) ? asked : [kept, ...asked];
  if (provider === undefined || provider.keeps.length === 0) return all;
  const { operation, host, params } = destination;
  const held = provider.keeps.filter((one) => one.holds({ operation, host, params, facts }));
  return held.length === 0 ? all : [...held.map(({ what }) => what), ...all];
}
