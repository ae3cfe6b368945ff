import { relative } from 'node:path';
import process from 'node:process';
import type { Plugin } from 'esbuild';

const isIdentifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Takes Node's modules by `process.getBuiltinModule` instead of `import`. An `import` reads every property of the
 * module, and some of them load what nobody asked for: `node:http` all of undici (11 MiB of resident memory, 30 ms),
 * `node:process` and `node:util` their tools. Here only the
 * properties that are used are read. Each importer has its own few lines: shared, they would be chunks of their own,
 * and to resolve so many files makes V8 optimize Node's path functions (7 MiB of resident memory). Their names are
 * relative: what is built is the same in every folder.
 */
export const builtins: Plugin = {
  name: 'builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind, importer }) =>
      kind === 'import-statement'
        ? {
            path: `${path}?${relative(process.cwd(), importer)}`,
            pluginData: path,
            namespace: 'builtin',
            sideEffects: false,
          }
        : { path, external: true },
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ pluginData }) => ({
      contents: moduleOf(String(pluginData)),
    }));
  },
};

function moduleOf(path: string): string {
  const found: object | undefined = process.getBuiltinModule(path);
  if (found === undefined) throw new Error(`${path} is no module of Node's`);
  const names = Object.keys(found).filter((name) => name !== 'default' && isIdentifier.test(name));
  return [
    `const builtin = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(path)});`,
    'export default builtin;',
    ...names.map(
      (name) =>
        `const value_${name} = /* @__PURE__ */ (() => builtin.${name})();\nexport { value_${name} as ${name} };`,
    ),
  ].join('\n');
}
