import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { unreadConfigMap } from '../pkg/policy/config-map.ts';
import { readSidecarConfig } from '../pkg/config/sidecar-config.ts';
import { loadPolicyFiles } from '../pkg/config/policies.ts';
import { builtInCatalog } from '../pkg/residency/catalog.ts';
import { documents, exists, read } from './docs/files.ts';
import { anchorsOf, type Block, blocksOf, codesOf, linksOf, proseOf } from './docs/markdown.ts';
import { domicile } from './docs/run.ts';
import { longProse } from './rules/line-length.ts';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

const blocks = documents.flatMap((document) =>
  blocksOf(read(document)).map((block, index) => ({ ...block, document, at: `${document} #${index + 1}` })),
);
const ofLanguage = (language: string, tag: string) =>
  blocks.filter((block: Block) => block.language === language && block.tag === tag);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'domicile-docs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(text: string): Promise<string> {
  const path = join(folder, 'shown.yaml');
  await writeFile(path, text);
  return path;
}

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('links to what is there', () => {
    const broken = linksOf(text)
      .filter((target) => !target.startsWith('https://'))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? document : normalize(join(dirname(document), path));
        return !exists(file) || (anchor !== undefined && !anchorsOf(read(file)).has(anchor));
      });
    expect(broken).toEqual([]);
  });

  test('names files that are there', () => {
    const named = codesOf(proseOf(text)).filter((code) =>
      /^(\.?[\w-]+\/)*(cmd|pkg|e2e|crds|examples|scripts|docs|bench)\/[\w./-]+$/.test(code),
    );
    expect(named.filter((path) => !exists(path))).toEqual([]);
  });

  test('keeps to 120 columns outside of tables and commands', () => {
    expect(longProse(text)).toEqual([]);
  });
});

test('ARCHITECTURE knows every folder of the product', () => {
  const linked = new Set(linksOf(read('ARCHITECTURE.md')));
  const folders = [
    'cmd/domicile',
    'cmd/operator',
    'cmd/sidecar',
    ...['api', 'capture', 'channel', 'config', 'errors', 'inject', 'journal', 'kube', 'log']
      .concat(['mask', 'metrics', 'operator', 'policy', 'proxy', 'residency', 'wire'])
      .map((name) => `pkg/${name}`),
  ];
  expect(folders.filter((one) => !linked.has(one))).toEqual([]);
});

describe('policies shown', () => {
  test.each(ofLanguage('yaml', ''))('$at loads without a warning', async ({ text }) => {
    const path = await fileWith(text);
    expect((await loadPolicyFiles([path], builtInCatalog, Date.now())).warnings).toEqual([]);
  });

  test.each(ofLanguage('yaml', 'spec'))('$at loads as a part of a policy', async ({ text }) => {
    const head =
      'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: shown, namespace: docs}\n';
    const part = text.replaceAll(/^(?=.)/gm, '  ');
    const path = await fileWith(`${head}spec:\n  residency: {allow: [EU]}\n${part}`);
    // What is in ConfigMaps is for a cluster: e2e/cluster/dictionaries.test.ts.
    const without = { readConfigMap: unreadConfigMap };
    const loaded = await loadPolicyFiles([path], builtInCatalog, Date.now(), [], without);
    expect(loaded.warnings).toEqual([]);
  });

  test.each(ofLanguage('yaml', 'sidecar'))('$at is a configuration', async ({ text }) => {
    const config = await readSidecarConfig(await fileWith(text), {
      DOMICILE_SECRET: 'long-enough-to-be-one',
    });
    expect(config.policies.filter((path) => !exists(path))).toEqual([]);
  });

  // What is of Kubernetes itself is sent to a real API server: e2e/cluster/crds.test.ts.
  test('no other kind of YAML is shown', () => {
    const tags = blocks.filter(({ language }) => language === 'yaml').map(({ tag }) => tag);
    // Those of findings are analyzed: scripts/docs/analyze.test.ts.
    expect(new Set(tags.filter((tag) => !/^DOM\d+/.test(tag)))).toEqual(
      new Set(['', 'network-policy', 'pod', 'spec', 'sidecar']),
    );
  });
});

describe('commands shown', () => {
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text, document }) =>
      text
        .split('\n')
        .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
        .filter((line) => line !== '')
        .map((command) => ({ command, document })),
    );
  const scripts = (JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> }).scripts;
  const targets = new Set([...read('Makefile').matchAll(/^([\w-]+):/gm)].map(([, name = '']) => name));
  const help = new Map<string, Promise<string>>();

  const helpOf = (words: readonly string[]): Promise<string> => {
    const key = words.join(' ');
    const asked = help.get(key) ?? domicile([...words, '--help']).then(({ stdout }) => stdout);
    help.set(key, asked);
    return asked;
  };

  async function isOurs(args: string): Promise<void> {
    const [before = ''] = args.replaceAll(/[[\]]/g, '').split(' -- ');
    const words = before.split(/\s+/);
    const name = words.slice(
      0,
      ['analyze', 'check', 'exec', 'inject', 'locate', 'mask', 'reach', 'uninject'].includes(words[0] ?? '')
        ? 1
        : 2,
    );
    const text = await helpOf(name);
    expect(text).toContain(`Usage: domicile ${name.join(' ')} `);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(text).toContain(option);
  }

  test.each(commands)('$document: $command', async ({ command }) => {
    const [, rest = ''] = /^(?:export\b.*|(?:[A-Z_]+=\S+ )*(.+))$/.exec(command) ?? [];
    const ours = /^npm run --silent domicile -- (.+)$/.exec(rest)?.[1];
    if (rest === '') expect(command).toMatch(/^export( [A-Z_]+=\S+)+$/);
    else if (ours !== undefined) await isOurs(ours);
    else if (rest.startsWith('make ')) expect(targets).toContain(rest.slice(5));
    else expect(ranWith(rest)).toBe(true);
  });

  const typed = blocks
    .filter(({ language }) => language === 'console')
    .flatMap(({ text, document }) =>
      [...text.matchAll(/(?:^|[|] )(?:kubectl )?domicile (.+?)(?= [>|]|$)/gm)].map(([, args = '']) => ({
        args,
        document,
      })),
    );

  test.each(typed)('$document: domicile $args', ({ args }) => isOurs(args));

  test('are the same in the README and in the guide to installing', () => {
    const linesOf = (document: string, tag: (one: string) => boolean): readonly string[] =>
      blocks
        .filter((one) => one.document === document && one.language === 'console' && tag(one.tag))
        .flatMap(({ text }) => text.trim().split('\n'));
    expect(linesOf('README.md', () => true)).toEqual(
      linesOf('docs/install.md', (tag) => tag === 'install' || tag === 'use'),
    );
  });

  /** A script of package.json, or a file of the project, with paths that are there. */
  function ranWith(command: string): boolean {
    const [program = '', ...words] = command.split(/\s+/);
    const paths = words.filter((word) => word.includes('/'));
    if (program === 'node_modules/.bin/node') return exists(words[0] ?? '');
    const script = words[0] === 'test' ? 'test' : words.filter((word) => !word.startsWith('-'))[1];
    return program === 'npm' && script !== undefined && script in scripts && paths.every(exists);
  }
});

describe('refusals shown', () => {
  const agents: Readonly<Record<string, readonly [policy: string, script: string]>> = {
    bedrock: [
      'examples/policies/eu-only.yaml',
      `const url = process.env.ANTHROPIC_BEDROCK_BASE_URL + '/model/global.anthropic.claude-opus-4-6-v1/invoke';
       const body = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 5, messages: [{ role: 'user', content: 'hi' }] };
       const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
       console.log(response.status, (await response.json()).message);`,
    ],
    anthropic: [
      'examples/policies/us-masked.yaml',
      `const url = process.env.ANTHROPIC_BASE_URL + '/v1/messages';
       const body = { model: 'claude-opus-4-6', max_tokens: 5, inference_geo: 'global', messages: [{ role: 'user', content: 'hi' }] };
       const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
       console.log(response.status, (await response.json()).error.message);`,
    ],
  };

  test.each(Object.keys(agents))('%s: what the README quotes is what a client reads', async (name) => {
    const [policy = '', script = ''] = agents[name] ?? [];
    const [shown] = ofLanguage('text', `refusal=${name}`);
    const { stdout } = await domicile(
      ['exec', '--policy', policy, '--journal', join(folder, name), '--', process.execPath, '-e', script],
      { AWS_REGION: 'eu-central-1', ANTHROPIC_API_KEY: 'unused', HOME: folder },
    );
    expect(stdout.trim()).toBe(`451 ${shown?.text.replaceAll(/\s+/g, ' ').trim()}`);
  });
});
