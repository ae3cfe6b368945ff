import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const rules = ['.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.json', 'package.json'];
const bound = 400;

/** What is planted where, and the rule that must name it; `undefined`: nothing may. */
type Planted = readonly [path: string, text: string, rule: string | undefined];

const imports: readonly Planted[] = [
  ['pkg/mask/mask-to-wire.ts', "import { bottom } from '../wire/bottom.ts';", 'mask-imports-its-own-row'],
  [
    'pkg/wire/wire-to-residency.ts',
    "import { bottom } from '../residency/bottom.ts';",
    'wire-imports-its-own-row',
  ],
  [
    'pkg/wire/type-of-mask.ts',
    "import type { Bottom } from '../mask/bottom.ts';",
    'wire-imports-its-own-row',
  ],
  [
    'pkg/journal/journal-to-config.ts',
    "import { bottom } from '../config/bottom.ts';",
    'journal-imports-its-own-row',
  ],
  ['pkg/errors/errors-to-api.ts', "import { bottom } from '../api/bottom.ts';", 'errors-imports-its-own-row'],
  [
    'pkg/proxy/proxy-to-operator.ts',
    "import { bottom } from '../operator/bottom.ts';",
    'proxy-imports-its-own-row',
  ],
  [
    'pkg/residency/residency-to-proxy.ts',
    "import { bottom } from '../proxy/bottom.ts';",
    'domain-imports-upward',
  ],
  [
    'pkg/residency/residency-to-policy.ts',
    "import { bottom } from '../policy/bottom.ts';",
    'domain-imports-upward',
  ],
  [
    'pkg/policy/policy-to-config.ts',
    "import { bottom } from '../config/bottom.ts';",
    'policy-imports-upward',
  ],
  ['pkg/capture/capture-to-proxy.ts', "import { bottom } from '../proxy/bottom.ts';", 'edges-import-upward'],
  ['pkg/proxy/proxy-to-cmd.ts', "import { bottom } from '../../cmd/bottom.ts';", 'paths-import-upward'],
  ['pkg/api/api-to-mask.ts', "import { bottom } from '../mask/bottom.ts';", 'base-imports-upward'],
  ['pkg/api/type-of-mask.ts', "import type { Bottom } from '../mask/bottom.ts';", 'base-imports-upward'],
  ['pkg/wire/wire-to-fs.ts', "import { readFileSync as bottom } from 'node:fs';", 'domain-is-pure'],
  ['pkg/mask/mask-to-process.ts', "import bottom from 'node:process';", 'domain-is-pure'],
  ['pkg/policy/policy-to-promises.ts', "import { readFile as bottom } from 'fs/promises';", 'domain-is-pure'],
  ['pkg/proxy/handle-dials-lazily.ts', "const bottom = await import('node:http');", 'nobody-dials-lazily'],
  [
    'pkg/proxy/proxy-to-kube.ts',
    "import { KubeConfig as bottom } from '@kubernetes/client-node';",
    'only-kube-imports-the-kubernetes-client',
  ],
  [
    'pkg/kube/kube-to-client.ts',
    "import { KubeConfig as bottom } from '@kubernetes/client-node';",
    undefined,
  ],
  [
    'pkg/kube/kube-to-metrics.ts',
    "import { bottom } from '../metrics/bottom.ts';",
    'kube-imports-its-own-row',
  ],
  ['pkg/proxy/proxy-to-fixture.ts', "import { bottom } from './up.fixture.ts';", 'product-imports-tests'],
  ['pkg/proxy/proxy-to-e2e.ts', "import { bottom } from '../../e2e/bottom.ts';", 'product-imports-tests'],
  ['pkg/log/one.ts', "import { bottom } from './other.ts';", 'no-circular'],
  ['pkg/proxy/types-of-http.ts', "import type { IncomingMessage as Bottom } from 'node:http';", undefined],
  ['pkg/proxy/proxy-to-mask.ts', "import { bottom } from '../mask/bottom.ts';", undefined],
  ['pkg/policy/policy-to-residency.ts', "import { bottom } from '../residency/bottom.ts';", undefined],
  ['pkg/mask/mask-to-crypto.ts', "import { hash as bottom } from 'node:crypto';", undefined],
];

const dials = 'eslint(no-restricted-imports)';
const code: readonly Planted[] = [
  ['pkg/proxy/handle-dials.ts', "import { request } from 'node:http';\nexport const a = request;", dials],
  ['pkg/proxy/handle-dials-all.ts', "import * as https from 'https';\nexport const a = https;", dials],
  ['pkg/journal/journal-dials.ts', "import { connect } from 'node:net';\nexport const a = connect;", dials],
  ['cmd/cmd-dials.ts', "import { connect } from 'node:tls';\nexport const a = connect;", dials],
  ['pkg/kube/lease-dials.ts', "import { request } from 'node:https';\nexport const a = request;", dials],
  ['pkg/kube/transport.ts', "import { request } from 'node:https';\nexport const a = request;", undefined],
  ['pkg/proxy/relays.ts', "import proxy from 'http-proxy';\nexport const a = proxy;", dials],
  ['pkg/proxy/dials-again.ts', "export { request } from 'node:https';", dials],
  ['pkg/proxy/fetches.ts', "export const a = fetch('https://example.eu');", 'eslint(no-restricted-globals)'],
  [
    'pkg/proxy/types-of-http-linted.ts',
    "import type { IncomingMessage } from 'node:http';\nexport type A = IncomingMessage;",
    undefined,
  ],
  ['pkg/proxy/forward.ts', "import { request } from 'node:http';\nexport const a = request;", undefined],
  [
    'pkg/mask/reads-environment.ts',
    "import process from 'node:process';\nexport const mode = process.env.MODE;",
    'eslint(no-restricted-properties)',
  ],
  [
    'cmd/reads-global-environment.ts',
    'export const mode = process.env.MODE;',
    'eslint(no-restricted-properties)',
  ],
  [
    'pkg/proxy/imports-environment.ts',
    "import { env } from 'node:process';\nexport const { MODE } = env;",
    'eslint(no-restricted-imports)',
  ],
  [
    'pkg/config/environment.ts',
    "import process from 'node:process';\nexport const mode = process.env.MODE;",
    undefined,
  ],
  [
    'pkg/proxy/imports-test.ts',
    "import { a } from './a.test.ts';\nexport const b = a;",
    'eslint(no-restricted-imports)',
  ],
  ['pkg/proxy/default-export.ts', 'const a = 1;\nexport default a;', 'import(no-default-export)'],
  ['pkg/proxy/any.ts', 'export const a = (b: any): unknown => b;', 'typescript(no-explicit-any)'],
  [
    'pkg/proxy/non-null.ts',
    'export const a = (b?: string): string => b!;',
    'typescript(no-non-null-assertion)',
  ],
  ['pkg/proxy/console.ts', "console.log('a');", 'eslint(no-console)'],
  [
    'pkg/proxy/floating.ts',
    'export function a(): void {\n  Promise.resolve(1);\n}',
    'typescript(no-floating-promises)',
  ],
  [
    'pkg/proxy/value-import.ts',
    "import { IncomingMessage } from 'node:http';\nexport type A = IncomingMessage;",
    'typescript(consistent-type-imports)',
  ],
  [
    'pkg/proxy/deep.ts',
    'export function a(b: number): void {\n  if (b > 1) {\n    if (b > 2) {\n      if (b > 3) {\n        if (b > 4) throw new Error();\n      }\n    }\n  }\n}',
    'eslint(max-depth)',
  ],
  [
    'pkg/proxy/branchy.ts',
    `export function a(b: number): number {\n${Array.from({ length: 10 }, (_, n) => `  if (b === ${n}) return ${n + 1};\n`).join('')}  return 0;\n}`,
    'eslint(complexity)',
  ],
  ['pkg/proxy/long.ts', `${'// line\n'.repeat(bound)}export const a = 1;`, 'eslint(max-lines)'],
  ['pkg/proxy/longest.ts', `${'// line\n'.repeat(bound - 1)}export const a = 1;`, undefined],
];

let tree: string;
let broken: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'house-'));
  for (const file of rules) copyFileSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const bottoms = [
    'api',
    'config',
    'mask',
    'metrics',
    'operator',
    'policy',
    'proxy',
    'residency',
    'wire',
  ].map((name) => `pkg/${name}`);
  for (const folder of [...bottoms, 'cmd', 'e2e'])
    plant(`${folder}/bottom.ts`, 'export interface Bottom {\n  readonly a: 1;\n}\nexport const bottom = 1;');
  plant('pkg/proxy/up.fixture.ts', 'export const bottom = 1;');
  plant('pkg/proxy/a.test.ts', 'export const a = 1;');
  plant('pkg/log/other.ts', "import { used } from './one.ts';\nexport const bottom = used;");
  for (const [path, text] of imports)
    plant(
      path,
      `${text}\nexport const used = ${text.includes('Bottom') ? '1 as unknown as Bottom' : 'bottom'};`,
    );
  const dependencies = await dependencyFaults();
  for (const [path] of imports) rmSync(join(tree, path));
  for (const [path, text] of code) plant(path, text);
  broken = new Map([...dependencies, ...(await lintFaults())]);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(join(tree, dirname(path)), { recursive: true });
  writeFileSync(join(tree, path), `${text}\n`);
}

/** Both tools leave with a status of their own when they find something: what they print is what counts. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: tree, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [join(root, 'node_modules', program), ...args], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
}

function byFile(faults: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [file, rule] of faults) found.set(file, (found.get(file) ?? new Set()).add(rule));
  return found;
}

async function dependencyFaults(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = await run('dependency-cruiser/bin/dependency-cruise.mjs', [
    'cmd',
    'pkg',
    '--output-type',
    'json',
  ]);
  const { summary } = JSON.parse(text) as {
    summary: { violations: readonly { from: string; rule: { name: string } }[] };
  };
  return byFile(summary.violations.map(({ from, rule }) => [from, rule.name]));
}

async function lintFaults(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = await run('oxlint/bin/oxlint', ['--type-aware', '--format', 'json', 'cmd', 'pkg']);
  const { diagnostics } = JSON.parse(text) as {
    diagnostics: readonly { filename: string; code: string; severity: string }[];
  };
  return byFile(
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ filename, code: rule }) => [filename, rule]),
  );
}

describe('what is planted is found', () => {
  test.each([...imports, ...code])('%s', (path, _text, rule) => {
    const found = [...(broken.get(path) ?? [])];
    if (rule === undefined) expect(found).toEqual([]);
    else expect(found).toContain(rule);
  });
});

describe('every file of ours', () => {
  const files = globSync('{cmd,pkg,e2e,scripts,bench,examples}/**/*.{ts,js}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/generated/**', 'bench/peers/**'],
  });

  test(`has at most ${bound} lines, no default export, a name in kebab case, and says what it is about`, () => {
    expect(files.length).toBeGreaterThan(200);
    const faults = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const name = file.split('/').at(-1) ?? '';
      return [
        ...(text.split('\n').length - 1 > bound ? [`${file} has more than ${bound} lines`] : []),
        ...(/^export default /m.test(text) ? [`${file} has a default export`] : []),
        ...(/^[a-z0-9-]+([.](test|fixture|test-data|d))?[.](ts|js)$/.test(name)
          ? []
          : [`${file} is not kebab-case`]),
        ...(/^(utils?|helpers?|common|misc)[.]/.test(name) ? [`${file} does not say what it is about`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('of the product reads the environment in one place alone', () => {
    const readers = files.filter(
      (file) =>
        /^(cmd|pkg)\//.test(file) &&
        !/[.]test[.]ts$/.test(file) &&
        /process[.]env|\benv\b.*from 'node:process'/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual(['pkg/config/environment.ts']);
  });
});
