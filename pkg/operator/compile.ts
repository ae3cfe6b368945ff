import type { ConfigurationLine, SidecarConfiguration } from '../api/configuration.ts';
import { hashOf } from '../channel/line.ts';
import { contradiction } from '../policy/common-places.ts';
import { parsedOnce } from '../policy/config-map.ts';
import { checkPolicyDocuments, documentName } from '../policy/load-policy-documents.ts';
import type { PolicyContext } from '../policy/context.ts';
import { configMapsOf } from '../policy/dictionaries.ts';
import { PolicyError, type ProblemCode } from '../policy/problem.ts';
import { selects } from '../policy/select.ts';
import { besideNames } from './beside-names.ts';
import { keysRevision, type RootKeys, namespaceKeys } from './root-keys.ts';
import type { Dictionaries } from './dictionaries.ts';
import type { PodFacts, PolicyObject, World } from './world.ts';

export interface Compiled {
  /** `undefined`: a policy names what was never read, and nothing else is known to have changed. */
  readonly line: Omit<ConfigurationLine, 'issuedAt'> | undefined;
  /**
   * The hash of what the pod was last to run on, by what we knew then; empty where that was never known, or where more
   * has changed since than names that are awaited.
   */
  readonly stands: string;
  /** Keys of the policies that select the pod. */
  readonly policies: readonly string[];
  /** How these contradict each other; empty where they do not. */
  readonly contradiction: string;
}

export interface CompilerOptions {
  readonly world: Pick<World, 'policiesFor' | 'namespace' | 'revision'>;
  readonly dictionaries: Pick<
    Dictionaries,
    'waits' | 'unreadOf' | 'versionOf' | 'read' | 'textsFor' | 'forgotten' | 'revision'
  >;
  /** What policies are checked against, at this moment, beside the ConfigMaps that they name. */
  readonly context: () => PolicyContext;
  readonly rootKeys: () => RootKeys;
  /** PEM of whom sidecars are to trust as the operator from now on. */
  readonly authorities: () => string;
  readonly staleMs: number;
}

export interface Compiler {
  /** What a pod should run on; `undefined` while its namespace is not known. */
  readonly compile: (pod: PodFacts) => Compiled | undefined;
  /** A pod is gone. */
  readonly forget: (uid: string) => void;
  /** What is wrong with a policy by itself; `undefined` where nothing is, or nothing is known yet. */
  readonly problemOf: (policy: PolicyObject) => PolicyFault | undefined;
}

export interface PolicyFault {
  readonly text: string;
  /** The first thing that is wrong, for programs. */
  readonly code: ProblemCode | undefined;
}

/** Different sets of policies, and policies, that are remembered; beyond it all are forgotten. */
const remembered = 4_096;
/** Milliseconds after which a policy is checked again although it is the same: exceptions come to their end. */
const checkedMs = 600_000;

/** Pods for which the same policies hold run on the same: checked and hashed once for all of them. */
export function createCompiler(options: CompilerOptions): Compiler {
  const { world, context, dictionaries, rootKeys, staleMs } = options;
  const { versionOf, read, textsFor } = dictionaries;
  const hashed = new Map<string, Hashed>();
  let hashedWith = '';
  let forgottenWith = 0;
  const checked = new Map<string, Checked>();
  /** By the uid of each pod. */
  const standing = new Map<string, Stood>();

  const checkedOf = (policies: readonly PolicyObject[], dataClasses: readonly string[]): Checked => {
    const around = context();
    const key = JSON.stringify([dataClasses, policies.map(versionOf)]);
    const known = checked.get(key);
    if (known !== undefined && around.now - known.at < checkedMs) return known;
    const readConfigMap = parsedOnce(read);
    const found = { fault: faultOf(policies, { ...around, dataClasses, readConfigMap }), at: around.now };
    if (checked.size >= remembered) checked.clear();
    checked.set(key, found);
    return found;
  };
  /** Names that nobody is sent any more would otherwise stay with policies that are gone. */
  const forgetOldNames = (): void => {
    if (forgottenWith === dictionaries.forgotten()) return;
    forgottenWith = dictionaries.forgotten();
    for (const [key, { holding, line }] of hashed) {
      const { dictionaries: names = {} } = line.config;
      if (Object.entries(textsFor(holding) ?? {}).some(([id, text]) => names[id] !== text))
        hashed.delete(key);
    }
  };
  const hashedFor = (
    policies: readonly PolicyObject[],
    namespaceUid: string,
    dataClasses: readonly string[],
    unread: string,
  ): Hashed => {
    const refused = unread !== '' ? unread : (checkedOf(policies, dataClasses).fault?.text ?? '');
    const { lineage, epoch, retiring } = rootKeys();
    const authorities = options.authorities();
    // Some kilobytes of text that change once in months: no part of each key.
    if (authorities !== hashedWith) hashed.clear();
    hashedWith = authorities;
    const key = JSON.stringify([
      namespaceUid,
      dataClasses,
      policies.map(({ object }) => object.metadata.uid),
    ]);
    // What was before is forgotten: names may be long.
    const of = JSON.stringify([lineage, epoch, retiring, refused, policies.map(versionOf)]);
    const known = hashed.get(key);
    if (known?.of === of) return known;
    const holding = refused === '' ? policies : [];
    const documents = holding.map(({ document }) => document);
    const names = textsFor(holding);
    forgetOldNames();
    const keys = namespaceKeys(rootKeys(), namespaceUid);
    const config: SidecarConfiguration = {
      policies: documents,
      refused,
      keys,
      ...(names !== undefined && { dictionaries: names }),
      authorities,
      dataClasses,
      staleMs,
    };
    const hash = hashOf(config);
    const made: Hashed = {
      of,
      holding,
      line: { config, hash },
      stood: { hash, versions: policies.map(versionOf), besideNames: policies.map(besideNames) },
      contradiction: contradiction(documents, context().places),
    };
    if (hashed.size >= remembered) hashed.clear();
    hashed.set(key, made);
    return made;
  };
  /** What is known beside the names that are not must be as it was: a policy that only waits keeps back no other. */
  const standsFor = (uid: string, selecting: readonly PolicyObject[]): string => {
    const stood = standing.get(uid);
    const isAsItWas = (policy: PolicyObject): boolean =>
      dictionaries.waits(policy) || stood?.versions.includes(versionOf(policy)) === true;
    return stood !== undefined && selecting.every(isAsItWas) ? stood.hash : '';
  };
  /**
   * Pods may go by old names, not by old policies: where names cannot be read, which policy says something else than
   * when the pod was last told of it. Empty while they are only being read, and where nothing is known of before.
   */
  const refusalFor = (uid: string, selecting: readonly PolicyObject[]): string => {
    const stood = standing.get(uid);
    const [unread] = selecting.filter(dictionaries.waits).flatMap((one) => dictionaries.unreadOf(one) || []);
    if (stood === undefined || unread === undefined) return '';
    const changed = selecting.find((one) => !stood.besideNames.includes(besideNames(one)));
    return changed === undefined ? '' : unreadText(changed, unread);
  };
  return {
    problemOf: (policy) => (dictionaries.waits(policy) ? undefined : checkedOf([policy], []).fault),
    forget: (uid) => standing.delete(uid),
    compile: ({ uid, namespace: name, labels, dataClasses }) => {
      const namespace = world.namespace(name);
      if (namespace === undefined) return undefined;
      const identity = { namespace: name, labels, namespaceLabels: namespace.labels };
      const selecting = world.policiesFor(name).filter(({ document }) => selects(document, identity));
      const keys = selecting.map(({ key }) => key);
      const awaits = selecting.some(dictionaries.waits);
      const unread = awaits ? refusalFor(uid, selecting) : '';
      if (awaits && unread === '')
        return { line: undefined, stands: standsFor(uid, selecting), contradiction: '', policies: keys };
      const order = {
        lineage: rootKeys().lineage,
        revision: world.revision(),
        keysRevision: keysRevision(rootKeys()),
        ...(selecting.some(namesConfigMaps) && { dictionariesRevision: dictionaries.revision() }),
      };
      const { line, stood, contradiction: told } = hashedFor(selecting, namespace.uid, dataClasses, unread);
      if (!awaits) standing.set(uid, stood);
      return { line: { ...order, ...line }, stands: line.hash, contradiction: told, policies: keys };
    },
  };
}

interface Hashed {
  /** The versions that it was made from. */
  readonly of: string;
  /** Empty where it is refused. */
  readonly holding: readonly PolicyObject[];
  readonly line: Pick<ConfigurationLine, 'config' | 'hash'>;
  readonly stood: Stood;
  readonly contradiction: string;
}

/** What pods were to run on, by its hash and the versions of its policies. */
interface Stood {
  readonly hash: string;
  readonly versions: readonly string[];
  /** What they said, whatever the names. */
  readonly besideNames: readonly string[];
}

interface Checked {
  readonly fault: PolicyFault | undefined;
  /** Unix milliseconds. */
  readonly at: number;
}

const unreadText = ({ document }: PolicyObject, unread: string): string =>
  `${documentName(document)}: found another policy than before, while ${unread} cannot be read; ` +
  'allowed: one whose names can be, or with other names alone';

const namesConfigMaps = ({ document }: PolicyObject): boolean => configMapsOf(document).length > 0;

function faultOf(policies: readonly PolicyObject[], context: PolicyContext): PolicyFault | undefined {
  if (policies.length === 0) return undefined;
  try {
    checkPolicyDocuments(
      policies.map(({ document }) => document),
      context,
    );
    return undefined;
  } catch (error) {
    if (error instanceof PolicyError) return { text: error.message, code: error.problems[0]?.code };
    throw error;
  }
}
