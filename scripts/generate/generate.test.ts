import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { wordsOfPattern } from '../../pkg/policy/pattern-words.ts';
import { generate, outdated, sourceCrd } from './generate.ts';
import { readCrd } from './schema.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const source = read(sourceCrd);

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

interface Placed {
  readonly at: string;
  readonly node: Node;
}

function nodesOf(node: Node, at: string): readonly Placed[] {
  return [
    { at, node },
    ...Object.entries(node.properties ?? {}).flatMap(([name, below]) => nodesOf(below, `${at}.${name}`)),
    ...(node.items === undefined ? [] : nodesOf(node.items, `${at}[]`)),
  ];
}

const cluster = readCrd(read('crds/clusterresidencypolicies.domicile.dev.yaml'));
const spec = (cluster.spec.versions[0].schema.openAPIV3Schema.properties ?? {})['spec'] as Node;
const nodes = nodesOf(spec, 'spec');

describe('generated files', () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await generate(source);
  });

  test('what is committed is what the CRD gives', () => {
    expect([...outdated(files, read).keys()]).toEqual([]);
  });

  test('a file that is missing or edited by hand is out of date', () => {
    expect(outdated(files, () => undefined).size).toBe(files.size);
    const path = 'pkg/policy/generated/known-fields.ts';
    const edited = (one: string) => (one === path ? `${read(one)}\n` : read(one));
    expect([...outdated(files, edited).keys()]).toEqual([path]);
  });

  test('a change of the CRD changes what is generated', async () => {
    const changed = await generate(source.replace('maxItems: 128', 'maxItems: 127'));
    const validator = 'pkg/policy/generated/validate-policy.js';
    expect(changed.get(validator)).not.toBe(files.get(validator));
  });

  test('the validator needs nothing but itself when it runs', () => {
    expect(files.get('pkg/policy/generated/validate-policy.js')).not.toMatch(/^import |(?<!')\brequire\("/m);
  });

  test('a CRD that the cluster-wide one cannot be derived from is refused', async () => {
    await expect(generate(source.replace('scope: Namespaced', 'scope: Other'))).rejects.toThrow('scope');
  });
});

describe('the schema', () => {
  test.each(nodes.filter(({ node }) => node.type === 'array'))('$at has a bound', ({ node }) => {
    expect(node.maxItems).toBeGreaterThan(0);
  });

  test.each(nodes.filter(({ node }) => node.type === 'string' && node.enum === undefined))(
    '$at has a bound',
    ({ node }) => {
      expect(node.maxLength).toBeGreaterThan(0);
    },
  );

  test('every field is described', () => {
    const silent = nodes.filter(({ at, node }) => !at.endsWith('[]') && node.description === undefined);
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  test('every pattern has words, and no words are left over', () => {
    const patterns = new Set(nodes.flatMap(({ node }) => node.pattern ?? []));
    const metadata = ['^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$', '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'];
    expect(new Set(wordsOfPattern.keys())).toEqual(new Set([...patterns, ...metadata]));
  });
});
