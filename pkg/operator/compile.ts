import type { ConfigurationLine, SidecarConfiguration } from '../api/configuration.ts';
import { hashOf } from '../channel/line.ts';
import { loadPolicyDocuments } from '../policy/load-policy-documents.ts';
import type { PolicyContext } from '../policy/context.ts';
import { PolicyError } from '../policy/problem.ts';
import { selects } from '../policy/select.ts';
import { type RootKeys, namespaceKeys } from './root-keys.ts';
import type { PodFacts, PolicyObject, World } from './world.ts';

export interface Compiled {
  readonly line: Omit<ConfigurationLine, 'issuedAt'>;
  /** Keys of the policies that select the pod. */
  readonly policies: readonly string[];
}

export interface CompilerOptions {
  readonly world: World;
  /** What policies are checked against, at this moment. */
  readonly context: () => PolicyContext;
  readonly rootKeys: () => RootKeys;
  readonly staleMs: number;
}

export interface Compiler {
  /** What a pod should run on; `undefined` while its namespace is not known. */
  readonly compile: (pod: PodFacts) => Compiled | undefined;
  /** What is wrong with a policy by itself; empty where nothing is. */
  readonly problemOf: (policy: PolicyObject) => string;
}

/** Pods of one namespace with the same labels run on the same: compiled once for all of them. */
export function createCompiler({ world, context, rootKeys, staleMs }: CompilerOptions): Compiler {
  const memo = new Map<string, Compiled>();
  let memoOf = '';

  const memoized = (key: string, make: () => Compiled): Compiled => {
    const { lineage, epoch } = rootKeys();
    const state = [lineage, epoch, ...world.revision()].join();
    if (state !== memoOf) memo.clear();
    memoOf = state;
    const known = memo.get(key) ?? make();
    memo.set(key, known);
    return known;
  };
  const configurationOf = (
    documents: readonly PolicyObject[],
    namespaceUid: string,
  ): SidecarConfiguration => {
    const problem = problemsOf(documents, context());
    const policies = problem === '' ? documents.map(({ document }) => document) : [];
    return { policies, refused: problem, keys: namespaceKeys(rootKeys(), namespaceUid), staleMs };
  };
  return {
    problemOf: (policy) => problemsOf([policy], context()),
    compile: (pod) => {
      const namespace = world.namespace(pod.namespace);
      if (namespace === undefined) return undefined;
      const labels = Object.entries(pod.labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
      return memoized(JSON.stringify([namespace.uid, labels]), () => {
        const identity = { namespace: pod.namespace, labels: pod.labels, namespaceLabels: namespace.labels };
        const selecting = world
          .policies()
          .filter(({ document }) => selects(document, identity))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1));
        const config = configurationOf(selecting, namespace.uid);
        const order = { lineage: rootKeys().lineage, revision: world.revision() };
        return {
          line: { ...order, hash: hashOf(config), config },
          policies: selecting.map(({ key }) => key),
        };
      });
    },
  };
}

function problemsOf(policies: readonly PolicyObject[], context: PolicyContext): string {
  if (policies.length === 0) return '';
  try {
    loadPolicyDocuments(
      policies.map(({ document }) => document),
      context,
    );
    return '';
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}
