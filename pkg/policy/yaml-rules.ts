import { isScalar, visit, type Document, type Node, type Scalar } from 'yaml';
import { quote } from './describe.ts';
import type { Finding } from './problem.ts';

interface At {
  readonly offset: number;
}

/** Findings about one file's YAML that are reported; what follows is mostly a consequence of the first ones. */
const maxYamlFindings = 20;

/** What is no YAML. */
export const syntaxFindings = (document: Document): readonly (Finding & At)[] =>
  [...document.errors, ...document.warnings].slice(0, maxYamlFindings).map((error) => ({
    code: 'yaml',
    path: [],
    found: syntaxWords(error.message),
    allowed: 'valid YAML',
    offset: error.pos[0],
  }));

/**
 * What YAML would let pass and a policy must not hold: two readers could see two different policies. Keys that stand
 * there twice are found here, too, where the parser does not look for them: it compares each key with all others.
 */
export function yamlFindings(document: Document): readonly (Finding & At)[] {
  const findings: (Finding & At)[] = [...syntaxFindings(document)];
  const add = (node: Node, found: string, allowed: string): void => {
    if (findings.length < maxYamlFindings) {
      findings.push({ code: 'yaml', path: [], found, allowed, offset: node.range?.[0] ?? 0 });
    }
  };
  visit(document, {
    Alias: (_key, node) => add(node, `the alias *${node.source}`, 'values that are written out'),
    Node: (_key, node) => {
      if (node.anchor !== undefined) add(node, `the anchor &${node.anchor}`, 'values that are written out');
      if (node.tag !== undefined) add(node, `the tag ${node.tag}`, 'values without tags');
    },
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || typeof key.value !== 'string') continue;
        if (seen.has(key.value)) add(key, `the key ${quote(key.value)} a second time`, 'each key once');
        seen.add(key.value);
      }
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) && typeof key.value !== 'string')
        add(key, `the key ${String(key.value)}`, 'keys that are text');
      if (!isScalar(key)) add(key as Node, 'a key that is not text', 'keys that are text');
    },
  });
  return findings;
}

const syntaxWords = (message: string): string => message.replace(/ at line \d+.*$/s, '');

/** `kubectl` reads YAML 1.1, where these plain words are booleans: Norway is `NO`. */
const yaml11Booleans = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;

export function yaml11Warnings(
  document: Document,
): readonly { readonly offset: number; readonly text: string }[] {
  const warnings: { readonly offset: number; readonly text: string }[] = [];
  visit(document, {
    Scalar: (_key, node: Scalar) => {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string' || !yaml11Booleans.test(node.value)) return;
      const text = `${node.value} is read as a boolean by kubectl: write "${node.value}" in quotes`;
      warnings.push({ offset: node.range?.[0] ?? 0, text });
    },
  });
  return warnings;
}
